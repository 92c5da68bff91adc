/// Content transfer encodings of mail (RFC 2045, 6), which calendars and vCards use too.
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
