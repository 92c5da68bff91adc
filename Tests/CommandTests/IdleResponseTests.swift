import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

@Suite struct `Responses without effect` {
  private func leave(
    _ id: String, _ result: String, _ reason: String, in story: Story, ago: TimeSpan = .hours(1)
  ) throws {
    try story.ledger.keep(
      evidence: EvidenceRow(
        id: id, what: "call", kind: result == "waiting" ? "contact" : "nothing", by: "ana",
        givenAt: WallClock.now() - ago, recordedAt: WallClock.now() - ago, result: result,
        reason: reason))
  }

  private func keep(_ id: String, _ result: String, in story: Story, ago: TimeSpan) throws {
    try story.ledger.keep(
      response: ResponseRow(
        id: id, lead: nil, wanted: result == "waiting" ? "ab" : nil, kind: "claim", by: "ben",
        uid: 0, givenAt: WallClock.now() - ago, recordedAt: WallClock.now() - ago, result: result,
        sentence: result == "waiting" ? "no lead fits yet" : "there is no lead L-9"))
  }

  @Test func `what waits, fits nothing or was refused is listed, the oldest first`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    let empty = try sandbox.run("responses", "list")
    #expect(empty.output == "Every response has found its lead, none was refused.\n")
    try leave("a", "waiting", "fits no lead yet", in: story, ago: .hours(3))
    try leave("b", "nothing", "nobody in 'people' took part", in: story)
    try keep("c", "rejected", in: story, ago: .hours(2))
    try keep("d", "waiting", in: story, ago: .days(30))
    try keep("e", "applied", in: story, ago: .hours(2))
    let all = try sandbox.run("responses", "list", "--json").json().elements ?? []
    #expect(all.map { $0["state"] } == ["waiting", "waiting", "refused", "nothing"])
    #expect(
      all[0].members?.map(\.name) == [
        "at", "recorded_at", "what", "kind", "by", "state", "reason", "advice",
      ])
    #expect(all[1]["what"] == "call" && all[1]["kind"] == "contact" && all[1]["by"] == "ana")
    #expect(all[3]["advice"]?.text?.contains("people") == true)
    let text = try sandbox.run("responses", "list").output
    #expect(text.contains("call, contact") && text.contains("4 without effect"))
  }

  @Test func `refusals and what fits nothing are listed for seven days`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try leave("a", "waiting", "fits no lead yet", in: story, ago: .days(8))
    try keep("c", "rejected", in: story, ago: .days(8))
    let all = try sandbox.run("responses", "list", "--json").json().elements
    #expect(all?.isEmpty == true)
  }

  @Test func `parse shows a call record by itself and a sent mail when it is asked to`() throws {
    let sandbox = try Sandbox()
    let row = """
      "","2000","0034600000001","d","c","PJSIP/2000-1","PJSIP/t-2","VoiceMail","2000@d",\
      "2026-05-04 09:15:00","2026-05-04 09:15:08","2026-05-04 09:17:08",128,120,"ANSWERED",\
      "DOCUMENTATION","1777886100.1",""

      """
    try sandbox.write("calls.csv", row)
    let call = try sandbox.run("parse", "--json", sandbox.folder + "/calls.csv").json().elements?[0]
    #expect(call?["kind"] == "response")
    #expect(call?["evidence"]?["verdict"] == "attempt")
    #expect(call?["reasons"]?.elements?.last?.text?.contains("lastapp") == true)
    try sandbox.write(
      "sent.eml",
      "From: ana@example.com\r\nTo: ida@customer.example\r\nSubject: Quote\r\n\r\nHere it is.\r\n")
    let path = sandbox.folder + "/sent.eml"
    #expect(try sandbox.run("parse", "--json", path).json().elements?[0]["kind"] == "lead")
    let mail = try sandbox.run("parse", "--responses", path).output
    #expect(mail.contains(": response") && mail.contains("evidence.verdict  contact"))
    #expect(mail.contains("because  a person wrote it"))
  }
}
