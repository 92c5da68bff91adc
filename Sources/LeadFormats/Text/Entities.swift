/// HTML's character references, which form handlers leave in JSON and mails.
enum Entities {
  /// The text with numeric and the common named references resolved, once.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: ";")) else {
      return text
    }
    var output = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(of: "&") {
      output += rest[..<mark]
      let window = rest[mark...].prefix(12)
      guard let end = window.firstIndex(of: ";"),
        let resolved = resolve(window[window.index(after: mark)..<end])
      else {
        output += "&"
        rest = rest[rest.index(after: mark)...]
        continue
      }
      output += resolved
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
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
