import LeadFormats
import Testing

/// What scripts print when nobody told them how.
@Suite struct DumpTests {
  private static let dumps = [
    "Array\n(\n    [name] => Ana Ruiz\n    [more] => Array\n        (\n            [email] => ana@example.com\n        )\n\n)\n",
    "array(2) {\n  [\"name\"]=>\n  string(8) \"Ana Ruiz\"\n  [\"email\"]=>\n  string(15) \"ana@example.com\"\n}\n",
    "array (\n  'name' => 'Ana Ruiz',\n  'email' => 'ana@example.com',\n)",
    "a:2:{s:4:\"name\";s:8:\"Ana Ruiz\";s:5:\"email\";s:15:\"ana@example.com\";}",
    "{'name': 'Ana Ruiz', 'email': 'ana@example.com', 'phone': None}",
    "{name: \"Ana Ruiz\", email: 'ana@example.com',}",
    "{:name=>\"Ana Ruiz\", \"email\"=>\"ana@example.com\"}",
    "name = Ana Ruiz\nemail = ana@example.com\n",
    "| Name | Ana Ruiz |\n| Email | ana@example.com |\n",
  ]

  @Test(arguments: dumps)
  func `a printed variable is the same lead`(_ text: String) throws {
    let lead = try only(text).lead
    #expect(lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }

  @Test(arguments: dumps)
  func `no beginning of one, and no broken one, does harm`(_ text: String) {
    let bytes = Array(text.utf8)
    let recogniser = Recogniser(ownDomains: [])
    for length in 0..<bytes.count {
      _ = recogniser.recognise(Array(bytes[..<length]), fileName: "x")
    }
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var broken = bytes
      broken[place] = UInt8(ascii: "9")
      _ = recogniser.recognise(broken, fileName: "x")
    }
  }

  @Test func `a length that lies is no length`() {
    guard case .unrecognised = recognise("a:1:{s:99999999999999999999:\"name\";s:3:\"Ana\";}"),
      case .unrecognised = recognise("a:1:{s:400:\"name\";s:3:\"Ana\";}")
    else { return _ = Issue.record("taken") }
  }
}
