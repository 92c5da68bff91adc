extension JSONValue {
  /// Appends the value as JSON without white space; control characters are escaped, so that the
  /// result is one line.
  public func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let written): output += written
    case .string(let text): Self.write(text, to: &output)
    case .array(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        element.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        Self.write(member.name, to: &output)
        output += ":"
        member.value.write(to: &output)
      }
      output += "}"
    }
  }

  /// The value on one line.
  public var compact: String {
    var output = ""
    write(to: &output)
    return output
  }

  /// The value indented by two spaces a level, for people.
  public var pretty: String {
    var output = ""
    writePretty(to: &output, indent: "")
    return output
  }

  private func writePretty(to output: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      output += "["
      for (index, element) in elements.enumerated() {
        output += (index > 0 ? ",\n" : "\n") + inner
        element.writePretty(to: &output, indent: inner)
      }
      output += "\n" + indent + "]"
    case .object(let members) where !members.isEmpty:
      output += "{"
      for (index, member) in members.enumerated() {
        output += (index > 0 ? ",\n" : "\n") + inner
        Self.write(member.name, to: &output)
        output += ": "
        member.value.writePretty(to: &output, indent: inner)
      }
      output += "\n" + indent + "}"
    case .null, .bool, .number, .string, .array, .object: write(to: &output)
    }
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        guard let (escape, count) = escape(bytes, at: index) else {
          index += 1
          continue
        }
        // Between escapes the text goes over as it is.
        output += String(decoding: bytes[start..<index], as: UTF8.self)
        output += escape
        index += count
        start = index
      }
      output += String(decoding: bytes[start...], as: UTF8.self)
    }
    output += "\""
  }

  /// What is written for the scalar there, and how many bytes it has; nil when it stands for itself.
  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: String, count: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case UInt8(ascii: "\n"): return ("\\n", 1)
    case UInt8(ascii: "\r"): return ("\\r", 1)
    case UInt8(ascii: "\t"): return ("\\t", 1)
    case 0..<0x20, 0x7F: return (number(UInt16(bytes[index])), 1)
    // C1 controls move a terminal's cursor.
    case 0xC2 where bytes[index + 1] < 0xA0: return (number(UInt16(bytes[index + 1])), 2)
    // U+2028 and U+2029 end a line of JavaScript.
    case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
      return (number(0x2000 | UInt16(bytes[index + 2] & 0x3F)), 3)
    default: return nil
    }
  }

  private static func number(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
