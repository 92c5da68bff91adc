/// Takes a mailbox apart (RFC 4155): mails one after the other, each after a line `From …`.
enum MboxReader {
  /// The mails' bytes; nil when this is no mailbox of at least two mails.
  static func messages(_ bytes: [UInt8], maximum: Int) -> [[UInt8]]? {
    guard bytes.starts(with: "From ".utf8) else { return nil }
    var starts: [Int] = []
    var line = 0
    var isAfterBlank = true
    while line < bytes.count, starts.count <= maximum {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if isAfterBlank, bytes[line..<end].starts(with: "From ".utf8), isHeader(bytes, from: end + 1)
      {
        starts.append(line)
      }
      isAfterBlank = bytes[line..<end].allSatisfy { $0 == 0x0D }
      line = end + 1
    }
    guard starts.count >= 2 else { return nil }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { start, end in
      message(bytes[start..<end])
    }
  }

  /// Whether a header field begins there: people write lines that begin with `From ` too.
  private static func isHeader(_ bytes: [UInt8], from start: Int) -> Bool {
    guard start < bytes.count else { return false }
    let name = bytes[start...].prefix(80).prefix { $0 != UInt8(ascii: ":") }
    return !name.isEmpty && name.endIndex < bytes.count
      && bytes[name.endIndex] == UInt8(ascii: ":")
      && name.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// One mail without the line before it, `>From ` at a line's start undone.
  private static func message(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(bytes.count)
    var line = (bytes.firstIndex(of: 0x0A) ?? bytes.endIndex) + 1
    while line < bytes.endIndex {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let text = bytes[line..<end]
      let marks = text.prefix { $0 == UInt8(ascii: ">") }.count
      let isQuoted = marks > 0 && text.dropFirst(marks).starts(with: "From ".utf8)
      message += isQuoted ? text.dropFirst() : text
      if end < bytes.endIndex { message.append(0x0A) }
      line = end + 1
    }
    return message
  }
}
