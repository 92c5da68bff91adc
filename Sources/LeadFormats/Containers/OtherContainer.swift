/// Names what a file looks like when it is none of the containers that are read.
enum OtherContainer {
  /// The beginning of a sentence, without content.
  static func name(_ bytes: [UInt8]) -> String {
    let start = bytes.drop { $0 <= 0x20 }.prefix(2000)
    func begins(_ text: StaticString) -> Bool {
      start.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    if begins("BEGIN:VCARD") { return "looks like a vCard, which is not read" }
    if begins("BEGIN:VCALENDAR") { return "looks like a calendar entry, which is not read" }
    if begins("%PDF") { return "looks like a PDF, which is not read" }
    if begins("PK\u{3}\u{4}") {
      return "looks like an archive or office document, which is not read"
    }
    if begins("--") { return "looks like a multipart body, which is not read" }
    let line = start.prefix { $0 != 0x0A }
    if start.count > line.count, line.contains(where: { ",;\t".utf8.contains($0) }) {
      return "looks like a table (CSV), which is not read"
    }
    return "neither JSON, a form's key=value line nor a mail"
  }
}
