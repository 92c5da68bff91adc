import Testing

@testable import LeadFormats

@Suite struct MultipartTests {
  private func body(_ parts: [(head: String, text: String)], boundary: String = "X1") -> String {
    parts.map { "--\(boundary)\r\n\($0.head)\r\n\r\n\($0.text)\r\n" }.joined()
      + "--\(boundary)--\r\n"
  }

  private func field(_ name: String, _ text: String) -> (head: String, text: String) {
    ("Content-Disposition: form-data; name=\"\(name)\"", text)
  }

  private func recognise(_ bytes: [UInt8]) -> Recognition {
    Recogniser(ownDomains: []).recognise(bytes, fileName: "a")
  }

  @Test func `fields are read, files are noted`() throws {
    let text = body([
      field("your-name", "Ana Ruiz"), field("contact[email]", "ana@example.com"),
      field("your-message", "Line one\r\nLine two"),
      (
        "Content-Disposition: form-data; name=\"plan\"; filename=\"my; plan (2) for you.pdf\"\r\nContent-Type: application/pdf",
        "%PDF-1.7 eva@example.org"
      ),
      ("Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\nContent-Type: a/b", ""),
    ])
    for text in [
      text, "Content-Type: multipart/form-data; boundary=X1\r\n\r\n" + text,
      text.replacing("\r\n", with: "\n"),
    ] {
      let finding = try only(text)
      #expect(finding.lead.contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
      #expect(finding.lead.message?.split(whereSeparator: \.isNewline) == ["Line one", "Line two"])
      #expect(
        finding.lead.extra == [
          .init(key: "plan.@file", values: ["my; plan (2) for you.pdf (24 bytes, not read)"])
        ])
      #expect(finding.warnings == ["1 attached file was not read"])
    }
  }

  @Test func `each part has a charset of its own`() throws {
    var bytes: [UInt8] = []
    for (head, name, text) in [
      (
        "Content-Type: text/plain; charset=ISO-8859-2", "name",
        [0xA3, 0x75, 0x6B, 0x61, 0x73, 0x7A]
      ),
      ("Content-Type: text/plain; charset=Shift_JIS", "company", [0x93, 0x8C, 0x8B, 0x9E]),
      ("X-A: b", "email", Array("l@example.com".utf8)),
    ] as [(String, String, [UInt8])] {
      bytes += Array(
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\(head)\r\n\r\n".utf8)
      bytes += text + Array("\r\n".utf8)
    }
    bytes += Array("--b--".utf8)
    guard case .findings(let found, .multipart) = recognise(bytes) else {
      return _ = Issue.record("not read")
    }
    #expect(found[0].lead.contact.fullName == "Łukasz")
    #expect(found[0].lead.contact.company == "東京")
    let whole = body([field("_charset_", "windows-1250"), field("email", "a@example.com")])
    let late = Array(whole.utf8.dropLast(8))
    let name =
      Array("--X1\r\nContent-Disposition: form-data; name=name\r\n\r\nJi".utf8) + [0xF8, 0xED]
    guard case .findings(let czech, _) = recognise(late + name + Array("\r\n--X1--\r\n".utf8))
    else {
      return _ = Issue.record("not read")
    }
    #expect(czech[0].lead.contact.fullName == "Jiří")
  }

  @Test func `names escape as browsers and mailers do`() {
    let read = HeaderParameters.read(
      "form-data; name=\"a%22b\\\"c;d\"; filename=\"C:\\x\\y.txt\"; filename*=UTF-8''%C3%A9+1.pdf")
    #expect(read["name"] == "a\"b\"c;d")
    #expect(read["filename"] == "é+1.pdf")
    #expect(HeaderParameters.read("form-data; name=plain")["name"] == "plain")
  }

  @Test func `a body cut off is incomplete at every byte`() throws {
    let bytes = Array(
      body([field("name", "Ana Ruiz"), field("email", "ana@example.com")], boundary: "----WebKitA")
        .utf8)
    let recogniser = Recogniser(ownDomains: [])
    for count in 1..<(bytes.count - 4) {
      let part = Array(bytes.prefix(count))
      if case .findings = recogniser.recognise(part, fileName: "a") {
        Issue.record("taken at \(count)")
      }
    }
    guard
      case .findings(let found, _) = recogniser.salvage(Array(bytes.dropLast(12)), fileName: "a")
    else { return _ = Issue.record("not salvaged") }
    #expect(found[0].lead.contact.email == "ana@example.com")
    #expect(found[0].warnings.contains("a multipart body without its closing boundary"))
  }

  @Test func `JSON in a part and a boundary within words change nothing`() throws {
    let text = body([
      field("payload", #"{"email":"ana@example.com","message":"--X1 is no boundary"}"#),
      field("note", "--X12\r\n--X1 x"),
    ])
    let lead = try only(text).lead
    #expect(lead.contact.email == "ana@example.com")
    #expect(lead.message == "--X1 is no boundary")
  }
}
