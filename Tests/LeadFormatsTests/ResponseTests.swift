import LeadFormats
import Testing

@Suite struct ResponseTests {
  @Test func `a response file is read whole`() throws {
    let text = """
      {"id": "0f8c", "lead": "L-1042", "kind": "contact", "channel": "call", "by": "ana",
       "at": "2026-11-21T10:04:05Z", "note": "wants a quote", "outcome": null,
       "next_step": {"what": "send it", "due": "2026-11-22T12:00:00Z", "waiting_on": "us"}}
      """
    let response = try ResponseFile.read(Array(text.utf8))
    #expect(response.kind == .contact)
    #expect(response.lead == "L-1042")
    #expect(response.by == "ana")
    #expect(response.channel == "call")
    #expect(response.note == "wants a quote")
    #expect(response.outcome == nil)
    #expect(response.at.map(RFC3339.write) == "2026-11-21T10:04:05.000Z")
    #expect(response.nextStep?.waitingOn == .us)
    #expect(response.nextStep?.what == "send it")
    #expect(try ResponseFile(json: response.json) == response)
  }

  @Test(arguments: ResponseKind.allCases)
  func `every kind reads back from what it writes`(_ kind: ResponseKind) throws {
    var response = ResponseFile(id: "a", kind: kind, lead: kind.needsLead ? "1042" : nil)
    if kind.needsTarget { response.target = "ben" }
    if kind == .assign { response.to = "sales" }
    if kind == .close { response.outcome = .notInterested }
    if kind == .nextStep { response.nextStep = .init(what: "call", waitingOn: .them) }
    if kind == .mute || kind == .away { response.until = RFC3339.read("2027-01-03T00:00:00Z") }
    #expect(try ResponseFile.read(Array(response.json.compact.utf8)) == response)
  }

  @Test func `a lead's bare number is a lead's name`() throws {
    let response = try ResponseFile.read(Array(#"{"id":"a","kind":"claim","lead":1042}"#.utf8))
    #expect(response.lead == "1042")
  }

  @Test(arguments: [
    ("", "file is empty"), ("[]", "a JSON object"), ("{", "JSON ends at byte 1"),
    (#"{"kind":"claim","lead":"1"}"#, "'id' is missing"),
    (#"{"id":"a","lead":"1"}"#, "'kind' is missing"),
    (#"{"id":"a","kind":"shout","lead":"1"}"#, "'kind' is none of contact, attempt"),
    (#"{"id":"a","kind":"claim"}"#, "'lead' is missing"),
    (#"{"id":"a","kind":"away"}"#, "'target' is missing"),
    (#"{"id":"a","kind":"assign","lead":"1"}"#, "'to' is missing"),
    (#"{"id":"a","kind":"next-step","lead":"1"}"#, "'next_step' is missing"),
    (#"{"id":"a","kind":"claim","lead":"1","lea":2}"#, "unknown key 'lea'; known are id"),
    (#"{"id":"a","kind":"claim","lead":"1","lead":"2"}"#, "'lead' is there twice"),
    (#"{"id":"a","kind":"claim","lead":"1\n2"}"#, "'lead' must be a text on one line"),
    (#"{"id":"a","kind":"claim","lead":"1","at":"noon"}"#, "'at' must be a time with its zone"),
    (#"{"id":"a","kind":"close","lead":"1","outcome":"maybe"}"#, "'outcome' is none of won"),
    (#"{"id":7,"kind":"claim","lead":"1"}"#, "'id' must be a text"),
    (#"{"id":"a","kind":"claim","lead":"1","next_step":{"who":"us"}}"#, "unknown key 'who'"),
  ])
  func `a refusal says what to do`(_ text: String, _ part: String) {
    let error = #expect(throws: ResponseError.self) { try ResponseFile.read(Array(text.utf8)) }
    #expect(error?.sentence.contains(part) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a refusal never repeats what could be somebody's data`() {
    let text = #"{"id":"a","kind":"claim","lead":"1","ana@example.com":1}"#
    let error = #expect(throws: ResponseError.self) { try ResponseFile.read(Array(text.utf8)) }
    #expect(error?.sentence.contains("example") == false)
  }

  @Test func `only what the end cuts off may still become whole`() {
    func isIncomplete(_ text: String) -> Bool? {
      do throws(ResponseError) {
        _ = try ResponseFile.read(Array(text.utf8))
        return nil
      } catch { return error.isIncomplete }
    }
    #expect(isIncomplete(#"{"id":"a","kind"#) == true)
    #expect(isIncomplete(" \n") == true)
    #expect(isIncomplete("{]") == false)
  }

  @Test func `a response among leads is told apart`() throws {
    let finding = try only(#"{"id":"a","kind":"contact","lead":"L-1042","by":"ana"}"#)
    #expect(finding.kind == .response)
    #expect(finding.response?.lead == "L-1042")
    #expect(try Finding(json: finding.json) == finding)
  }
}
