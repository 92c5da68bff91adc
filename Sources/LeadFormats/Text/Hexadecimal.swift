/// Hexadecimal digits, as JSON, percent encoding and quoted-printable write them.
enum Hexadecimal {
  /// The value of an ASCII digit, 0...15.
  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The byte that two digits write, when they begin at that index.
  static func byte(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard index + 1 < bytes.count, let high = value(bytes[index]),
      let low = value(bytes[index + 1])
    else { return nil }
    return high << 4 | low
  }
}
