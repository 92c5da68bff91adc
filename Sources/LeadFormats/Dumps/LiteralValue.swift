/// Reads values as programs print them: PHP's `var_dump` and `var_export`, Python's `repr`, Ruby's
/// `inspect`, JavaScript's object literals.
struct LiteralValue {
  private let bytes: [UInt8]
  private var position = 0
  private var count = 0

  /// The value of a text that is one literal and nothing else.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    var reader = LiteralValue(bytes: bytes)
    guard let value = reader.value(depth: 0), value.members != nil || value.elements != nil else {
      return nil
    }
    reader.skip(",;")
    return reader.position == bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// White space, and marks that part entries.
  private mutating func skip(_ marks: String = "") {
    _ = parted(marks)
  }

  /// The same, and whether a mark or the end of a line was among it.
  private mutating func parted(_ marks: String) -> Bool {
    var isParted = false
    while let byte, byte <= 0x20 || marks.utf8.contains(byte) {
      if byte > 0x20 || byte == 0x0A { isParted = true }
      position += 1
    }
    return isParted
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skip()
    count += 1
    guard depth < 32, count < 20_000, let first = byte else { return nil }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("):
      return container(depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return text().map { .string($0) }
    default: return word(depth: depth)
    }
  }

  /// `array(3) {`, `string(8) "…"`, `NULL`, `42`, `:symbol`.
  private mutating func word(depth: Int) -> JSONValue? {
    let start = position
    while let byte, Self.isWord(byte) { position += 1 }
    guard position > start else { return nil }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text.lowercased() {
    case "null", "none", "nil", "undefined": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "string": return lengthPrefixed()
    case "int", "float", "bool", "integer": return inBrackets()
    case "array", "object", "stdclass", "dict", "ordereddict", "collection":
      while let byte, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "["), position - start < 80 {
        if byte == UInt8(ascii: "("), !isCount() { break }
        position += 1
      }
      return container(depth: depth)
    default: return Double(text) == nil ? .string(text) : .number(text)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: "_-+.:@$".utf8.contains(byte)
    }
  }

  /// Whether the bracket here holds a count or a class, as `array(3)` and `object(stdClass)` do.
  private func isCount() -> Bool {
    let window = bytes[position...].dropFirst().prefix(60)
    guard let end = window.firstIndex(of: UInt8(ascii: ")")) else { return false }
    return end > position + 1
      && bytes[(position + 1)..<end].allSatisfy { Self.isWord($0) || $0 == UInt8(ascii: "\\") }
  }

  /// `string(8) "Ana Ruiz"`: the count says where it ends, whatever is inside.
  private mutating func lengthPrefixed() -> JSONValue? {
    guard case .number(let written) = inBrackets(), let length = Int(written), length >= 0 else {
      return nil
    }
    skip()
    guard byte == UInt8(ascii: "\""), length < bytes.count - position - 1,
      bytes[position + 1 + length] == UInt8(ascii: "\"")
    else { return nil }
    defer { position += length + 2 }
    return .string(Charset.text(bytes[(position + 1)..<(position + 1 + length)]))
  }

  private mutating func inBrackets() -> JSONValue? {
    guard byte == UInt8(ascii: "(") else { return nil }
    position += 1
    guard let end = bytes[position...].prefix(40).firstIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    defer { position = end + 1 }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    return text == "true" || text == "false" ? .bool(text == "true") : .number(text)
  }

  private mutating func container(depth: Int) -> JSONValue? {
    guard let open = byte else { return nil }
    let close: UInt8
    switch open {
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    position += 1
    var members: [JSONValue.Member] = []
    var elements: [JSONValue] = []
    while true {
      let isParted = parted(",;") || elements.isEmpty
      guard let byte else { return nil }
      // Without a mark between them two entries are one text that was not escaped.
      guard byte == close || isParted else { return nil }
      if byte == close {
        position += 1
        return members.isEmpty ? .array(elements) : .object(members)
      }
      guard let entry = entry(depth: depth, in: open) else { return nil }
      if let key = entry.key { members.append(.init(key, entry.value)) }
      elements.append(entry.value)
    }
  }

  /// A value, or a key with its value behind `=>` or `:`.
  private mutating func entry(depth: Int, in open: UInt8) -> (key: String?, value: JSONValue)? {
    if let key = keyBeforeColon() {
      position += 1
      return value(depth: depth + 1).map { (key, $0) }
    }
    guard let first = value(depth: depth + 1) else { return nil }
    skip()
    let rest = bytes[position...].prefix(2)
    if rest.elementsEqual("=>".utf8) || rest.elementsEqual("->".utf8) {
      position += 2
    } else if byte == UInt8(ascii: ":"), open == UInt8(ascii: "{") {
      position += 1
    } else {
      return (nil, first)
    }
    guard let key = Self.keyText(first), let value = value(depth: depth + 1) else { return nil }
    return (key, value)
  }

  /// `name:` of JavaScript, whose colon belongs to no word.
  private mutating func keyBeforeColon() -> String? {
    var end = position
    while end < bytes.count, Self.isWord(bytes[end]), bytes[end] != UInt8(ascii: ":") { end += 1 }
    guard end > position, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  /// The text of a key; `["name"]` is a list of one.
  private static func keyText(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text.hasPrefix(":") ? String(text.dropFirst()) : text
    case .number(let text): text
    case .array(let elements): elements.count == 1 ? keyText(elements[0]) : nil
    case .null, .bool, .object: nil
    }
  }

  private mutating func text() -> String? {
    guard let quote = byte else { return nil }
    position += 1
    var text: [UInt8] = []
    while let byte {
      position += 1
      if byte == quote { return Charset.text(text) }
      guard byte == UInt8(ascii: "\\"), let next = self.byte else {
        text.append(byte)
        continue
      }
      position += 1
      switch next {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      default: text.append(next)
      }
    }
    return nil
  }
}
