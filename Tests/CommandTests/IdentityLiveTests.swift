import Glibc
import LeadClock
import LeadFormats
import Testing

@testable import leadclock

/// Who is who, as the command line shows and names them, with the real daemon.
@Suite struct `People with the daemon` {
  private static let notice =
    #"{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":"1234567","form_id":"2"}}]}]}"#
  private static let record =
    #"{"id":"1234567","form_id":"2","field_data":[{"name":"full_name","values":["Zoë Example"]},{"name":"phone_number","values":["600 00 00 01"]}]}"#

  @Test func `a lead whose contact is pending is listed so, and shows both its files`() throws {
    let service = try Service(settings: "region: ES")
    try service.drop(Self.notice, as: "notice.json")
    try service.wait { try service.say("list").contains("contact pending") }
    let pending = try service.sandbox.run("show", "1234567", "--json").json()
    #expect(pending["contact_pending"] == true && pending["contact"] == [:])
    // A provider's number that is no lead's here.
    #expect(try service.say("note", "1234567", "look it up").hasPrefix("L-1 "))
    #expect(try service.say("show", "1").contains("pending, it comes under id 1234567"))
    try service.drop(Self.record, as: "record.json")
    try service.wait { try service.say("list").contains("Zoë Example") }
    let shown = try service.say("show", "phone:0034 600 000 001")
    for part in ["notice.json", "record.json", "contact came in from website", "completed"] {
      #expect(shown.contains(part), "\(part)")
    }
    let json = try service.sandbox.run("show", "1", "--json").json()
    #expect(json["contact_pending"] == false && json["clocks"]?.elements?.count == 1)
    #expect(json["history"]?.elements?.last?["event"] == "lead-completed")
    let file = try #require(json["history"]?.elements?.last?["file"]?.text)
    #expect(shown.contains(file) && json["file"]?.text != file)
  }

  @Test func `a lead named twice is answered once, by a number in any spelling too`() throws {
    let service = try Service(settings: "region: ES")
    let lead = try service.lead("zoe", email: "zoe@example.org")
    let number = String(lead.dropFirst(2))
    let verdict = try service.sandbox.run("answer", number, lead, number, "--json").json()
    #expect(verdict["state"] == "applied" && verdict["lead"]?.text == lead)
    let history = try service.sandbox.run("show", lead, "--json").json()["history"]?.elements ?? []
    #expect(history.filter { $0["deed"] == "contact" }.count == 1)
    let early = try service.sandbox.run(
      "answer", "phone:600000009", "phone:+34 600 000 009", "--json"
    ).json()
    #expect(early["state"] == "waiting" && early["lead"] == "phone:+34600000009")
  }

  @Test func `a document that was taken waits for nobody`() throws {
    let service = try Service()
    try service.drop(
      #"{"form_name": "Whitepaper download", "email": "zoe@example.org"}"#, as: "document.json")
    let lead = try service.lead(email: "zoe@example.org")
    #expect(try service.say("list") == "Nobody waits.\n")
    let line = try service.say("list", "--all").split(separator: "\n").last ?? ""
    #expect(line.split(separator: " ").prefix(4) == [lead[...], "-", "download", "-"])
    let json = try service.sandbox.run("show", lead, "--json").json()
    #expect(json["kind"] == "download" && json["waiting_on"] == .null && json["clocks"] == [])
  }
}
