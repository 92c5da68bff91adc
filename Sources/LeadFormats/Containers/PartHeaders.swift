/// The header fields of a part of a form's body (RFC 7578, 4), unfolded.
struct PartHeaders {
  /// More fields than this are not read.
  private static let maximumFields = 500

  /// RFC 5322 allows a line 998 characters; what lies far beyond is not a header.
  private static let maximumLine = 20_000

  private(set) var fields: [(name: String, value: String)] = []

  /// Reads header fields up to the blank line; returns them and where the body begins.
  static func read(_ bytes: ArraySlice<UInt8>) -> (headers: PartHeaders, body: ArraySlice<UInt8>) {
    var headers = PartHeaders()
    var rest = bytes
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      let next = rest.dropFirst(line.count + 1)
      let text = line.last == 0x0D ? line.dropLast() : line
      rest = next
      if text.isEmpty { break }
      headers.take(text)
    }
    return (headers, rest)
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    if line.first == 0x20 || line.first == 0x09 {
      guard let last = fields.indices.last, fields[last].value.utf8.count < Self.maximumLine else {
        return
      }
      fields[last].value += " " + Charset.text(line.prefix(Self.maximumLine)).trimmed
      return
    }
    guard fields.count < Self.maximumFields,
      let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex
    else { return }
    let name = Charset.text(line[..<colon]).trimmed.lowercased()
    let value = Charset.text(line[(colon + 1)...].prefix(Self.maximumLine)).trimmed
    fields.append((name, String(value)))
  }

  /// The first field of that name, in lower case, as written.
  func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// A parameter of a field: `charset` of `text/plain; charset="utf-8"`.
  func parameter(_ parameter: String, of name: String) -> String? {
    guard let value = raw(name) else { return nil }
    for part in value.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "="),
        part[..<equals].trimmed.lowercased() == parameter
      else { continue }
      return String(part[part.index(after: equals)...].trimmed.filter { $0 != "\"" })
    }
    return nil
  }

  /// What a field says before its parameters, in lower case.
  func token(_ name: String) -> String? {
    raw(name).map { String($0.prefix { $0 != ";" && $0 != "(" }.trimmed.lowercased()) }
  }
}
