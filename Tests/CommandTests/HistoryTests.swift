import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

/// What a lead's page says of what happened, as much as the journal does.
@Suite struct `The history of a lead` {
  private static let now = Instant(milliseconds: 1_700_000_000_000)

  private func text(
    _ kind: EventKind, isSuspect: Bool = false, _ fill: (inout EventRow) -> Void
  ) -> String {
    var event = EventRow(kind, at: Self.now)
    event.source = "website"
    fill(&event)
    return HistoryLine(event, notes: [], isSuspect: isSuspect).text(zone: .utc, now: Self.now)
  }

  @Test func `says why, as the journal does`() {
    let received = text(.leadReceived) {
      $0.has = "phone, request"
      $0.reason = "the number of L-29, another name"
    }
    #expect(received == "new from website: phone, request; the number of L-29, another name")
    let reopened = text(.leadReopened) {
      $0.deed = "reopen"
      $0.reason = "the lead wrote again"
    }
    #expect(reopened == "reopened; the lead wrote again")
    #expect(
      text(.leadReopened) {
        $0.deed = "undo"
        $0.reason = "undo"
      } == "taken back")
    #expect(text(.leadClosed) { $0.reason = "F-000007 was given up" }.hasSuffix("was given up"))
  }

  @Test func `a level of a suspect looks like nobody's alarm`() {
    func level(isSuspect: Bool) -> String {
      text(.levelReached, isSuspect: isSuspect) {
        $0.level = "late"
        $0.waited = 300_000
        $0.target = "5m"
      }
    }
    #expect(level(isSuspect: false) == "LATE after 5m00s, target 5m")
    #expect(level(isSuspect: true) == "suspect: late recorded after 5m00s, nobody told")
  }

  @Test func `a suspect is marked wherever it is shown`() throws {
    let service = try Service()
    try service.drop(
      #"{"name":"Bot","email":"bot@example.org","message":"Cheap.","_gotcha":"yes"}"#,
      as: "bot.json")
    let lead = try service.lead(email: "bot@example.org")
    _ = try service.lead("zoe", email: "zoe@example.org")
    let lines = try service.say("list").split(separator: "\n")
    #expect(lines.count { $0.contains("suspect") } == 1)
    #expect(lines.first { $0.contains("suspect") }?.hasPrefix(lead) == true)
    let listed = try service.sandbox.run("list", "--json").json().elements ?? []
    #expect(listed.filter { $0["suspect"] == true }.map { $0["id"] } == [.string(lead)])
    let shown = try service.say("show", lead)
    #expect(shown.contains("a honeypot field is filled; its clock is recorded, nobody is told"))
    let json = try service.sandbox.run("show", lead, "--json").json()
    #expect(
      json["spam"] == [
        "suspect": true, "score": .null, "reasons": ["a honeypot field is filled"],
      ])
  }

  @Test func `every repetition is shown with its file, one that says more too`() throws {
    let service = try Service()
    func drop(_ message: String, as name: String) throws {
      try service.drop(
        #"{"name":"Zoë","email":"zoe@example.org","message":"\#(message)"}"#, as: name)
      try service.wait { service.sandbox.names("spool/inbox/website").isEmpty }
    }
    try drop("A quote, please.", as: "one.json")
    let lead = try service.lead(email: "zoe@example.org")
    try drop("A quote, please.", as: "two.json")
    try drop("And a table.", as: "three.json")
    let shown = try service.say("show", lead)
    #expect(shown.contains("2 more arrived, 1 of them with something new"))
    #expect(shown.contains("two.json\n") && shown.contains("three.json, something new\n"))
    let json = try service.sandbox.run("show", lead, "--json").json()
    #expect(json["duplicates"] == 2)
    #expect(json["repeats"]?.elements?.map { $0["event"] } == ["lead-duplicate", "repeat"])
  }
}
