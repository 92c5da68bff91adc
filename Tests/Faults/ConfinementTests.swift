import Foundation
import Testing

/// The reader's filter closes the file system: whatever a charset or container loads must be there.
@Suite struct ConfinementTests {
  /// Names as each charset writes them.
  private static let names: [(charset: String, text: String, bytes: [UInt8])] = [
    (
      "iso-8859-2", "Łukasz Żółć",
      [0xA3, 0x75, 0x6B, 0x61, 0x73, 0x7A, 0x20, 0xAF, 0xF3, 0xB3, 0xE6]
    ), ("koi8-r", "Иван", [0xE9, 0xD7, 0xC1, 0xCE]),
    ("windows-1251", "Иван", [0xC8, 0xE2, 0xE0, 0xED]),
    ("windows-1254", "Şah", [0xDE, 0x61, 0x68]),
    ("shift_jis", "山田", [0x8E, 0x52, 0x93, 0x63]), ("euc-jp", "山田", [0xBB, 0xB3, 0xC5, 0xC4]),
    ("iso-2022-jp", "山田", [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42]),
    ("gb2312", "王明", [0xCD, 0xF5, 0xC3, 0xF7]), ("big5", "王明", [0xA4, 0xFD, 0xA9, 0xFA]),
    ("euc-kr", "김민", [0xB1, 0xE8, 0xB9, 0xCE]),
  ]

  @Test func `every charset and container is read behind the filter`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      var count = 0
      for (number, sample) in Self.names.enumerated() {
        let head = "<?xml version=\"1.0\" encoding=\"\(sample.charset)\"?><a><name>"
        let tail = "</name><email>x\(number)@example.com</email></a>"
        try bench.drop(Array(head.utf8) + sample.bytes + Array(tail.utf8), as: "\(number).xml")
        let guess = "{\"email\":\"y\(number)@example.com\",\"name\":\""
        try bench.drop(Array(guess.utf8) + sample.bytes + Array("\"}".utf8), as: "\(number).json")
        count += 2
      }
      for (number, text) in [
        "--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nm@example.com\r\n--b--\r\n",
        "BEGIN:VCARD\r\nFN:Ana\r\nEMAIL:v@example.com\r\nEND:VCARD\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nATTENDEE:mailto:c@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "name,email\r\nAna,t@example.com\r\n",
        "<!DOCTYPE html><html><p>Name: Ana</p><p>Email: h@example.com</p></html>",
        "<adf><prospect><customer><contact><email>a@example.com</contact></prospect></adf>",
      ].enumerated() {
        try bench.drop(text, as: "other\(number)")
        count += 1
      }
      try await bench.settle(leads: count, within: 20)
      let bodies = bench.bodies.joined(separator: "\n")
      for sample in Self.names {
        let found = bodies.components(separatedBy: "\"\(sample.text)\"").count - 1
        #expect(found >= 2, "\(sample.charset)")
      }
      #expect(bench.entries("file-quarantined").isEmpty)
    }
  }
}
