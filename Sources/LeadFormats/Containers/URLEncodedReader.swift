/// Reads `key=value&a[b]=c` (WHATWG URL, application/x-www-form-urlencoded; brackets as PHP reads
/// them) into a tree.
enum URLEncodedReader {
  /// More pairs than this are left in the file.
  static let maximumPairs = 10_000

  /// Whether the text can be a form's body: one line of pairs whose first key looks like one.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let start = bytes.firstIndex { $0 != UInt8(ascii: "&") } ?? 0
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > start,
      equals - start < 300
    else { return false }
    let isKey = bytes[start..<equals].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
      default: "[]%+-_.*$ ".utf8.contains(byte)
      }
    }
    guard isKey, !bytes[start..<equals].allSatisfy({ $0 == 0x20 }) else { return false }
    var end = bytes.endIndex
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return !bytes[..<end].contains { $0 == 0x0A }
  }

  /// The pairs as an object; repeated keys become arrays, `a[b]` objects. Nil when there are too many.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    var pairs: [(name: [UInt8], value: [UInt8])] = []
    var isUTF8 = true
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard pairs.count < maximumPairs else { return nil }
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = decode(pair[..<equals])
      let value = equals < pair.endIndex ? decode(pair[pair.index(after: equals)...]) : []
      pairs.append((name, value))
      isUTF8 = isUTF8 && Charset.isUTF8(name) && Charset.isUTF8(value)
    }
    let charset = isUTF8 ? nil : charset(of: pairs)
    let root = FormTree()
    for pair in pairs {
      var value = text(pair.value, charset)
      while value.last?.isNewline == true { value.removeLast() }
      root.add(value, at: FormTree.path(text(pair.name, charset)))
    }
    return root.value
  }

  private static func text(_ bytes: [UInt8], _ charset: KnownCharset?) -> String {
    if let charset, !Charset.isUTF8(bytes),
      let output = CharsetConverter.decode(bytes, from: charset)
    {
      return String(decoding: output.bytes, as: UTF8.self)
    }
    return Charset.text(bytes)
  }

  /// What the form says in `_charset_` (HTML, 4.10.18.7), else what all of it together looks like.
  private static func charset(of pairs: [(name: [UInt8], value: [UInt8])]) -> KnownCharset {
    let said = pairs.first { $0.name.elementsEqual("_charset_".utf8) }?.value
    let known = said.flatMap { KnownCharset(named: String(decoding: $0, as: UTF8.self)) }
    return known ?? CharsetGuess.charset(of: pairs.flatMap { $0.value + [0x0A] })
  }

  /// Percent encoding and plus signs undone; a broken escape stays as it is.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "+"): plain.append(0x20)
      case UInt8(ascii: "%"):
        if let byte = Hexadecimal.byte(bytes, at: index + 1) {
          plain.append(byte)
          index += 2
        } else {
          plain.append(bytes[index])
        }
      default: plain.append(bytes[index])
      }
      index += 1
    }
    return plain
  }
}
