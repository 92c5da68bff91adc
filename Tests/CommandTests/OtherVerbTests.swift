import Glibc
import LeadClock
import LeadFormats
import Ledger
import Settings
import Testing

@testable import leadclock

/// The fields of the canonical lead, with what a finding has before and behind them.
private let canonicalKeys = [
  "schema_version", "kind", "reasons", "warnings", "lead_id", "received_at", "submitted_at",
  "submitted_at_confidence", "source", "format", "lead_kind", "external_id", "form_id",
  "form_name", "contact", "contact_pending", "message", "subject", "page_url", "campaign",
  "consent", "is_test", "spam", "mail", "missing", "extra", "raw",
]

@Suite struct `Parsing and checking` {
  @Test func `parse says what is in a file and why`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.json", #"{"name":"Zoë","email":"zoe@example.org","message":"Hi"}"#)
    try sandbox.write("b.json", #"{"name":"Li","email":"li@example.org","message":"Ho"}"#)
    let one = try sandbox.run("parse", "--json", sandbox.folder + "/a.json").json()
    #expect(one.elements?.count == 1 && one.elements?.first?["kind"] == "lead")
    #expect(one.elements?.first?["contact"]?["email"] == "zoe@example.org")
    #expect(one.elements?.first?["file"] == nil)
    #expect(one.elements?.first?.members?.map(\.name) == canonicalKeys)
    #expect(one.elements?.first?["contact"]?["phone"] == .null)
    #expect(one.elements?.first?["external_id"] == .null)
    #expect(one.elements?.first?["missing"] == ["phone", "source"])
    let raw = one.elements?.first?["raw"]
    #expect(raw?["file"]?.text == sandbox.folder + "/a.json" && raw?["index"] == 0)
    #expect(
      raw?["sha256"] == "288cc31ae8e4c773b7d455488320e3751ac17d84f4004f3e228cabf398ec10ea")
    let two = try sandbox.run(
      "parse", "--json", sandbox.folder + "/a.json", sandbox.folder + "/b.json"
    ).json()
    #expect(two.elements?.map { $0["file"]?.text?.hasSuffix(".json") } == [true, true])
    let text = try sandbox.run("parse", sandbox.folder + "/a.json").output
    #expect(text.contains("a.json: lead") && text.contains("contact.full_name  Zoë"))
  }

  @Test(arguments: ["", "{\"name\":\"Zo", "[1, 2, 3]", "nothing of use", #"{"name":"Zo"}"#])
  func `a file without lead or response exits with 65 and a reason`(content: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("a", content)
    let ending = try sandbox.run("parse", "--json", sandbox.folder + "/a")
    #expect(ending.status == 65 && ending.errors.contains("/a: "))
    #expect(try ending.json().elements?.allSatisfy { $0["kind"] != "lead" } == true)
  }

  @Test func `a sound configuration is summed up`() throws {
    let sandbox = try Sandbox()
    let ending = try sandbox.run("check-config")
    #expect(ending.status == 0)
    for part in ["ok: people ana, ben", "policies default", "sources portal", sandbox.spool] {
      #expect(ending.output.contains(part))
    }
    #expect(try sandbox.run("check-config", "--json").json()["ok"] == true)
  }

  @Test func `complaints are one a line with their positions`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("bad.yaml", "spool: /a\nstate: b\npeopel: {}\n")
    let ending = try sandbox.run("check-config", sandbox.folder + "/bad.yaml", "--json")
    #expect(ending.status == 78)
    let lines = ending.errors.split(separator: "\n")
    #expect(lines.count >= 2 && lines.allSatisfy { $0.contains("bad.yaml:") })
    let complaints = try ending.json()["complaints"]?.elements ?? []
    #expect(complaints.contains { $0["line"] == 3 && $0["column"] == 1 })
  }
}

