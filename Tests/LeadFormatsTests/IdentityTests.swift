import LeadFormats
import Testing

@Suite struct IdentityTests {
  @Test(arguments: [
    ("ana@example.com", "ana@example.com"), (" Ana@EXAMPLE.Com \n", "Ana@example.com"),
    ("Ana Ruiz <ana@example.com>", "ana@example.com"), ("<ana@example.com>", "ana@example.com"),
    ("\"Ruiz, Ana\" <ana+tag@example.co.uk>", "ana+tag@example.co.uk"),
    ("mailto:ana@example.com?subject=Hi", "ana@example.com"),
    ("MAILTO:ana@example.com", "ana@example.com"), ("josé@bücher.example", "josé@bücher.example"),
    ("o'neil_x-1@sub.example.org", "o'neil_x-1@sub.example.org"),
  ])
  func `an address is unwrapped and its domain in lower case`(_ raw: String, _ expected: String) {
    #expect(Identity.email(raw) == expected)
  }

  @Test(arguments: [
    "", "ana", "@example.com", "ana@", "ana@example", "a b@example.com", "ana@exa mple.com",
    "ana@example..com", ".ana@example.com", "ana.@example.com", "ana@-example.com", "ana@1.2.3.4",
    "ana@example.com, ben@example.com", "ana@example.c", "<>", "mailto:",
  ])
  func `what is not one address is none`(_ raw: String) { #expect(Identity.email(raw) == nil) }

  @Test(arguments: [
    ("+34 600 00 00 01", "+34600000001"), ("(030) 555-0100", "0305550100"),
    ("0034 600000001", "0034600000001"), (" 34600000001", "+34600000001"),
    ("tel:+34600000001", "+34600000001"), ("555-0100 ext. 12", "5550100"),
    ("555-0100x12", "5550100"), ("+1 (555) 010-0199;ext=5", "+15550100199"),
    ("٠٦٠٠٠٠٠٠٠١", "0600000001"), ("＋３４６００００００１", "+3460000001"), ("600.000.001", "600000001"),
    (" 0600000001", "0600000001"),
  ])
  func `a number is its digits, with a plus when it is international`(
    _ raw: String, _ expected: String
  ) {
    #expect(Identity.phone(raw) == expected)
  }

  @Test(arguments: [
    "", "12345", "call me", "12+34567", "600-CALL-NOW", "123456789012345678901", "ana@example.com",
    "+", "ext 12",
  ])
  func `what is not a number is none`(_ raw: String) { #expect(Identity.phone(raw) == nil) }

  @Test func `case and white space of a message are folded`() {
    #expect(Identity.normalisedMessage("  Need\r\n a  QUOTE ÉCLAIR\t") == "need a quote éclair")
    #expect(Identity.normalisedMessage(String(repeating: "ab ", count: 100_000)).count < 7000)
  }

  @Test func `two sendings of one enquiry have one key, and two enquiries have two`() throws {
    let first = try only(#"{"email":"ana@Example.com","message":"Need a quote"}"#).lead
    let again = try only(#"{"email":"ana@example.COM","message":" need  a QUOTE"}"#).lead
    let other = try only(#"{"email":"ana@example.com","message":"Need another"}"#).lead
    #expect(first.contentKey(source: "web") == again.contentKey(source: "web"))
    #expect(first.contentKey(source: "web") != other.contentKey(source: "web"))
  }

  @Test func `the sender's own id is the key within its source`() throws {
    let thin = try only(#"{"lead_id":"7"}"#).lead
    let full = try only(#"{"lead_id":7,"email":"ana@example.com"}"#).lead
    #expect(thin.contentKey(source: "ads") == full.contentKey(source: "ads"))
    #expect(thin.contentKey(source: "ads") != thin.contentKey(source: "other"))
  }

  @Test func `a person is known by address and number`() throws {
    let lead = try only(#"{"email":"Ana@EXAMPLE.com","phone":"+34 600 00 00 01"}"#).lead
    #expect(lead.personKeys == ["email:ana@example.com", "phone:+34600000001"])
  }
}

/// A wrong id would make every lead a duplicate of the first.
@Suite struct ExternalIDTests {
  @Test(arguments: [
    #"{"id":"contact","email":"ana@example.com"}"#, #"{"id":"form1","email":"ana@example.com"}"#,
    #"{"id":7,"email":"ana@example.com"}"#,
    #"{"items":[{"email":"ana@example.com"}],"id":"9a7b1c2d-0001"}"#,
    #"{"email":"ana@example.com","product":{"id":"9a7b1c2d-0001"}}"#,
  ])
  func `an id that may be a form's or an account's is not the lead's`(_ text: String) throws {
    #expect(try only(text).lead.externalID == nil)
  }

  @Test(arguments: [
    (#"{"id":"9a7b1c2d-0001","email":"ana@example.com"}"#, "9a7b1c2d-0001"),
    (#"{"submission_id":"7","email":"ana@example.com"}"#, "7"),
    (#"{"payload":{"id":1234567890,"email":"ana@example.com"}}"#, "1234567890"),
  ])
  func `an id of its own, or one that looks unique, is`(_ text: String, _ id: String) throws {
    #expect(try only(text).lead.externalID == id)
  }
}

@Suite struct `Who could be whom` {
  private func lead(_ name: String? = nil, email: String? = nil) -> CanonicalLead {
    var lead = CanonicalLead(format: "generic")
    lead.contact.fullName = name
    lead.contact.email = email
    return lead
  }

  @Test(arguments: [
    ("Ana Ruiz", "ana ruiz"), ("Ana Ruiz", "Ruiz, Ana"), ("Ana", "Ana María Ruiz"),
    ("A. Ruiz", "Ana Ruiz"), ("José", "Jose Pérez"), ("李伟", "李伟"),
  ])
  func `one name can be the other`(one: String, other: String) {
    #expect(Identity.couldBeOne(one, other) && Identity.couldBeOne(other, one))
    #expect(lead(one).contradiction(to: lead(other)) == nil)
  }

  @Test(arguments: [
    ("Ana Ruiz", "Ben Okoro"), ("Ana Ruiz", "Ana Okoro"), ("Ana", "Ben"), ("李伟", "王芳"),
  ])
  func `one name cannot be the other`(one: String, other: String) {
    #expect(lead(one).contradiction(to: lead(other)) == .name)
  }

  @Test func `addresses differ but for their tag, and what is not known contradicts nothing`() {
    #expect(
      lead(email: "ana+a@b.example").contradiction(to: lead(email: "ANA@b.example")) == nil)
    #expect(
      lead(email: "ana@b.example").contradiction(to: lead(email: "ben@b.example")) == .address)
    #expect(lead("Ana").contradiction(to: lead(email: "ben@b.example")) == nil)
  }

  @Test func `a mailbox has no tag; an address that is all tag stays`() {
    #expect(Identity.mailbox("Ana <ana+shop+1@B.example>") == "ana@b.example")
    #expect(Identity.mailbox("+all@b.example") == "+all@b.example")
    #expect(Identity.mailbox("nobody") == nil)
  }

  @Test func `a number has the key of its country's form and of what was written`() {
    var lead = lead()
    lead.contact.phone = "600 00 00 01"
    #expect(lead.weakKeys == ["phone:600000001"])
    lead.contact.phoneE164 = "+34600000001"
    #expect(lead.weakKeys == ["phone:+34600000001", "phone:600000001"])
    lead.contact.phone = "+34 600 00 00 01"
    #expect(lead.weakKeys == ["phone:+34600000001"])
  }

  @Test(arguments: [
    ("phone:600 00 00 01", "phone:+34600000001"), ("phone:0034 600000001", "phone:+34600000001"),
    ("phone:+34-600-000-001", "phone:+34600000001"), ("phone:call me", "phone:call me"),
    ("email:a@b.example", "email:a@b.example"), ("600000001", "600000001"),
  ])
  func `a response's number is named as its lead's is`(written: String, named: String) {
    #expect(PhoneRules(region: "ES").leadName(written) == named)
    let response = ResponseFile(id: "r", kind: .contact, lead: written)
    let reader = ResponseReader(EvidenceRules(RecogniserSetting(region: "ES")))
    let read = reader.recognise(Array(response.json.compact.utf8), fileName: "r.json")
    guard case .findings(let findings, _) = read else { return #expect(Bool(false), "\(read)") }
    #expect(findings.first?.response?.lead == named)
  }

  @Test func `a record is one in every format of a family, by the last part of a urn`() {
    var notice = CanonicalLead(format: "linkedin_notice")
    notice.externalID = "urn:li:leadGenFormResponse:a-7"
    var record = CanonicalLead(format: "linkedin")
    record.externalID = "a-7"
    #expect(notice.recordKey == record.recordKey && record.recordKey != nil)
    record.format = "meta"
    #expect(notice.recordKey != record.recordKey)
    record.format = "generic"
    #expect(record.recordKey == nil)
  }

  @Test func `a full record keeps what only its notice said`() {
    var notice = CanonicalLead(format: "meta")
    notice.contactPending = true
    notice.campaign.adID = "3"
    notice.formID = "2"
    notice.extra = [CanonicalLead.Extra(key: "page_id", values: ["1"])]
    var record = lead("Ana", email: "ana@b.example")
    record.formID = "9"
    let whole = record.completed(from: notice)
    #expect(whole.contact == record.contact && !whole.contactPending)
    #expect(whole.campaign.adID == "3" && whole.formID == "9")
    #expect(whole.extra == notice.extra)
  }

  @Test func `what is lacking is said in words without content`() {
    #expect(lead("Ana", email: "a@b.example").completeness == "name, email (no phone, no request)")
    #expect(lead().completeness == "nothing (no name, no phone, no email, no request)")
    var pending = lead()
    pending.contactPending = true
    #expect(pending.completeness == "contact pending")
  }
}
