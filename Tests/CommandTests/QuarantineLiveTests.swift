import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

/// Files that were put aside, from the drop to the archive, by the real daemon.
@Suite struct `Quarantine with the daemon` {
  private static let soon = "limits: { grace: 1s, empty: 1s, stalled: 1s }"
  private static let whole =
    #"{"name":"Zoë","email":"zoe@example.org","message":"A quote, please."}"#

  private func archived(_ service: Service) -> [String] {
    service.sandbox.names("spool/archive").flatMap { service.sandbox.names("spool/archive/\($0)") }
  }

  @Test func `a broken file that is mended where it lies becomes a lead`() throws {
    let service = try Service(settings: Self.soon)
    try service.drop("{\"name\":\"Zoë\",\"email\":\"zoe@exa", as: "lead.json")
    let number = try #require(try service.quarantined().first)
    #expect(try service.say("quarantine", "list").contains(number))
    #expect(try service.say("quarantine", "show", number).contains("zoe@exa"))
    // As an editor saves it: another file of the same name.
    try service.drop(Self.whole, as: "\(number)-lead.json", in: "quarantine")
    let said = try service.say("quarantine", "retry", number)
    #expect(said == "\(number) retried by ana; read anew from inbox/website\n")
    let lead = try service.lead(email: "zoe@example.org")
    let shown = try service.say("show", lead, "--json")
    #expect(try JSONReader.read(Array(shown.utf8))["source"] == "website")
    try service.wait { archived(service).contains("\(number).reason.json") }
    #expect(service.sandbox.names("spool/quarantine").isEmpty)
    #expect(service.sandbox.names("spool/inbox/website").isEmpty)
    #expect(try service.say("quarantine", "list") == "Nothing in quarantine.\n")
    #expect(try service.log().contains("\(number) retried by ana\n"))
    let after = try service.say("quarantine", "show", number)
    #expect(after.contains("retried by ana"))
    let became = try JSONReader.read(
      Array(try service.say("quarantine", "show", number, "--json").utf8))
    #expect(became["leads"]?.elements?.map { $0 } == [.string(lead)])
    let next = try #require(became["became"]?.text)
    #expect(next != number && after.contains("became     \(next), \(lead)\n"))
    let again = try service.sandbox.run("quarantine", "retry", number)
    #expect(again.status == 65 && again.errors.contains("was retried already"))
  }

