import Testing

@testable import LeadFormats

/// What told shapes that nobody had shown, and what must not be taken for them.
@Suite struct UnseenShapeTests {
  @Test(arguments: [
    ("IP", "203.0.113.9"), ("Adresse IP", "203.0.113.9"), ("Remote IP", "2001:db8::7:1"),
    ("User-Agent", "Mozilla/5.0 (X11)"), ("Page URL", "https://site.example/contact"),
    ("Referrer", "https://search.example/"), ("Browser", "Firefox 140"),
    ("Date", "4 May 2026 10:12"), ("Verzonden op", "2026-05-04"), ("Form", "Contact page"),
  ])
  func `a form's own line ends the message`(_ label: String, _ value: String) {
    let text = "Name: Ana Ruiz\nEmail: ana@example.com\nMessage: Please call\n\(label): \(value)\n"
    let message = LabelledText.read(text).fields.first { $0.path == ["Message"] }
    #expect(message?.value == "Please call")
  }

  @Test(arguments: [
    "My address: 5 High Street", "Time: after five", "Colours: red and blue",
    "Our site: https://brandt.example", "Date: as soon as you can", "Budget: 2000",
  ])
  func `a person's own line with a colon stays in the message`(_ line: String) {
    let text = "Name: Ana Ruiz\nEmail: ana@example.com\nMessage: Please call\n\(line)\n"
    let message = LabelledText.read(text).fields.first { $0.path == ["Message"] }
    #expect(message?.value == "Please call\n\(line)")
  }

  @Test(arguments: ["form-field-abc123", "comp-kx1a2b3c", "r1a2b3", "field_9a8b7c", "q_x7y8z9"])
  func `a builder's random key says nothing`(_ key: String) {
    #expect(RandomKey.matches(key))
  }

  @Test(arguments: ["child1", "pet_name", "address2", "form", "field_product", "line1", "product3"])
  func `a word with a number is no random key`(_ key: String) {
    #expect(!RandomKey.matches(key))
  }

  @Test(arguments: ["created_by", "assignedBy", "handled by", "approved_by"])
  func `who did something to the record is a stranger`(_ key: String) {
    #expect(FieldMatcher.isStranger(FieldName(key)))
  }

  @Test(arguments: ["submitted_by", "sentBy", "requested by", "booked_by"])
  func `who sent the record is the lead`(_ key: String) {
    #expect(!FieldMatcher.isStranger(FieldName(key)))
  }
}
