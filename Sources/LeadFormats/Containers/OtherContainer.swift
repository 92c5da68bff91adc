/// Names what a file looks like when it is none of the containers that are read.
enum OtherContainer {
  /// The beginning of a sentence, without content.
  static func name(_ bytes: [UInt8]) -> String {
    let start = bytes.drop { $0 <= 0x20 }.prefix(2000)
    func begins(_ text: StaticString) -> Bool {
      start.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    if begins("%PDF") { return "looks like a PDF, which is not read" }
    if begins("PK\u{3}\u{4}") {
      return "looks like an archive or office document, which is not read"
    }
    if start.starts(with: [0x1F, 0x8B]) || start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return "looks compressed, which is not read"
    }
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return "looks like an old office document, which is not read"
    }
    if start.starts(with: [0xFF, 0xD8, 0xFF]) || start.dropFirst().starts(with: "PNG".utf8)
      || begins("GIF8")
    {
      return "looks like a picture, which is not read"
    }
    if begins("BEGIN:") {
      return "looks like a vCard or calendar of another kind, which is not read"
    }
    let line = start.prefix { $0 != 0x0A }
    if start.count > line.count, line.contains(where: { ",;\t|".utf8.contains($0) }) {
      return "looks like a table whose columns have no name that is known"
    }
    return "neither JSON, XML, a form's body, a table nor a mail"
  }
}
