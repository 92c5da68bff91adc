import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

@Suite struct `The quarantine` {
  /// A file that was put aside that long ago, as the daemon leaves it.
  private func putAside(
    _ number: Int64, in sandbox: Sandbox, _ story: Story, source: String = "website",
    content: String = "{\"name\":\"Zo", ago: TimeSpan = .hours(2),
    reason: String = "JSON ends at byte 11"
  ) throws {
    mkdir(sandbox.spool + "/quarantine", 0o755)
    let text = FileRow.text(number)
    try sandbox.write("spool/quarantine/\(text)-lead.json", content)
    try sandbox.write(
      "spool/quarantine/\(text).reason.json",
      "{\"file\":\"\(text)\",\"name\":\"lead.json\","
        + "\"detail\":{\"arrived_at\":\"2026-11-21T10:04:05.000Z\"}}")
    var event = EventRow(.fileQuarantined, at: WallClock.now() - ago)
    event.key = "put aside \(number)"
    event.file = number
    event.source = source
    event.reason = reason
    try story.ledger.append(event)
    try story.ledger.keep(
      file: FileRow(
        id: number, folder: "inbox/\(source)", name: Array("lead.json".utf8), inode: 1,
        size: Int64(content.utf8.count), modified: 0, digest: [],
        path: "quarantine/\(text)-lead.json", reason: reason))
  }

  @Test func `the list is oldest first, with the reason and a count`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    #expect(try sandbox.run("quarantine", "list").output == "Nothing in quarantine.\n")
    try putAside(26, in: sandbox, story)
    try putAside(
      27, in: sandbox, story, source: "shop", ago: .minutes(3), reason: "the file is empty")
    let files = try sandbox.run("quarantine", "list", "--json").json().elements ?? []
    #expect(files.map { $0["file"] } == ["F-00001a", "F-00001b"])
    #expect(files.map { $0["source"] } == ["website", "shop"])
    #expect(
      files[0].members?.map(\.name) == [
        "file", "source", "at", "age_seconds", "size", "reason", "path", "was",
      ])
    #expect(files[0]["size"] == 11 && files[0]["reason"] == "JSON ends at byte 11")
    let age = try #require(files[1]["age_seconds"]?.double)
    #expect((180..<240).contains(age))
    let text = try sandbox.run("quarantine", "list").output
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4 && lines[1].hasPrefix("F-00001a  website"))
    #expect(lines[2].hasSuffix("the file is empty") && lines[3].hasPrefix("2 in quarantine"))
    let shop = try sandbox.run("quarantine", "list", "--source", "shop", "--json").json()
    #expect(shop.elements?.map { $0["file"] } == ["F-00001b"])
  }

  @Test func `a file is shown with its reason, its beginning and what to do`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    let lines = (1...30).map { "line \($0)" }.joined(separator: "\n")
    try putAside(26, in: sandbox, story, content: "\u{1B}]0;owned\u{7}\u{202E}evil\n" + lines)
    let shown = try sandbox.run("quarantine", "show", "f-1A").output
    let hidden = shown.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
    }
    #expect(hidden.isEmpty && shown.contains("evil"))
    #expect(shown.contains("│ line 9\n") && !shown.contains("line 10") && shown.contains("│ …"))
    for part in [
      "JSON ends at byte 11", "website", "lead.json", "put aside", "mode 0644",
      "leadclock quarantine retry F-00001a", "leadclock quarantine discard F-00001a --note",
    ] { #expect(shown.contains(part), "\(part)") }
    let json = try sandbox.run("quarantine", "show", "F-00001a", "--json").json()
    #expect(json["state"] == "quarantined" && json["record"]?["name"] == "lead.json")
    #expect(json["lines"]?.elements?.count == 11 && json["history"]?.elements?.count == 1)
  }

  @Test func `what a stranger put in the place of a file is not looked into`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try sandbox.write("secret", "do not show")
    for (number, make) in [
      (Int64(1), { (path: String) in _ = symlink(sandbox.folder + "/secret", path) }),
      (2, { (path: String) in _ = mkfifo(path, 0o644) }),
    ] {
      try putAside(number, in: sandbox, story)
      let path = "\(sandbox.spool)/quarantine/\(FileRow.text(number))-lead.json"
      unlink(path)
      make(path)
      let ending = try sandbox.run("quarantine", "show", FileRow.text(number))
      #expect(ending.status == 0 && !ending.output.contains("do not show"))
      #expect(ending.output.contains(number == 1 ? "symbolic link" : "pipe"))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "another account's rights are tried as root"))
  func `who may not read a file sees all but its content`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try putAside(26, in: sandbox, story, content: "{\"name\":\"Zoë Exa")
    chmod(sandbox.spool + "/quarantine/F-00001a-lead.json", 0o600)
    for file in sandbox.names("state") { chmod("\(sandbox.folder)/state/\(file)", 0o644) }
    let ending = try sandbox.run("quarantine", "show", "F-00001a", as: "nobody")
    #expect(ending.status == 0 && ending.output.contains("JSON ends at byte 11"))
    #expect(!ending.output.contains("Zoë") && ending.output.contains("mode 0600"))
  }

  @Test func `each deed drops its kind with the file's number`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try putAside(26, in: sandbox, story)
    let daemon = try FakeDaemon(sandbox)
    let retry = try sandbox.start(["quarantine", "retry", "F-1a", "--by", "ben"])
    let first = try daemon.response()
    #expect(first.kind == .quarantineRetry && first.target == "F-00001a" && first.by == "ben")
    #expect(
      try sandbox.finish(retry).output == "F-00001a queued: leadclockd has not taken it yet\n")
    let discard = try sandbox.start([
      "quarantine", "discard", "F-00001a", "--note", "noise", "--json",
    ])
    let second = try daemon.response()
    #expect(second.kind == .quarantineDiscard && second.note == "noise" && second.lead == nil)
    let json = try sandbox.finish(discard).json()
    #expect(json.members?.map(\.name) == ["id", "state", "file"] && json["state"] == "queued")
  }

  @Test func `what makes no sense is refused before anything is dropped`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1)
    for (words, status) in [
      (["retry"], Int32(64)), (["retry", "F-1", "--all"], 64), (["retry", "--source", "a"], 64),
      (["retry", "lead.json"], 64), (["discard", "F-000001"], 64),
      (["discard", "F-000001", "--note", " "], 64), (["show", "F-000099"], 66),
      (["retry", "F-000099"], 66), (["discard", "F-000099", "--note", "x"], 66),
      // A file that was taken is none that was put aside.
      (["retry", "F-000001"], 66),
    ] {
      let ending = try sandbox.finish(sandbox.start(["quarantine"] + words))
      #expect(ending.status == status, "\(words): \(ending.errors)")
      #expect(!ending.errors.isEmpty)
    }
    #expect(sandbox.names("spool/responses").isEmpty)
    #expect(try sandbox.run("quarantine", "retry", "--all").output == "Nothing in quarantine.\n")
  }
}
