import LeadFormats
import Testing

@Suite struct PhoneTests {
  @Test(arguments: [
    ("ES", "600 00 00 01", "+34600000001"), ("DE", "030 901820", "+4930901820"),
    ("IT", "06 6982 0000", "+390669820000"), ("US", "(415) 555-2671", "+14155552671"),
    ("GB", "020 7946 0018", "+442079460018"), ("DE", "0034600000001", "+34600000001"),
    ("", "+34 600 00 00 01", "+34600000001"), ("US", "011 34 600 000 001", "+34600000001"),
  ])
  func `a number is read by the rules of its region`(region: String, raw: String, e164: String) {
    #expect(PhoneRules(region: region).read(raw)?.e164 == e164)
  }

  @Test func `an extension is split off`() {
    let number = PhoneRules(region: "US").read("415-555-2671 ext. 204")
    #expect(number?.e164 == "+14155552671")
    #expect(number?.phoneExtension == "204")
  }

  @Test(arguments: ["", "hello", "12", "+", "+999999999999999999999", "600 00 00 01"])
  func `what is no number without a region is none`(raw: String) {
    #expect(PhoneRules(region: nil).read(raw) == nil)
  }

  @Test func `a number of more digits than E.164 has is none`() {
    let rules = PhoneRules(region: "DE")
    #expect(rules.read("600 00 0600 00 0")?.e164 == "+49600000600000")
    #expect(rules.read("600 00 0600 00 00 01") == nil)
  }

  @Test func `a region that does not exist counts as none`() {
    #expect(PhoneRules(region: "XX").region == "")
  }

  @Test(
    arguments: [
      ("ES", "600 00 00 01", "600 00 00 01", "+34600000001"),
      ("ES", "+34 600 00 00 01", "+34 600 00 00 01", "+34600000001"),
      // A number whose plus was lost on the way, as JSON numbers lose it.
      ("GB", "34600000001", "34600000001", "+34600000001"),
      (nil, "34600000001", "34600000001", "+34600000001"),
      ("US", "415-555-2671 ext. 204", "415-555-2671 ext. 204", "+14155552671"),
      (nil, "600 00 00 01", "600 00 00 01", nil),
    ] as [(String?, String, String, String?)])
  func `a lead's number is kept as written and known by its region`(
    region: String?, raw: String, phone: String, e164: String?
  ) throws {
    let recogniser = Recogniser(RecogniserSetting(region: region))
    let text = #"{"name":"Ana","phone":"\#(raw)"}"#
    guard case .findings(let found, _) = recogniser.recognise(Array(text.utf8), fileName: "x")
    else { return _ = Issue.record("not recognised") }
    let lead = try #require(found.first?.lead)
    #expect(lead.contact.phone == phone)
    #expect(lead.contact.phoneE164 == e164)
    let extra =
      raw.contains("ext") ? [CanonicalLead.Extra(key: "phone_extension", values: ["204"])] : []
    #expect(lead.extra == extra)
  }

  @Test(arguments: [
    ("DE", "491712345678", "+491712345678"), ("DE", "49 171 2345678", "+491712345678"),
    ("DE", "34600000001", "+34600000001"), ("DE", "0171 2345678", "+491712345678"),
    ("DE", "171 2345678", "+491712345678"), ("ES", "34600000001", "+34600000001"),
    ("ES", "600000001", "+34600000001"), ("US", "4155552671", "+14155552671"),
    ("GB", "447911123456", "+447911123456"), ("IT", "390669820000", "+390669820000"),
    ("IT", "3331234567", "+393331234567"),
  ])
  func `a country's number without its plus sign is that country's`(
    region: String, raw: String, e164: String
  ) throws {
    let rules = PhoneRules(region: region)
    let plain = try #require(Identity.phone(raw))
    #expect(rules.known(raw, plain: plain)?.e164 == e164)
    #expect(PartyKeys.phone(raw, rules).contains("phone:" + e164))
  }
}
