import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

@Suite struct `Importing` {
  /// A file of records, as an export has them.
  private func export(_ records: [String], in sandbox: Sandbox, as name: String = "old crm.json")
    throws
    -> String
  {
    try sandbox.write(name, "[\(records.joined(separator: ","))]")
    return "\(sandbox.folder)/\(name)"
  }

  private func record(_ name: String, _ more: String = "") -> String {
    "{\"name\":\"\(name)\",\"email\":\"\(name)@example.org\",\"message\":\"A quote.\"\(more)}"
  }

  private let test = #"{"name":"Test","email":"t@example.org","is_test":true}"#

  @Test func `the leads of a file become history with one notice, tests stay tests`() throws {
    let service = try Service()
    let path = try export(
      [
        record("zoe", #","submitted_at":"2025-03-01T10:00:00Z""#), record("li"), record("zoe"),
        test, record("omar"),
      ], in: service.sandbox)
    let said = try service.say("import", "--source", "old-crm", path)
    #expect(
      said.hasSuffix(": 3 leads became history, 1 duplicate, 1 test, no signals\n"), "\(said)")
    #expect(try service.say("list") == "Nobody waits.\n")
    let lead = try service.sandbox.run("show", "email:zoe@example.org", "--json").json()
    #expect(lead["sort"] == "imported" && lead["source"] == "old-crm" && lead["clocks"] == [])
    #expect(lead["duplicates"] == 1 && lead["repeats"]?.elements?.count == 1)
    let shown = try service.say("show", "email:zoe@example.org")
    #expect(shown.contains("imported: history, no clock and no alarm"))
    try service.wait { try service.log().contains("history") }
    let notices = try service.log().split(separator: "\n").filter { $0.contains("history") }
    #expect(notices.count == 1)
    #expect(
      notices.first?.hasSuffix(
        "3 leads from old-crm are imported by ana; kept as history, L-1 first")
        == true, "\(notices)")
    #expect(try !service.log().contains("L-1 again"))
    #expect(service.sandbox.names("spool/responses").isEmpty)
  }

  @Test func `a file that is imported again adds nothing`() throws {
    let service = try Service()
    let path = try export([record("zoe"), record("li")], in: service.sandbox)
    _ = try service.say("import", path)
    let again = try JSONReader.read(Array(try service.say("import", path, "--json").utf8))
    #expect(again["imported"] == 0 && again["duplicates"] == 2 && again["state"] == "imported")
    try service.wait { try service.log().contains("known already") }
    let line = "2 leads from import imported by ana were known already, L-1 first; counted"
    let told = try service.log().split(separator: "\n").filter { $0.contains("L-") }
    #expect(told.count == 2 && told.last?.hasSuffix(line) == true, "\(told)")
    let leads = try service.sandbox.run("list", "--all", "--json").json().elements
    #expect(leads?.count == 2 && leads?.allSatisfy { $0["source"] == "import" } == true)
  }

  @Test func `the same form at another time was another enquiry`() throws {
    let service = try Service()
    let path = try export(
      ["2025-03-01", "2025-03-01", "2025-06-01"].map {
        record("zoe", ",\"submitted_at\":\"\($0)T10:00:00Z\"")
      }, in: service.sandbox)
    let json = try JSONReader.read(Array(try service.say("import", path, "--json").utf8))
    #expect(json["imported"] == 2 && json["duplicates"] == 1)
    #expect(try service.log().contains("2 leads from import are imported by ana"))
  }

  @Test func `old leads that come into an inbox are history with one notice too`() throws {
    let service = try Service()
    let old = #","submitted_at":"2025-03-01T10:00:00Z""#
    let records = [record("zoe", old), record("li", old), record("zoe", old)]
    try service.drop("[\(records.joined(separator: ","))]", as: "late.json")
    #expect(try service.lead(email: "li@example.org") == "L-2")
    let notices = try service.log().split(separator: "\n").filter { $0.contains("history") }
    #expect(
      notices.map { $0.contains("2 leads from website are too old for a clock; kept as history") }
        == [true], "\(notices)")
  }

  @Test func `a dry run says what is in the files and hands nothing over`() throws {
    let sandbox = try Sandbox()
    let path = try export([record("zoe"), test], in: sandbox)
    let said = try sandbox.run("import", "--dry-run", path)
    #expect(said.status == 0)
    #expect(said.output.contains("1 lead would become history, 1 test, no signals"))
    let json = try sandbox.run("import", "--dry-run", path, "--json").json()
    #expect(json["leads"] == 1 && json["tests"] == 1 && json["state"] == "dry-run")
    #expect(sandbox.names("spool/responses").isEmpty)
  }

  @Test func `recent leads are imported with a warning`() throws {
    let sandbox = try Sandbox()
    let now = RFC3339.write(WallClock.now() - .hours(3))
    let path = try export([record("zoe", ",\"submitted_at\":\"\(now)\"")], in: sandbox)
    let ending = try sandbox.run("import", "--dry-run", path)
    #expect(ending.status == 0 && ending.errors.contains("1 lead of the last"))
    #expect(ending.errors.contains("no clock will run"))
  }

  @Test func `a file is handed over whole under a name that says what it is`() throws {
    let sandbox = try Sandbox()
    let path = try export([record("zoe")], in: sandbox)
    let ending = try sandbox.run("import", "--source", "old-crm", path)
    #expect(ending.status == 0 && ending.output.hasSuffix("queued: leadclockd does not run\n"))
    let name = try #require(sandbox.names("spool/responses").first)
    #expect(name.hasPrefix("import-old-crm-") && name.hasSuffix("-old_crm.json"))
    #expect(try sandbox.read("\(sandbox.spool)/responses/\(name)") == sandbox.read(path))
  }

  @Test func `a queued file is taken when the daemon starts`() throws {
    let service = try Service()
    service.stop()
    let path = try export([record("zoe")], in: service.sandbox)
    #expect(try service.say("import", path).contains("queued"))
    try service.start()
    _ = try service.lead(email: "zoe@example.org")
    #expect(try service.say("list") == "Nobody waits.\n")
  }

  @Test func `nothing is handed over when one of the files holds no lead`() throws {
    let sandbox = try Sandbox()
    let good = try export([record("zoe")], in: sandbox, as: "good.json")
    for content in ["nothing", "{\"name\":\"Zo", #"{"id":"r","kind":"claim","lead":"L-1"}"#] {
      try sandbox.write("bad.json", content)
      let ending = try sandbox.run("import", good, sandbox.folder + "/bad.json")
      #expect(ending.status == 65 && ending.errors.contains("bad.json"), "\(content)")
    }
    #expect(try sandbox.run("import", sandbox.folder + "/absent.json").status == 66)
    #expect(try sandbox.run("import", good, "--source", "../etc").status == 64)
    #expect(sandbox.names("spool/responses").isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0, "another account's rights are tried as root"))
  func `who may not answer may not import`() throws {
    let sandbox = try Sandbox()
    let path = try export([record("zoe")], in: sandbox)
    chmod(sandbox.spool + "/responses", 0o750)
    let ending = try sandbox.run("import", path, as: "nobody")
    #expect(ending.status == 77 && ending.errors.contains("leadclock-ops"))
  }

  @Test func `a file of that name in an inbox starts its clock`() throws {
    let service = try Service()
    try service.drop(
      record("zoe"), as: "import-crm-0f8c0f8c-1111-4222-8333-0123456789ab-x.json")
    let lead = try service.lead(email: "zoe@example.org")
    #expect(try service.say("list").contains(lead))
  }
}
