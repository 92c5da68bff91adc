/// Looks at the bytes of a file themselves, where libyaml says too little.
enum SourceText {
  /// The first place at which `text` cannot be YAML: not UTF-8, or a control character.
  static func firstRefused(
    in text: ArraySlice<UInt8>
  ) -> (position: Position, reason: String)? {
    var decoder = UTF8()
    var bytes = text.makeIterator()
    var place = Place()
    while true {
      switch decoder.decode(&bytes) {
      case .emptyInput: return nil
      case .error: return (place.position, "not UTF-8, save the file as UTF-8")
      case .scalarValue(let scalar):
        guard isTaken(scalar) else {
          let code = String(scalar.value, radix: 16, uppercase: true)
          return (place.position, "a control character (U+\(code)), which YAML does not take")
        }
        place.pass(scalar)
      }
    }
  }

  /// libyaml's complaint in other words where its own do not help.
  static func explain(_ broken: YAMLBroken, in text: ArraySlice<UInt8>) -> String {
    guard let scalar = scalar(at: broken.position, in: text) else { return broken.reason }
    if scalar == "\t" { return "a tab, YAML indents with spaces" }
    if scalar == "%" || scalar == "@" || scalar == "`" {
      return "a value cannot start with '\(scalar)', put it in quotes"
    }
    return broken.reason
  }

  /// The place behind the last character.
  static func end(of text: ArraySlice<UInt8>) -> Position {
    var place = Place()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { place.pass(scalar) }
    return place.position
  }

  private static func scalar(
    at position: Position, in text: ArraySlice<UInt8>
  ) -> Unicode.Scalar? {
    var place = Place()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if place.position == position { return scalar }
      place.pass(scalar)
    }
    return nil
  }

  /// The characters of YAML 1.1, section 5.1.
  private static func isTaken(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// Counts lines and columns as libyaml does.
  private struct Place {
    private var line = 1
    private var column = 1
    private var isAfterReturn = false
    var position: Position { Position(line: line, column: column) }

    mutating func pass(_ scalar: Unicode.Scalar) {
      let endsReturn = isAfterReturn && scalar == "\n"
      isAfterReturn = scalar == "\r"
      if endsReturn { return }
      if ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
  }
}
