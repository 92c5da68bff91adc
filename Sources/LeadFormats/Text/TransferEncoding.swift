/// Content transfer encodings of mail (RFC 2045, 6), which calendars and vCards use too.
enum TransferEncoding {
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
