/// Reads what PHP's `print_r` prints: `[key] => value` lines between `Array (` and `)`.
struct PrintedArray {
  private final class Level {
    var members: [JSONValue.Member] = []
  }

  private var levels: [(key: String, level: Level)] = [("", Level())]
  private var key: String?
  private var lines: [String] = []

  /// The array; nil when the text is none.
  static func read(_ text: String) -> JSONValue? {
    let start = text.trimmed
    guard start.hasPrefix("Array") || start.hasPrefix("stdClass Object") else { return nil }
    var reader = PrintedArray()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard reader.take(line) else { return nil }
    }
    reader.close()
    while reader.levels.count > 1 { reader.leave() }
    let members = reader.levels[0].level.members
    return members.isEmpty ? nil : .object(members)
  }

  /// Takes a line; false when it is nested deeper than a form is.
  private mutating func take(_ line: Substring) -> Bool {
    let text = line.trimmed
    if let (name, value) = Self.entry(text) {
      close()
      if value == "Array" || value.hasSuffix(" Object") {
        guard levels.count < 32 else { return false }
        levels.append((name, Level()))
      } else {
        key = name
        lines = [String(value)]
      }
    } else if text == ")" {
      close()
      if levels.count > 1 { leave() }
    } else if key != nil {
      lines.append(String(line))
    }
    return true
  }

  private static func entry(_ text: Substring) -> (String, Substring)? {
    guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
    let rest = text[text.index(after: end)...].trimmed
    guard rest.hasPrefix("=>") else { return nil }
    // Properties are printed as `[name:protected]`.
    let name = text[text.index(after: text.startIndex)..<end].prefix { $0 != ":" }
    return (String(name), rest.dropFirst(2).trimmed)
  }

  private mutating func close() {
    guard let name = key else { return }
    let text = String(lines.joined(separator: "\n").trimmed)
    levels[levels.count - 1].level.members.append(.init(name, .string(text)))
    key = nil
    lines = []
  }

  private mutating func leave() {
    let (name, level) = levels.removeLast()
    levels[levels.count - 1].level.members.append(.init(name, .object(level.members)))
  }
}