@Suite(.serialized) struct `Reloading` {
  private func verdict(_ kind: EventKind, reason: String?) throws -> Sandbox.Ending {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    // An older verdict is not this one.
    try story.ledger.append(EventRow(.configReloaded, at: WallClock.now()))
    signal(SIGHUP, SIG_IGN)
    defer { signal(SIGHUP, SIG_DFL) }
    let daemon = try FakeDaemon(sandbox)
    let run = try sandbox.start(["reload"])
    WallClock.sleep(milliseconds: 400)
    var event = EventRow(kind, at: WallClock.now())
    event.reason = reason
    try story.ledger.append(event)
    let ending = try sandbox.finish(run)
    withExtendedLifetime(daemon) {}
    return ending
  }

  @Test func `the daemon's word is what reload says`() throws {
    let accepted = try verdict(.configReloaded, reason: nil)
    #expect(accepted.status == 0 && accepted.output == "configuration reloaded\n")
    let refused = try verdict(.configRejected, reason: "the spool cannot move")
    #expect(refused.status == 78 && refused.errors.contains("the spool cannot move"))
  }

  @Test func `a wrong configuration never reaches the daemon`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("leadclock.yaml", "spool: /a\n")
    let ending = try sandbox.run("reload")
    #expect(ending.status == 78 && ending.errors.contains("'state' is missing"))
    let json = try sandbox.run("reload", "--json").json()
    #expect(json["state"] == "rejected")
    #expect(json["reason"]?.text?.contains("'state' is missing") == true)
  }

  @Test func `a configuration that is not there is told to programs as well`() throws {
    let sandbox = try Sandbox()
    let path = sandbox.folder + "/nowhere.yaml"
    let checked = try sandbox.run("check-config", path, "--json")
    #expect(checked.status == 78)
    let verdict = try checked.json()
    #expect(verdict["ok"] == false && verdict["file"]?.text == path)
    #expect(verdict["complaints"]?.elements?.first?["text"]?.text?.contains("missing") == true)
    let reload = try sandbox.run("reload", "--json", "--config", path, config: false)
    #expect(reload.status == 78)
    #expect(try reload.json()["state"] == "rejected")
    // Without a daemon nothing was refused; nobody was there.
    let alone = try sandbox.run("reload", "--json")
    #expect(alone.status == 69)
    #expect(try alone.json()["state"] == "failed")
  }
}

@Suite struct `Sources` {
  @Test func `a source's folder is made for producers who write and do not list`() throws {
    let sandbox = try Sandbox()
    let ending = try sandbox.run("source", "add", "website")
    #expect(ending.status == 0 && ending.output.contains("rename("))
    var status = stat()
    #expect(stat(sandbox.spool + "/inbox/website", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o730)
    let again = try sandbox.run("source", "add", "website", "--json")
    #expect(again.status == 0)
    #expect(try again.json().members?.map(\.name) == ["name", "path", "lacks", "user"])
  }

