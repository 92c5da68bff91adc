import LeadFormats
import Testing

@Suite struct FormBodyTests {
  private func contact(_ bytes: [UInt8], fileName: String = "x") -> Contact? {
    let read = Recogniser(ownDomains: []).recognise(bytes, fileName: fileName)
    guard case .findings(let found, _) = read else { return nil }
    return found.first?.lead.contact
  }

  @Test(arguments: [
    "name=Jos%C3%A9&email=jose%40example.com", "name=Jos%E9&email=jose@example.com\r\n",
    "name=José&email=jose%40example.com&", "&&email=jose%40example.com&&name=Jos%c3%a9",
    "data[person][name]=José&data[person][email]=jose%40example.com",
    "name[]=José&email[]=jose%40example.com",
    "name=José&email=jose%40example.com&x=100%&y=%4&z=%zz",
    "payload=%7B%22name%22%3A%22Jos%C3%A9%22%2C%22email%22%3A%22jose%40example.com%22%7D",
  ])
  func `escapes, brackets, empty pairs and JSON inside are undone`(_ text: String) {
    #expect(
      contact(Array(text.utf8)) == Contact(fullName: "José", email: "jose@example.com"))
  }

  @Test func `raw Windows-1252 is read and said`() throws {
    let bytes = Array("email=jose%40example.com&name=Jos".utf8) + [0xE9]
    let read = Recogniser(ownDomains: []).recognise(bytes, fileName: "x")
    guard case .findings(let found, .urlencoded) = read else { return _ = Issue.record("\(read)") }
    #expect(found.first?.lead.contact.fullName == "José")
    #expect(found.first?.warnings == ["not UTF-8, read as Windows-1252"])
  }

  @Test func `line breaks and repeated keys of a message are kept`() throws {
    let lead = try only("email=ana%40example.com&message=one%0D%0Atwo&message=three").lead
    #expect(lead.message == "one\r\ntwo\nthree")
  }

  @Test func `more fields than a form can have are refused`() {
    let text = Array(repeating: "a=b", count: 10_001).joined(separator: "&")
    #expect(recognise(text) == .unrecognised(reason: "a form with more than 10000 fields"))
  }

  @Test func `an eml with one header is a mail`() {
    let bytes = Array("From: Ana Ruiz <ana@example.com>\n\nTen chairs, please.".utf8)
    #expect(
      contact(bytes, fileName: "1.eml") == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }
}
