/// JSON, or a form's body, that a handler put into a string.
enum EmbeddedJSON {
  /// Keys under which receivers keep the body of a request as it came.
  private static let bodies: Set<String> = [
    "body", "rawbody", "payload", "data", "raw", "content", "postdata", "formdata", "requestbody",
    "message", "post", "params", "rawrequest", "input",
  ]

  /// The object or the array of objects that the text is; nil for everything else.
  static func read(_ text: String, under key: String? = nil) -> JSONValue? {
    guard let first = text.utf8.first(where: { $0 > 0x20 }) else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return json(text) }
    // `{"` and `[{"` in base64, as message queues carry them.
    if text.utf8.count >= 16, ["eyJ", "W3si", "ewo", "ewk", "eyA"].contains(where: text.hasPrefix) {
      return Base64.decode(text).flatMap { json(String(decoding: $0, as: UTF8.self)) }
    }
    guard let key, bodies.contains(FieldKey.plain(key)), text.utf8.contains(UInt8(ascii: "&"))
    else {
      return nil
    }
    let bytes = Array(text.utf8)
    return isForm(bytes) ? URLEncodedReader.read(bytes) : nil
  }

  private static func json(_ text: String) -> JSONValue? {
    guard let first = text.utf8.first(where: { $0 > 0x20 }),
      let last = text.utf8.last(where: { $0 > 0x20 }),
      (first == UInt8(ascii: "{") && last == UInt8(ascii: "}"))
        || (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
    else { return nil }
    guard let value = try? JSONReader.read(Array(text.utf8), maximumDepth: 32) else { return nil }
    if value.members != nil { return value }
    guard let elements = value.elements, !elements.isEmpty,
      elements.allSatisfy({ $0.members != nil })
    else { return nil }
    return value
  }

  /// A sentence with an ampersand is no form: every part has a key without spaces.
  private static func isForm(_ bytes: [UInt8]) -> Bool {
    URLEncodedReader.matches(bytes) && !bytes.contains(0x20)
      && bytes.split(separator: UInt8(ascii: "&")).allSatisfy { $0.contains(UInt8(ascii: "=")) }
  }
}

/// Base64 (RFC 4648), both alphabets, padded or not.
enum Base64 {
  /// The bytes; nil when a character is of neither alphabet.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text.utf8 where byte > 0x20 && byte != UInt8(ascii: "=") {
      guard let value = value(byte) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
    }
    return bytes
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
