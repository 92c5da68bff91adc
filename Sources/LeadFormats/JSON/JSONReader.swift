/// Reads JSON (RFC 8259) from bytes: UTF-8, in one pass, bounded in depth.
public struct JSONReader {
  let bytes: [UInt8]
  private let maximumDepth: Int
  let allowsRawControls: Bool
  var position: Int
  /// Whether a string held a raw line break or other control character.
  var sawRawControls = false

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

  /// One value, whatever follows it.
  mutating func element() throws(JSONError) -> JSONValue { try value(depth: 0) }

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

  func current() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw .truncated(offset: bytes.count) }
    return bytes[position]
  }

  func broken(_ what: String) -> JSONError { .malformed(offset: position, what: what) }
}
