/// Encoded words of mail headers (RFC 2047): `=?utf-8?Q?Jos=C3=A9?=`.
enum EncodedWord {
  /// The text with its encoded words undone; what is not one stays.
  static func decode(_ text: String) -> String {
    guard text.contains("=?") else { return text }
    var output = ""
    var pending: [UInt8] = []
    var pendingCharset = ""
    func flush() {
      if !pending.isEmpty { output += Charset.text(pending, named: pendingCharset) }
      pending = []
    }
    var rest = text.utf8[...]
    var gap = ""
    while !rest.isEmpty {
      if let word = word(rest) {
        // White space between two encoded words is not part of the text; a character may also be
        // split over two words of one charset.
        if word.charset != pendingCharset { flush() }
        if pending.isEmpty { output += gap }
        gap = ""
        pendingCharset = word.charset
        pending += word.bytes
        rest = word.rest
        continue
      }
      let stop = rest.dropFirst().firstIndex(of: UInt8(ascii: "=")) ?? rest.endIndex
      let piece = String(Substring(rest[..<stop]))
      rest = rest[stop...]
      if !pending.isEmpty, piece.allSatisfy(\.isWhitespace) {
        gap += piece
      } else {
        flush()
        output += gap + piece
        gap = ""
      }
    }
    flush()
    return output + gap
  }

  private typealias Bytes = Substring.UTF8View

  private static func word(_ text: Bytes) -> (charset: String, bytes: [UInt8], rest: Bytes)? {
    guard text.starts(with: "=?".utf8) else { return nil }
    // A word is at most 75 characters; senders that break this stay below a line.
    let window = text.dropFirst(2).prefix(1000)
    guard let first = window.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    let charset = window[..<first].prefix { $0 != UInt8(ascii: "*") }
    let afterCharset = window[window.index(after: first)...]
    guard let letter = afterCharset.first, let mark = afterCharset.dropFirst().first,
      mark == UInt8(ascii: "?")
    else { return nil }
    let payload = afterCharset.dropFirst(2)
    var end = payload.startIndex
    while end < payload.endIndex, payload[end] != UInt8(ascii: "?") {
      end = payload.index(after: end)
    }
    guard end < payload.endIndex, payload[end...].dropFirst().first == UInt8(ascii: "=") else {
      return nil
    }
    let content = Array(payload[..<end])
    let bytes: [UInt8]
    switch letter | 0x20 {
    case UInt8(ascii: "b"): bytes = TransferEncoding.base64(content)
    case UInt8(ascii: "q"): bytes = quoted(content)
    default: return nil
    }
    return (String(Substring(charset)), bytes, text[payload[end...].dropFirst(2).startIndex...])
  }

  /// The header's kind of quoted-printable, in which `_` is a space.
  private static func quoted(_ content: [UInt8]) -> [UInt8] {
    TransferEncoding.quotedPrintable(content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
  }
}

/// Content transfer encodings of mail (RFC 2045, 6).
enum TransferEncoding {
  /// The bytes that a part's body stands for.
  static func decode(_ body: ArraySlice<UInt8>, named name: String?) -> [UInt8] {
    switch name {
    case "base64": base64(Array(body))
    case "quoted-printable": quotedPrintable(Array(body))
    default: Array(body)
    }
  }

  /// Base64, everything outside its alphabet skipped.
  static func base64(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: continue
      }
      buffer = (buffer << 6 | value) & 0xFF_FFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return output
  }

  /// Quoted-printable; a broken escape stays as it is.
  static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "=") else {
        output.append(text[index])
        index += 1
        continue
      }
      if let byte = Hexadecimal.byte(text, at: index + 1) {
        output.append(byte)
        index += 3
      } else if index + 1 < text.count, text[index + 1] == 0x0A {
        index += 2
      } else if index + 2 < text.count, text[index + 1] == 0x0D, text[index + 2] == 0x0A {
        index += 3
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }
}
