/// Reads `name = Ana` lines as forms of type `text/plain` and settings write them, with `->`, `=>`, a
/// tab or table bars in the place of the sign, too.
enum LineForm {
  /// The lines as an object; nil when they are something else.
  static func read(_ text: String) -> JSONValue? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count <= 2000, let sign = lines.lazy.compactMap({ sign(in: $0) }).first else {
      return nil
    }
    var members: [JSONValue.Member] = []
    var known = 0
    for line in lines {
      if let (key, value) = pair(line, by: sign) {
        members.append(.init(key, .string(value)))
        if isKnown(key) { known += 1 }
      } else if let last = members.indices.last, case .string(let before) = members[last].value {
        // A value that goes on in the next line.
        members[last].value = .string((before + "\n" + line).trimmed.description)
      }
    }
    guard members.count >= 2, known >= 2 || known * 2 >= members.count else { return nil }
    return .object(members)
  }

  /// Whether a text begins with the `[section]` line of a settings file and goes on with a name, or
  /// with a known label in brackets and its value.
  static func beginsWithSection(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.drop { $0 <= 0x20 }.prefix(400), as: UTF8.self)
    let lines = start.split(whereSeparator: \.isNewline)
    guard lines.count >= 2, let first = lines.first?.trimmed, first.first == "[",
      let end = first.firstIndex(of: "]")
    else { return false }
    let name = first[..<end].dropFirst()
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || " _-.".contains($0) }
    let rest = first[end...].dropFirst().trimmed
    // `[Name] Ana`
    if let mark = rest.first { return isName && !",]".contains(mark) && isKnown(String(name)) }
    let next = lines[1].trimmed
    return isName && next.first.map { $0.isLetter || $0 == "_" } == true
      && (next.contains("=") || next.contains(":"))
  }

  private static let signs = ["|", "\t", "=>", "->", "=", " - "]

  /// The sign that parts a known name from its value in a line.
  private static func sign(in line: Substring) -> String? {
    signs.first { sign in pair(line, by: sign).map { isKnown($0.0) } ?? false }
  }

  private static func pair(_ line: Substring, by sign: String) -> (String, String)? {
    var text = line.trimmed
    guard text.utf8.count <= 70_000 else { return nil }
    if sign == "|" {
      guard text.first == "|", text.last == "|", text.utf8.count > 2 else { return nil }
      let cells = text.dropFirst().dropLast().split(
        separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 2 else { return nil }
      return pair(cells[0], cells[1])
    }
    while text.first == "-" || text.first == "*" || text.first == "•" { text = text.dropFirst() }
    let head = text.prefix(100)
    guard let range = head.firstRange(of: sign) else { return nil }
    return pair(text[..<range.lowerBound], text[range.upperBound...])
  }

  private static func pair(_ key: Substring, _ value: Substring) -> (String, String)? {
    let key = key.trimmed.filter { $0 != "*" && $0 != "\"" && $0 != "'" }
    guard !key.isEmpty, key.split(separator: " ").count <= 8, !key.contains(":") else { return nil }
    return (key, String(value.trimmed))
  }

  private static func isKnown(_ key: String) -> Bool {
    FieldMatcher.match(Field(path: [key], value: "")).map {
      $0.role.isPersonal || $0.role == .message
    } ?? false
  }
}
