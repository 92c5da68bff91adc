/// Character sets that lead files come in.
enum Charset {
  /// Loads every table that decoding may need, so that no file is opened afterwards: a process that
  /// confines itself calls this first.
  static func warmUp() {
    CharsetConverter.warmUp()
    // The sets of usual characters are read from those tables on first use.
    _ = CharsetGuess.charset(of: [0xB0, 0xA1, 0xE9, 0xA4, 0xCF])
  }

  /// UTF-8 bytes of the text, and what was guessed about it.
  struct Decoded: Equatable {
    var bytes: [UInt8]
    var warning: String?
  }

  /// The bytes as UTF-8: a byte order mark decides, then alternating zeros mean UTF-16, then the
  /// escapes of ISO-2022-JP; what is valid UTF-8 is UTF-8; then the declared name counts, and the
  /// likeliest charset at last. Windows-1252 fits every byte.
  static func decode(_ bytes: [UInt8], declared name: String? = nil) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return decode(Array(bytes.dropFirst(3)), declared: name)
    }
    if let highFirst = utf16Order(bytes) { return utf16(bytes, highFirst: highFirst) }
    if let escape = bytes.firstIndex(of: 0x1B), escape + 1 < bytes.count,
      "$(".utf8.contains(bytes[escape + 1]), !bytes.contains(where: { $0 >= 0x80 }),
      let text = CharsetConverter.decode(bytes, from: .iso2022JP), text.errors == 0
    {
      return Decoded(bytes: text.bytes, warning: "read as ISO-2022-JP")
    }
    if isUTF8(bytes) { return Decoded(bytes: bytes) }
    if let known = name.flatMap(KnownCharset.init(named:)),
      let text = CharsetConverter.decode(bytes, from: known)
    {
      return Decoded(bytes: text.bytes)
    }
    let guessed = CharsetGuess.charset(of: bytes)
    let text =
      CharsetConverter.decode(bytes, from: guessed)?.bytes ?? Array(windows1252(bytes).utf8)
    return Decoded(bytes: text, warning: "not UTF-8, read as \(guessed.title)")
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

  /// The text of bytes whose character set is named, as mail does. What is valid UTF-8 is that
  /// whatever the name says; unknown names are guessed.
  static func text(_ bytes: [UInt8], named name: String) -> String {
    String(decoding: decode(bytes, declared: name).bytes, as: UTF8.self)
  }

  /// The text of bytes in UTF-8, else in the likeliest charset.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(decoding: decode(Array(bytes)).bytes, as: UTF8.self)
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    // ASCII is by far the most common, and needs no decoding.
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  /// Windows-1252 without a table from the system.
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
}

/// UTF-16, in which old spreadsheets and .NET write.
extension Charset {
  /// Whether the bytes are UTF-16, and if so whether the high byte comes first.
  private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    // Without a mark: spaces, line ends and the punctuation of any container have a zero beside
    // them, always on the same side.
    let start = bytes.prefix(1024)
    guard start.count >= 4, start.contains(0) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in start.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let few = start.count / 20
    if zeros.odd > few, zeros.even * 10 <= zeros.odd { return false }
    if zeros.even > few, zeros.odd * 10 <= zeros.even { return true }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], highFirst: Bool) -> Decoded {
    let mark = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = mark ? 2 : 0
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
