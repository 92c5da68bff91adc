/// Reads JSON (RFC 8259) from bytes: UTF-8, in one pass, bounded in depth.
public struct JSONReader {
  private let bytes: [UInt8]
  private let maximumDepth: Int
  private let allowsRawControls: Bool
  private var position: Int
  /// Whether a string held a raw line break or other control character.
  private(set) var sawRawControls = false

  init(_ bytes: [UInt8], from start: Int, maximumDepth: Int, allowsRawControls: Bool) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.allowsRawControls = allowsRawControls
    position = start
  }

  /// The one value that the bytes hold; a byte order mark before it is skipped.
  ///
  /// Throws `truncated` when more bytes could still make it JSON, `malformed` when none could, and
  /// `tooDeep` beyond `maximumDepth` nested arrays and objects.
  public static func read(
    _ bytes: [UInt8], maximumDepth: Int = 64
  ) throws(JSONError) -> JSONValue {
    var reader = JSONReader(
      bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, maximumDepth: maximumDepth,
      allowsRawControls: false)
    return try reader.document()
  }

  /// One value and nothing after it but white space.
  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw broken("more text after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    switch try current() {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw broken("a value is expected")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var members: [JSONValue.Member] = []
    if try closes(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard try current() == UInt8(ascii: "\"") else { throw broken("a key in quotes is expected") }
      let name = try string()
      skipSpace()
      guard try current() == UInt8(ascii: ":") else { throw broken("a colon is expected") }
      position += 1
      members.append(JSONValue.Member(name, try value(depth: depth)))
      if try closes(UInt8(ascii: "}")) { return .object(members) }
      try comma()
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var elements: [JSONValue] = []
    if try closes(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth))
      if try closes(UInt8(ascii: "]")) { return .array(elements) }
      try comma()
    }
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth <= maximumDepth else {
      throw .tooDeep(offset: position, maximum: maximumDepth)
    }
    position += 1
  }

  private mutating func closes(_ bracket: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard try current() == bracket else { return false }
    position += 1
    return true
  }

  private mutating func comma() throws(JSONError) {
    guard bytes[position] == UInt8(ascii: ",") else {
      throw broken("a comma or the closing bracket is expected")
    }
    position += 1
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard try current() == word.utf8Start[index] else { throw broken("an unknown word") }
      position += 1
    }
    return value
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func current() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw .truncated(offset: bytes.count) }
    return bytes[position]
  }

  private func broken(_ what: String) -> JSONError { .malformed(offset: position, what: what) }
}

// MARK: - Numbers

extension JSONReader {
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if try current() == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = try current()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    guard isDigit(try current()) else { throw broken("a digit is expected") }
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    var runStart = position
    while true {
      let byte = try current()
      switch byte {
      case UInt8(ascii: "\""):
        text.append(contentsOf: bytes[runStart..<position])
        position += 1
        return try decoded(text)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[runStart..<position])
        position += 1
        try escape(into: &text)
        runStart = position
      case 0..<0x20 where allowsRawControls:
        sawRawControls = true
        position += 1
      case 0..<0x20: throw broken("a control character inside a string")
      default: position += 1
      }
    }
  }

  private func decoded(_ text: [UInt8]) throws(JSONError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw broken("the string before it is not UTF-8")
    }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let letter = try current()
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      position += 1
      return text.append(contentsOf: String(try unicodeEscape()).utf8)
    default: throw broken("an unknown escape")
    }
    position += 1
  }

  /// The scalar of `\uXXXX`, the `\u` consumed; a high surrogate takes its partner along.
  private mutating func unicodeEscape() throws(JSONError) -> Character {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else {
      return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
    }
    let start = position
    guard try current() == UInt8(ascii: "\\") else { return "\u{FFFD}" }
    position += 1
    guard try current() == UInt8(ascii: "u") else {
      position = start
      return "\u{FFFD}"
    }
    position += 1
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else {
      position = start
      return "\u{FFFD}"
    }
    let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Hexadecimal.value(try current()) else {
        throw broken("four hexadecimal digits are expected")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
