/// Keys that a form's builder made up: `form-field-9a8b7c`, `comp-kx1a2b3c`.
enum RandomKey {
  /// Whether a key holds nothing but words for a field, numbers and a random id.
  static func matches(_ key: String) -> Bool {
    guard (4...80).contains(key.utf8.count) else { return false }
    let tokens = key.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let other = tokens.filter { !generic.contains(String($0)) && !$0.allSatisfy(\.isNumber) }
    let isPrefixed = other.count < tokens.count
    return !other.isEmpty && other.allSatisfy { isRandom($0, isPrefixed: isPrefixed) }
      && key.utf8.allSatisfy { $0 < 0x80 }
  }

  private static let generic: Set<String> = [
    "form", "field", "fields", "input", "comp", "component", "control", "element", "el", "block",
    "item", "entry", "answer", "question", "q", "text", "textbox", "box", "id", "fld", "f", "key",
    "value", "single", "line", "short", "widget", "data", "custom",
  ]

  /// Letters and digits in turn; after a word for a field a few letters before the digits will do.
  /// `child1` is a word with a number.
  private static func isRandom(_ token: Substring, isPrefixed: Bool) -> Bool {
    var changes = 0
    var before: Bool?
    for character in token {
      if let before, before != character.isNumber { changes += 1 }
      before = character.isNumber
    }
    let letters = token.prefix { $0.isLetter }.count
    return token.utf8.count >= 4 && (changes >= 2 || changes == 1 && isPrefixed && letters <= 3)
  }
}
