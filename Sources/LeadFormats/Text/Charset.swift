/// Character sets that lead files come in.
enum Charset {
  /// UTF-8 bytes of the text, and what was guessed about it.
  struct Decoded: Equatable {
    var bytes: [UInt8]
    var warning: String?
  }

  /// The bytes as UTF-8: a byte order mark decides, then alternating zeros mean UTF-16, then what is
  /// valid UTF-8 is UTF-8, and everything else is Windows-1252, which every byte fits.
  static func decode(_ bytes: [UInt8]) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decode(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, from: 2, highFirst: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, from: 2, highFirst: false) }
    if bytes.count >= 4, bytes[0] == 0, bytes[1] != 0, bytes[2] == 0 {
      return utf16(bytes, from: 0, highFirst: true)
    }
    if bytes.count >= 4, bytes[0] != 0, bytes[1] == 0, bytes[3] == 0 {
      return utf16(bytes, from: 0, highFirst: false)
    }
    if isUTF8(bytes) { return Decoded(bytes: bytes) }
    return Decoded(
      bytes: Array(windows1252(bytes).utf8), warning: "not UTF-8, read as Windows-1252")
  }

  /// The bytes as UTF-8: a byte order mark decides, then what the document declares, then as above.
  static func decode(_ bytes: [UInt8], declared name: String?) -> Decoded {
    guard let name, !isUTF8(bytes), bytes.first != 0xFF, bytes.first != 0xFE, bytes.first != 0
    else { return decode(bytes) }
    return Decoded(bytes: Array(text(bytes, named: name).utf8))
  }

  /// What the bytes themselves declare: `encoding` of an XML declaration, `charset` of HTML's `meta`.
  static func declared(_ bytes: [UInt8]) -> String? {
    let start = bytes.prefix(1024).drop { $0 <= 0x20 || $0 >= 0x80 }
    guard start.first == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: start, as: UTF8.self)
    let isXML = text.hasPrefix("<?xml")
    let mark = isXML ? "encoding" : "charset"
    let head = isXML ? text.prefix { $0 != ">" } : text[...]
    guard let place = head.firstRange(of: mark) else { return nil }
    let value = head[place.upperBound...].trimmed
    guard value.first == "=" else { return nil }
    let name = value.dropFirst().trimmed.drop { $0 == "\"" || $0 == "'" }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
    }
    return name.isEmpty ? nil : String(name)
  }

  /// The text of bytes whose character set is named, as mail does; unknown names are guessed.
  static func text(_ bytes: [UInt8], named name: String) -> String {
    let key = FieldName(name).key
    if key.hasPrefix("iso") || key.hasPrefix("windows") || key.hasPrefix("latin"),
      !isUTF8(bytes) || !key.hasPrefix("iso")
    {
      return windows1252(bytes)
    }
    return text(bytes)
  }

  /// The text of bytes in UTF-8, else in Windows-1252.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? windows1252(Array(bytes))
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    // ASCII is by far the most common, and needs no decoding.
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  /// Windows-1252, which ISO-8859-1 is read as everywhere (WHATWG Encoding).
  static func windows1252(_ bytes: [UInt8]) -> String {
    var output = String.UnicodeScalarView()
    for byte in bytes {
      output.append((0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(output)
  }

  private static let high: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  private static func utf16(_ bytes: [UInt8], from start: Int, highFirst: Bool) -> Decoded {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = start
    while index + 1 < bytes.count {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(highFirst ? first << 8 | second : second << 8 | first)
      index += 2
    }
    // Zeros at the end of a file are taken for what a writer left, and one was the last letter's.
    if index < bytes.count, !highFirst { units.append(UInt16(bytes[index])) }
    return Decoded(
      bytes: Array(String(decoding: units, as: UTF16.self).utf8), warning: "read as UTF-16")
  }
}
