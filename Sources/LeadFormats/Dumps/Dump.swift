/// What scripts write when nobody told them how: a variable printed, or a line a field.
enum Dump {
  /// The value that a text shows; nil when it is none.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    guard bytes.count <= 1 << 20 else { return nil }
    let start = bytes.drop { $0 <= 0x20 }.prefix(8)
    if start.starts(with: "Array".utf8) || start.starts(with: "stdClass".utf8) {
      return PrintedArray.read(Charset.text(bytes)) ?? LiteralValue.read(bytes)
    }
    if start.starts(with: "array".utf8) || start.starts(with: "object".utf8) {
      return LiteralValue.read(bytes)
    }
    guard bytes.contains(0x0A) else { return nil }
    return LineForm.read(Charset.text(bytes))
  }
}
