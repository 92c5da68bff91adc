import Glibc
import LeadClock
import LeadFormats
import Testing

@testable import leadclock

/// The command line and the real daemon, through files and the ledger alone.
@Suite struct `With the daemon` {
  @Test func `every verb has the daemon's word`() throws {
    let service = try Service()
    let lead = try service.lead("zoe", email: "zoe@example.org")
    #expect(try service.say("assign", lead, "--to", "ben").contains("ben"))
    #expect(try service.say("claim", lead).contains("ana"))
    #expect(try service.say("attempt", lead, "--channel", "call").contains(lead))
    #expect(try service.say("note", lead, "prefers mornings").contains(lead))
    let answered = try service.say("answer", "email:zoe@example.org", "--waiting-on", "them")
    #expect(answered.hasPrefix("\(lead) answered by ana after "))
    #expect(try service.say("undo", lead).contains(lead))
    #expect(try service.say("list").contains(lead))
    #expect(try service.say("close", lead, "--outcome", "won").contains("won"))
    #expect(try service.say("list") == "Nobody waits.\n")
    #expect(try service.say("reopen", lead).contains(lead))
    let shown = try service.say("show", lead)
    #expect(shown.contains("prefers mornings") && shown.contains("zoe@example.org"))
    let again = try service.sandbox.run("close", lead, "--outcome", "nonsense")
    #expect(again.status == 64)
  }

  @Test func `what the daemon rejects exits with 65`() throws {
    let service = try Service()
    let lead = try service.lead("li", email: "li@example.org")
    let ending = try service.sandbox.run("undo", lead)
    #expect(ending.status == 65 && ending.errors.contains(lead))
  }

  @Test func `an answer that comes before its lead waits`() throws {
    let service = try Service()
    let early = try service.sandbox.run("answer", "email:early@example.org", "--json").json()
    #expect(early["state"] == "waiting")
    let lead = try service.lead("early", email: "early@example.org")
    let state = try service.sandbox.run("show", lead, "--json").json()["state"]
    #expect(state == "answered")
  }

  @Test func `show says how a lead came in and where it was said again`() throws {
    let service = try Service()
    let submitted = WallClock.now() - .seconds(40)
    let lead = Self.lead("zoe", submitted: RFC3339.write(submitted))
    try service.drop(lead, as: "one.json")
    #expect(try service.lead(email: "zoe@example.org") == "L-1")
    try service.drop(lead, as: "two.json")
    var json: JSONValue = .null
    try service.wait {
      json = try service.sandbox.run("show", "1", "--json").json()
      return json["duplicates"] == 1
    }
    let intake = try #require(json["intake"])
    #expect(intake["confidence"] == "exact" && json["sort"] == "lead")
    let lag = try #require(intake["lag_seconds"]?.double)
    #expect((40..<55).contains(lag))
    let times = try ["submitted_at", "seen_at", "recorded_at"].map {
      try #require(RFC3339.read(intake[$0]?.text ?? ""))
    }
    #expect(times == times.sorted() && times[0] == submitted)
    let again = try #require(json["repeats"]?.elements?.first)
    #expect(again["path"]?.text?.hasSuffix("-two.json") == true && again["file"] != json["file"])
    let text = try service.say("show", "1")
    #expect(text.contains("(exact), seen 4") && text.contains("ms later"))
    #expect(text.contains("from website in \(again["file"]?.text ?? "?"), archive/"))
  }

  @Test func `a time without a zone is told apart from an exact one`() throws {
    let service = try Service()
    let time = RFC3339.write(WallClock.now() - .seconds(40)).prefix(19)
    try service.drop(Self.lead("li", submitted: String(time)), as: "li.json")
    let id = try service.lead(email: "li@example.org")
    #expect(try service.say("show", id).contains("(it names no zone, taken as UTC)"))
    let bare = try service.lead("omar", email: "omar@example.org")
    #expect(try service.say("show", bare).contains("the form does not say when it was submitted"))
  }

  private static func lead(_ name: String, submitted: String) -> String {
    "{\"name\":\"\(name)\",\"email\":\"\(name)@example.org\",\"message\":\"A quote, please.\","
      + "\"submitted_at\":\"\(submitted)\"}"
  }

  @Test func `a source is tried to the end`() throws {
    let service = try Service()
    let ending = try service.sandbox.run("source", "test", "website", "--json")
    #expect(ending.status == 0)
    #expect(try ending.json()["ok"] == true)
    #expect(try service.say("list", "--all") == "There are no leads yet.\n")
  }

  @Test func `the configuration is reloaded`() throws {
    let service = try Service()
    #expect(try service.say("reload").hasPrefix("configuration reloaded"))
    let text = try service.sandbox.read(service.sandbox.configuration)
    try service.sandbox.write("leadclock.yaml", text + "nonsense: 1\n")
    #expect(try service.sandbox.run("reload").status == 78)
  }
}