  @Test(.enabled(if: geteuid() == 0, "the daemon runs as another account"))
  func `a file that nobody could read is taken once its mode is mended`() throws {
    let service = try Service(settings: Self.soon, as: "nobody")
    let inbox = service.sandbox.spool + "/inbox/website"
    try service.sandbox.write("spool/inbox/website/.lead.tmp", Self.whole)
    chmod(inbox + "/.lead.tmp", 0)
    rename(inbox + "/.lead.tmp", inbox + "/lead.json")
    let number = try #require(try service.quarantined().first)
    let reason = try service.say("quarantine", "show", number)
    #expect(reason.contains("mode 00") && reason.contains("install -m 0640"))
    _ = try service.say("quarantine", "retry", number)
    try service.wait { try service.log().contains("L-1 again from website; still unreadable") }
    var next = number
    try service.wait {
      next = try service.quarantined().first ?? number
      return next != number
    }
    chmod("\(service.sandbox.spool)/quarantine/\(next)-lead.json", 0o644)
    // Somebody's enquiry all the same: its clock runs until it can be read.
    #expect(try service.log().contains("L-1 new from website: unreadable, look at it"))
    let before = try service.say("show", "1")
    #expect(
      before.contains("unreadable, look at it") && before.contains("quarantine show \(number)"))
    #expect(!before.contains("under id"))
    // What it says is the enquiry that waits already: its number, its owner, its clock.
    _ = try service.say("quarantine", "retry", "--all", "--source", "website")
    #expect(try service.lead(email: "zoe@example.org") == "L-1")
    let json = try service.sandbox.run("show", "1", "--json").json()
    #expect(json["state"] == "open" && json["clocks"]?.elements?.count == 1)
    #expect(json["format"] != "unreadable" && json["contact_pending"] == false)
    #expect(try service.log().contains("L-1 contact came in from website"))
  }

  @Test(.enabled(if: geteuid() == 0, "the daemon runs as another account"))
  func `what stands for a file that is given up is closed, with the reason`() throws {
    let service = try Service(settings: Self.soon, as: "nobody")
    let inbox = service.sandbox.spool + "/inbox/website"
    try service.sandbox.write("spool/inbox/website/.lead.tmp", Self.whole)
    chmod(inbox + "/.lead.tmp", 0)
    rename(inbox + "/.lead.tmp", inbox + "/lead.json")
    let number = try #require(try service.quarantined().first)
    _ = try service.say("quarantine", "discard", number, "--note", "nobody knows it")
    try service.wait { try service.say("show", "1").contains("\(number) was given up") }
    #expect(try service.say("show", "1").contains("closed, stage"))
  }

  @Test func `what is still wrong is put aside again under a new number`() throws {
    let service = try Service(settings: Self.soon)
    try service.drop("noise", as: "a.txt")
    try service.drop("more noise", as: "b.txt")
    let numbers = try service.quarantined(2)
    let json = try JSONReader.read(
      Array(try service.say("quarantine", "retry", "--all", "--json").utf8))
    #expect(json.elements?.map { $0["state"] } == ["applied", "applied"])
    #expect(json.elements?.map { $0["file"]?.text } == numbers)
    try service.wait {
      let now = try service.quarantined(2)
      return now.allSatisfy { !numbers.contains($0) }
    }
    #expect(try service.say("quarantine", "list").contains("again after \(numbers[0]): "))
  }

  @Test func `a file that is given up is kept in the archive with who did it and why`() throws {
    let service = try Service(settings: Self.soon)
    try service.drop("noise", as: "a.txt")
    let number = try #require(try service.quarantined().first)
    let said = try service.say("quarantine", "discard", number, "--note", "a bot's noise")
    #expect(said.hasPrefix("\(number) discarded by ana; kept in archive/"))
    try service.wait { service.sandbox.names("spool/quarantine").isEmpty }
    #expect(archived(service).contains("\(number)-a.txt"))
    #expect(archived(service).contains("\(number).reason.json"))
    let shown = try service.say("quarantine", "show", number)
    #expect(shown.contains("discarded by ana: a bot's noise") && !shown.contains("  next"))
    let retry = try service.sandbox.run("quarantine", "retry", number)
    #expect(retry.status == 65 && retry.errors.contains("\(number) was discarded already"))
    // Notes are what people wrote, and the journal has none of it.
    #expect(try !service.log().contains("bot"))
  }

  @Test func `a name that is taken by now is never overwritten`() throws {
    let service = try Service(settings: Self.soon)
    try service.drop("noise", as: "lead.json")
    let number = try #require(try service.quarantined().first)
    // Still being written, so that it stays where it is.
    let path = service.sandbox.spool + "/inbox/website/lead.json"
    let writer = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(writer) }
    Output.write("half of another", to: writer)
    try service.drop(Self.whole, as: "\(number)-lead.json", in: "quarantine")
    _ = try service.say("quarantine", "retry", number)
    #expect(try service.lead(email: "zoe@example.org") == "L-1")
    #expect(try service.sandbox.read(path) == "half of another")
    #expect(archived(service).contains { $0.hasSuffix("-lead.json_2") })
  }

  @Test func `a file whose folder is gone stays in quarantine`() throws {
    let service = try Service(settings: Self.soon)
    try service.drop("noise", as: "lead.json")
    let number = try #require(try service.quarantined().first)
    rmdir(service.sandbox.spool + "/inbox/website")
    let ending = try service.sandbox.run("quarantine", "retry", number)
    #expect(ending.status == 65 && ending.errors.contains("inbox/website is not there any more"))
    #expect(try service.quarantined() == [number])
  }

  @Test func `a response that was put aside is retried as one`() throws {
    let service = try Service(settings: Self.soon)
    let lead = try service.lead("zoe", email: "zoe@example.org")
    try service.drop(#"{"id":"r-1","kind":"contact"}"#, as: "r-1.json", in: "responses")
    let number = try #require(try service.quarantined().first)
    try service.drop(
      #"{"id":"r-1","kind":"contact","lead":"\#(lead)"}"#, as: "\(number)-r-1.json",
      in: "quarantine")
    _ = try service.say("quarantine", "retry", number)
    try service.wait {
      try service.sandbox.run("show", lead, "--json").json()["state"] == "answered"
    }
  }

  @Test(arguments: ["retried", "discarded"])
  func `a crash between the commit and the move is made good at the next start`(
    word: String
  ) throws {
    let service = try Service(settings: Self.soon)
    try service.drop("{\"name\":\"Zo", as: "lead.json")
    let number = try #require(try service.quarantined().first)
    service.stop()
    try service.drop(Self.whole, as: "\(number)-lead.json", in: "quarantine")
    try leaveResolved(number, word, in: service)
    try service.start()
    try service.wait { service.sandbox.names("spool/quarantine").isEmpty }
    #expect(archived(service).contains("\(number).reason.json"))
    if word == "retried" {
      #expect(try service.lead(email: "zoe@example.org") == "L-1")
    } else {
      #expect(archived(service).contains("\(number)-lead.json"))
      #expect(try service.say("list", "--all") == "There are no leads yet.\n")
    }
    // Told and moved once: nothing is left to do at a second start.
    service.stop()
    try service.start()
    #expect(try service.say("quarantine", "list") == "Nothing in quarantine.\n")
    let count = word == "retried" ? 1 : 0
    let leads = try service.sandbox.run("list", "--all", "--json").json().elements
    #expect(leads?.count == count)
  }

  /// The ledger as a crash leaves it: the commit is there and the move was never made.
  private func leaveResolved(_ number: String, _ word: String, in service: Service) throws {
    let ledger = try Ledger(folder: service.sandbox.folder + "/state", create: false)
    let id = try #require(FileRow.number(number))
    var row = try #require(try ledger.file(id))
    row.folder = "quarantine"
    row.name = Array("\(number)-lead.json".utf8)
    row.path =
      word == "retried" ? "inbox/website/lead.json" : "archive/2026-11-21/\(number)-lead.json"
    row.resolved = word
    try ledger.begin()
    try ledger.resolve(file: row)
    try ledger.commit()
    try ledger.close()
  }
}
