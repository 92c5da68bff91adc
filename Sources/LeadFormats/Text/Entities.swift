/// HTML's character references, which form handlers leave in JSON and mails.
enum Entities {
  /// The text with numeric and the common named references resolved, once.
  static func decode(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.firstIndex(of: UInt8(ascii: "&")),
        bytes[first...].contains(UInt8(ascii: ";"))
      else { return nil }
      return decode(bytes, from: first)
    } ?? text
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    output += bytes[..<first]
    var index = first
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let end = end(of: bytes, from: index + 1),
        let resolved = resolve(Substring(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      {
        output += resolved.utf8
        index = end + 1
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Where the name that begins there has its semicolon; names are short and of ASCII.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    for index in start..<min(start + 12, bytes.count) {
      switch bytes[index] {
      case UInt8(ascii: ";"): return index
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): continue
      default: return nil
      }
    }
    return nil
  }

  /// The text of a reference between its `&` and its `;`.
  static func resolve(_ name: Substring) -> String? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    // A reference to NUL or to nothing shows the replacement character (HTML, 13.2.5.80).
    return value.map { String(Character(Unicode.Scalar($0 == 0 ? 0xFFFD : $0) ?? "\u{FFFD}")) }
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
    "euro": "€", "aacute": "á", "eacute": "é", "iacute": "í", "oacute": "ó", "uacute": "ú",
    "ntilde": "ñ", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü",
    "szlig": "ß", "agrave": "à", "egrave": "è", "ccedil": "ç", "ecirc": "ê", "ocirc": "ô",
    "atilde": "ã", "otilde": "õ", "aring": "å", "aelig": "æ", "oslash": "ø", "Aring": "Å",
    "AElig": "Æ", "Oslash": "Ø",
  ]
}
