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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      // C1 controls move a terminal's cursor; U+2028 and U+2029 end a line of JavaScript.
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
