import Testing

@testable import LeadFormats

@Suite struct EnvelopeTests {
  private let expected = Contact(
    fullName: "Ana Ruiz", email: "ana@example.com", phone: "+34600000001",
    phoneE164: "+34600000001")

  private let bodies = [
    #"{"name":"Ana Ruiz","email":"ana@example.com","phone":"+34600000001"}"#,
    "name=Ana+Ruiz&email=ana%40example.com&phone=%2B34600000001",
    "<lead><name>Ana Ruiz</name><email>ana@example.com</email><phone>+34600000001</phone></lead>",
    "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAna Ruiz\r\n--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nana@example.com\r\n--b\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n+34600000001\r\n--b--\r\n",
    "name,email,phone\nAna Ruiz,ana@example.com,+34600000001\n",
    "<?adf version=\"1.0\"?><adf><prospect><customer><contact><name>Ana Ruiz</name><email>ana@example.com</email><phone>+34600000001</phone></contact></customer><vendor><contact><email>d@dealer.example</email></contact></vendor></prospect></adf>",
  ]

  private func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let group = bytes[start...].prefix(3)
      let bits = (Array(group) + [0, 0]).prefix(3).reduce(0) { $0 << 8 | Int($1) }
      let letters = [18, 12, 6, 0].map { alphabet[bits >> $0 & 63] }
      return String(letters.prefix(group.count + 1))
        + String(repeating: "=", count: 3 - group.count)
    }.joined()
  }

  @Test func `a body of any kind in a recorded request is read, Base64 or not`() throws {
    for body in bodies {
      let texts: [JSONValue] = [
        ["headers": ["cookie": "x"], "body": .string(body)],
        ["headers": [:], "query": ["utm_source": "ads"], "rawBody": .string(body)],
        ["isBase64Encoded": true, "httpMethod": "POST", "body": .string(base64(body))],
        ["isBase64Encoded": false, "requestContext": [:], "body": .string(body)],
        [["headers": ["a": "b"], "body": .string(body)]],
      ]
      for value in texts {
        #expect(try only(value.compact).lead.contact == expected, "\(value.compact)")
      }
    }
  }

  @Test func `a body in a lone string is read when it can be nothing else`() throws {
    for body in bodies where !body.contains("name,email") {
      #expect(
        try only((["payload": .string(body)] as JSONValue).compact).lead.contact == expected
      )
      #expect(
        try only((["id": "x1", "data": .string(body)] as JSONValue).compact).lead.contact
          == expected)
    }
    let words = #"{"email":"ana@example.com","body":"1 < 2 & 3 > 2, name=me"}"#
    #expect(try only(words).lead.message == "1 < 2 & 3 > 2, name=me")
    let markup = #"{"email":"ana@example.com","message":"<p>Hello there</p>"}"#
    #expect(try only(markup).lead.message == "<p>Hello there</p>")
  }
}
