/// Reads what PHP's `serialize` writes: `a:1:{s:4:"name";s:3:"Ana";}`, its lengths in bytes.
struct SerializedValue {
  private let bytes: [UInt8]
  private var position = 0

  /// The value; nil when the bytes are no array or object of PHP's.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    let whole = Array(bytes[..<end].drop { $0 <= 0x20 })
    guard whole.count > 6, whole[1] == UInt8(ascii: ":"), "aO".utf8.contains(whole[0]) else {
      return nil
    }
    var reader = SerializedValue(bytes: whole)
    guard let value = reader.value(depth: 0), reader.position == whole.count else { return nil }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth < 32, position + 1 < bytes.count else { return nil }
    let kind = bytes[position]
    position += 2
    switch kind {
    case UInt8(ascii: "N"): return .null
    case UInt8(ascii: "s"):
      guard let text = string(), take(";") else { return nil }
      return .string(text)
    case UInt8(ascii: "i"), UInt8(ascii: "d"): return word(until: ";").map { .number($0) }
    case UInt8(ascii: "b"): return word(until: ";").map { .bool($0 == "1") }
    case UInt8(ascii: "O"):
      guard string() != nil, take(":") else { return nil }
      return members(depth: depth)
    case UInt8(ascii: "a"): return members(depth: depth)
    default: return nil
    }
  }

  private mutating func members(depth: Int) -> JSONValue? {
    guard let count = word(until: ":").flatMap(Int.init), (0...5000).contains(count), take("{")
    else { return nil }
    var members: [JSONValue.Member] = []
    for _ in 0..<count {
      guard let key = value(depth: depth + 1), let value = value(depth: depth + 1) else {
        return nil
      }
      switch key {
      case .string(let name), .number(let name): members.append(.init(name, value))
      case .null, .bool, .array, .object: return nil
      }
    }
    return take("}") ? .object(members) : nil
  }

  /// `8:"Ana Ruiz"`.
  private mutating func string() -> String? {
    guard let count = word(until: ":").flatMap(Int.init), count >= 0, take("\""),
      count <= bytes.count - position
    else { return nil }
    let text = Charset.text(bytes[position..<position + count])
    position += count
    return take("\"") ? text : nil
  }

  private mutating func word(until mark: Character) -> String? {
    let window = bytes[position...].prefix(40)
    guard let end = window.firstIndex(of: mark.asciiValue ?? 0) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  private mutating func take(_ mark: Character) -> Bool {
    guard position < bytes.count, bytes[position] == mark.asciiValue else { return false }
    position += 1
    return true
  }
}
