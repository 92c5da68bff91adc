/// Reads what can be read of JSON that is broken or cut off: strings and numbers with the keys that
/// lead to them, in one pass.
struct BrokenJSON {
  private let bytes: [UInt8]
  private var position = 0
  /// Keys above the present one; an array's place is held by an empty key.
  private var path: [String] = []
  private var key: String?
  private var fields: [Field] = []

  /// Whether the text ended inside the last field's value.
  private var isLastOpen = false

  /// The fields of a text that no JSON reader takes.
  static func fields(_ bytes: [UInt8]) -> [Field] {
    var reader = BrokenJSON(bytes: bytes)
    reader.run()
    return reader.fields
  }

  /// The same of a text that was cut off: an address or a number that it ends in is somebody else's.
  static func fields(cutOff bytes: [UInt8]) -> [Field] {
    var reader = BrokenJSON(bytes: bytes)
    reader.run()
    guard reader.isLastOpen, let last = reader.fields.last else { return reader.fields }
    let isContact = Identity.email(last.value) != nil || Identity.phone(last.value) != nil
    return isContact ? reader.fields.dropLast() : reader.fields
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    while position < bytes.count, fields.count < Flattener.maximumFields {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard path.count < 64 else { return }
        path.append(key ?? "")
        key = nil
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = path.popLast()
        key = nil
      case UInt8(ascii: "\""):
        takeString()
        continue
      case UInt8(ascii: ","): key = nil
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        takeNumber()
        continue
      default: break
      }
      position += 1
    }
  }

  private mutating func takeString() {
    let (text, end) = string(from: position + 1)
    position = end
    if key == nil, Self.next(bytes, from: end) == UInt8(ascii: ":") {
      key = text
      return
    }
    append(text, .text)
    isLastOpen = end == bytes.count && bytes.last != UInt8(ascii: "\"")
    key = nil
  }

  private mutating func takeNumber() {
    let start = position
    while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) { position += 1 }
    append(String(decoding: bytes[start..<position], as: UTF8.self), .number)
    isLastOpen = position == bytes.count
  }

  private mutating func append(_ value: String, _ sort: Field.Sort) {
    guard let key, !Shapes.isPlaceholder(value.trimmed) else { return }
    let parents = path.filter { !$0.isEmpty }
    fields.append(Field(path: parents + [key], value: Entities.decode(value), sort: sort))
  }

  /// The string that begins there and where it ends: at a quotation mark that a comma, a colon, a
  /// bracket or the end follows, because one inside a sentence may not have been escaped.
  private func string(from start: Int) -> (text: String, end: Int) {
    var text: [UInt8] = []
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\"") where ends(at: index): return (Charset.text(text), index + 1)
      case UInt8(ascii: "\\"):
        let (byte, length) = escape(at: index)
        text += byte
        index += length
        continue
      default: text.append(bytes[index])
      }
      index += 1
    }
    return (Charset.text(text), index)
  }

  private func ends(at index: Int) -> Bool { Self.endsString(bytes, at: index) }

  /// Whether the quotation mark there ends a string, by what follows it.
  static func endsString(_ bytes: [UInt8], at index: Int) -> Bool {
    guard let following = next(bytes, from: index + 1) else { return true }
    return ",:}]".utf8.contains(following)
  }

  /// The next byte that is no white space, within a line's length: broken texts must not be walked
  /// again and again.
  private static func next(_ bytes: [UInt8], from index: Int) -> UInt8? {
    guard index < bytes.count else { return nil }
    return bytes[index...].prefix(200).first { $0 > 0x20 }
  }

  private func escape(at index: Int) -> (bytes: [UInt8], length: Int) {
    guard index + 1 < bytes.count else { return ([], 1) }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    case UInt8(ascii: "u"):
      let window = Array([UInt8(ascii: "\"")] + bytes[index...].prefix(12))
      for length in [12, 6] where window.count > length {
        let literal = Array(window[...length]) + [UInt8(ascii: "\"")]
        if let text = (try? JSONReader.read(literal))?.text { return (Array(text.utf8), length) }
      }
      return ([], 2)
    default: return ([bytes[index + 1]], 2)
    }
  }
}