  @Test func `a link in the place of a folder is refused`() throws {
    let sandbox = try Sandbox()
    let target = sandbox.folder + "/elsewhere"
    mkdir(target, 0o700)
    #expect(symlink(target, sandbox.spool + "/inbox/website") == 0)
    #expect(try sandbox.run("source", "add", "website").status != 0)
    var status = stat()
    #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test func `a drop folder's own list is set before its mode, and its heirs' list behind`() throws
  {
    let sandbox = try Sandbox()
    let path = sandbox.spool + "/inbox"
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(folder) }
    try AccessList.setOwn(AccessList.plain, of: folder)
    var status = stat()
    #expect(fstat(folder, &status) == 0 && status.st_mode & 0o777 == 0o730)
    // Without the daemon's account; its list is tried where the account is.
    try AccessList.setInherited("user::rwx,user:0:rwx,group::---,mask::rwx,other::---", of: folder)
    let file = open(path + "/made", O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
    #expect(fstat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
    close(file)
    #expect(throws: Failure.self) { try AccessList.setOwn("nonsense", of: folder) }
  }

  @Test func `sources are folders, configured names and what the ledger knows`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1, source: "website")
    mkdir(sandbox.spool + "/inbox/fair", 0o755)
    let rows = try sandbox.run("source", "list", "--json").json().elements ?? []
    #expect(rows.map { $0["name"]?.text } == ["fair", "portal", "website"])
    #expect(rows.map { $0["origin"]?.text } == ["own", "bought", "own"])
    #expect(rows.map { $0["folder"]?.boolean } == [true, false, false])
    #expect(rows.map { $0["leads"]?.integer } == [0, 0, 1])
    #expect(
      rows[0].members?.map(\.name) == ["name", "origin", "folder", "leads", "latest_at", "lacks"])
    #expect(rows[0]["lacks"] == .null)
    #expect(
      rows[2]["lacks"] == ["leads": 1, "name": 0, "email": 0, "phone": 1, "message": 0])
    #expect(try sandbox.run("source", "list").output.contains("phone in 1 of 1"))
  }

  @Test func `a folder has the name that the daemon gives its source`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1, source: "bad_name")
    mkdir(sandbox.spool + "/inbox/bad name", 0o755)
    let rows = try sandbox.run("source", "list", "--json").json().elements ?? []
    #expect(rows.map { $0["name"]?.text } == ["bad_name", "portal"])
    #expect(rows.first?["folder"] == true && rows.first?["leads"] == 1)
  }

  @Test func `a test without a daemon says where the lead waits`() throws {
    let sandbox = try Sandbox()
    mkdir(sandbox.spool + "/inbox/website", 0o755)
    let ending = try sandbox.run("source", "test", "website")
    #expect(ending.status == 69 && ending.errors.contains("seen failed: leadclockd does not run"))
    #expect(ending.output.hasPrefix("written   "))
    #expect(sandbox.names("spool/inbox/website").count == 1)
  }

  @Test func `a test follows its lead to the ledger`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    mkdir(sandbox.spool + "/inbox/website", 0o755)
    let daemon = try FakeDaemon(sandbox)
    let run = try sandbox.start(["source", "test", "website", "--json"])
    var name: String?
    for _ in 0..<300 where name == nil {
      WallClock.sleep(milliseconds: 10)
      name = sandbox.names("spool/inbox/website").first { !$0.hasPrefix(".") }
    }
    let dropped = try #require(name)
    let text = try sandbox.read(sandbox.spool + "/inbox/website/" + dropped)
    guard
      case .findings(let findings, _) = Recogniser(ownDomains: []).recognise(
        Array(text.utf8), fileName: dropped)
    else { throw Failure(.data, text) }
    #expect(findings.map(\.kind) == [.test])
    try record(dropped, in: story)
    let json = try sandbox.finish(run).json()
    withExtendedLifetime(daemon) {}
    #expect(json["ok"] == true)
    #expect(
      json["steps"]?.elements?.map { $0["name"]?.text } == ["written", "seen", "recorded"])
  }

  private func record(_ name: String, in story: Story) throws {
    let now = WallClock.now()
    try story.ledger.keep(
      file: FileRow(
        id: 1, folder: "inbox/website", name: Array(name.utf8), inode: 1, size: 1, modified: 0,
        digest: [], path: "archive/x"))
    var event = EventRow(.testReceived, at: now)
    event.lead = 1
    event.source = "website"
    event.file = 1
    event.seenAt = now
    event.arrivedAt = now
    try story.ledger.append(event)
  }
}

@Suite struct `The demonstration` {
  @Test func `its configuration is accepted`() throws {
    let text = DemoScript.configuration(folder: "/tmp/x", account: "somebody")
    let settings = try Settings.read(Array(text.utf8), path: "demo.yaml")
    #expect(settings.notes.isEmpty)
    #expect(settings.rules.policies[0].firstResponse.levels.map(\.name).last == "escalated")
  }

  @Test func `its files are what they are said to be`() throws {
    func kinds(_ text: String) -> [FindingKind] {
      let recognition = Recogniser(ownDomains: []).recognise(Array(text.utf8), fileName: "x")
      guard case .findings(let findings, _) = recognition else { return [] }
      return findings.map(\.kind)
    }
    #expect(kinds(DemoScript.website) == [.lead])
    #expect(kinds(DemoScript.shop) == [.lead])
    #expect(kinds(DemoScript.mailbox(sent: WallClock.now())) == [.lead])
    #expect(kinds(DemoScript.trial) == [.test])
    #expect(kinds(DemoScript.broken) == [])
  }
}
