import LeadFormats
import Testing

@Suite struct LimitTests {
  @Test func `what is too large for a lead is cut, said, and still a valid answer`() throws {
    let long = String(repeating: "é", count: 100_000)
    var members: [JSONValue.Member] = [
      .init("email", "ana@example.com"), .init("message", .string(long)),
      .init("subject", .string(String(long.prefix(900)))), .init(long, "x"),
    ]
    for number in 0..<4000 { members.append(.init("k\(number)", .string("v\(number)"))) }
    for number in 0..<20 { members.append(.init("long\(number)", .string(long))) }
    let finding = try only(JSONValue.object(members).compact)
    #expect(finding.lead.message?.utf8.count == 65_536)
    #expect(finding.lead.subject?.count == 900)
    #expect(finding.lead.extra.count <= 500)
    #expect(finding.warnings == ["more text than a lead keeps; the rest is in the file alone"])
    #expect(try Finding(json: finding.json) == finding)
  }

  @Test func `labelled lines far beyond what a lead keeps are not read, and that is said`() throws {
    let rest = String(repeating: "hello <b>world</b>\n", count: 20_000)
    let text = "Name: Ana Ruiz\nEmail: ana@example.com\nMessage: " + rest
    for text in [text, "<html><p>" + text.replacing("\n", with: "<br>") + "</p></html>"] {
      let finding = try only(text)
      #expect(finding.lead.contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
      #expect(finding.lead.message?.utf8.count == 65_536)
      #expect(
        finding.warnings.contains("more text than a lead keeps; the rest is in the file alone"))
    }
  }

  @Test func `an answer larger than a finding may be is refused`() throws {
    let good = try only(#"{"email":"ana@example.com"}"#).json
    func with(_ name: String, _ value: JSONValue) -> JSONValue {
      .object((good.members ?? []).filter { $0.name != name } + [.init(name, value)])
    }
    let long = JSONValue.string(String(repeating: "a", count: 70_000))
    for bad in [
      with("message", long), with("source", long), with("kind", "other"), with("kind", 1),
      with("reasons", .array(Array(repeating: "a", count: 50))), with("reasons", [long]),
      with("contact", ["email": long]), with("contact", []), with("extra", ["a": "b"]),
      with("extra", ["a": .array(Array(repeating: "", count: 200_000))]),
      with("submitted_at", "noon"), with("lead_kind", "x"), with("is_test", "yes"),
      with("kind", "response"), with("mail", ["references": [1]]), "finding", [],
    ] as [JSONValue] {
      #expect(throws: FindingError.self) { try Finding(json: bad) }
    }
    for bad in [
      ["recognition": "findings", "container": "json", "findings": []],
      ["recognition": "findings", "container": "tar", "findings": [good]],
      ["recognition": "incomplete"], ["recognition": "other", "reason": "x"], [],
    ] as [JSONValue] {
      #expect(throws: FindingError.self) { try Recognition(json: bad) }
    }
  }

  @Test(arguments: [
    "[", "{\"a\":", "[{\"data\":", "{\"data\":[", "a[", "<div>", "=?", "&#", "Name:\n",
    "{\"body\":{\"headers\":{},",
  ])
  func `the same piece again and again never traps nor takes long`(_ piece: String) {
    let whole = String(repeating: piece, count: 200_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let taken = clock.measure {
      for text in [whole, "a=" + whole, "From: a@b.example\nTo: c@d.example\n\n" + whole] {
        _ = recognise(text)
      }
    }
    #expect(taken < .seconds(20))
  }

  @Test(arguments: [
    #"{"email":"a@example.com","k":"v"}"#, #"{"name":"x","value":"y"}"#,
    #"{"data":{"data":{"items":[{"a":1}]}}}"#, #"{"id":"f","title":"t","fields":[{"id":"f1"}]}"#,
  ])
  func `a megabyte of records takes about ten times a tenth of it`(_ record: String) {
    func seconds(_ bytes: Int) -> Double {
      let records = Array(repeating: record, count: bytes / record.utf8.count)
      let text = Array(("[" + records.joined(separator: ",") + "]").utf8)
      let recogniser = Recogniser(ownDomains: [], maximumRecords: 100_000)
      let taken = ContinuousClock().measure { _ = recogniser.recognise(text, fileName: "a") }
      return Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    }
    let small = seconds(100_000)
    #expect(seconds(1_000_000) < max(small * 60, 1))
  }
}
