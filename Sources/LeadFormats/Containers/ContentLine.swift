/// One line of a vCard or a calendar (RFC 6350, 3.3; RFC 5545, 3.1), unfolded: `item1.TEL;TYPE=cell:…`.
struct ContentLine {
  /// Lines beyond this are left in the file.
  static let maximumLines = 200_000
  /// Bytes of a value beyond this are left in the file: a picture, never a name.
  private static let maximumValue = 65_536
  private static let maximumHead = 4000

  /// `item1` of `item1.EMAIL`.
  var group: String?
  /// The property's name in upper case.
  var name: String
  /// Its parameters in order, their names in upper case; vCard 2.1 writes `CELL` for `TYPE=CELL`.
  var parameters: [(name: String, values: [String])] = []
  /// What follows the colon, as written.
  var value: [UInt8]

  /// The first value of a parameter, its name in upper case.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }

  /// All values of a parameter in lower case.
  func tokens(_ name: String) -> [String] {
    parameters.filter { $0.name == name }.flatMap { $0.values.map { $0.lowercased() } }
  }

  /// The value as text: its transfer encoding and charset undone, escapes still there.
  var raw: String {
    let isQuoted = parameter("ENCODING")?.uppercased() == "QUOTED-PRINTABLE"
    let bytes = isQuoted ? TransferEncoding.quotedPrintable(value) : value
    return parameter("CHARSET").map { Charset.text(bytes, named: $0) } ?? Charset.text(bytes)
  }

  /// The value as one text, its escapes resolved.
  var text: String { Self.split(raw, at: nil).joined() }

  /// The parts of a structured value: `N:Ruiz;Ana;;;`.
  var components: [String] { Self.split(raw, at: ";") }

  /// Whether the value is a picture, a sound or a key.
  var isBinary: Bool {
    ["B", "BASE64"].contains(parameter("ENCODING")?.uppercased() ?? "")
      || value.starts(with: "data:".utf8)
  }

  /// The lines of a text, folded ones joined; lines without a colon are left out.
  static func read(_ bytes: [UInt8]) -> [ContentLine] {
    var lines: [ContentLine] = []
    var whole: [UInt8] = []
    var isQuoted = false
    func close() {
      if let line = parse(whole) { lines.append(line) }
      whole.removeAll(keepingCapacity: true)
      isQuoted = false
    }
    var start = 0
    while start < bytes.count, lines.count < maximumLines {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      // A carriage return alone ends a line on very old systems, and in no lead of today.
      let text = line.last == 0x0D ? line.dropLast() : line
      if isQuoted, whole.last == UInt8(ascii: "=") {
        whole.removeLast()
        whole += text.prefix(maximumValue)
      } else if text.first == 0x20 || text.first == 0x09, !whole.isEmpty {
        if whole.count <= maximumValue { whole += text.dropFirst() }
      } else {
        close()
        whole += text.prefix(maximumValue + maximumHead)
        isQuoted = saysQuoted(text)
      }
    }
    close()
    return lines
  }

  /// Whether a line says that its value is quoted-printable, whose lines end with `=` when folded.
  private static func saysQuoted(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.prefix(maximumHead).firstIndex(of: UInt8(ascii: ":")),
      line[..<colon].contains(UInt8(ascii: ";"))
    else { return false }
    return String(decoding: line[..<colon], as: UTF8.self).uppercased()
      .contains("QUOTED-PRINTABLE")
  }

  private static func parse(_ line: [UInt8]) -> ContentLine? {
    var isInside = false
    let colon = line.prefix(maximumHead).firstIndex { byte in
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      return byte == UInt8(ascii: ":") && !isInside
    }
    guard let colon, colon > 0 else { return nil }
    let value = Array(line[(colon + 1)...].prefix(maximumValue))
    if line[..<colon].allSatisfy({ isPlain($0) }) {
      let name = String(decoding: line[..<colon], as: UTF8.self).uppercased()
      return ContentLine(group: nil, name: name, value: value)
    }
    var parts = pieces(Charset.text(line[..<colon]), at: ";")
    let name = parts.removeFirst().trimmed
    let dot = name.lastIndex(of: ".")
    let plain = dot.map { name[name.index(after: $0)...] } ?? name
    guard !plain.isEmpty else { return nil }
    var read = ContentLine(
      group: dot.map { String(name[..<$0]) }, name: plain.uppercased(), value: value)
    read.parameters = parts.prefix(100).map(parameter)
    return read
  }

  /// Whether a byte is a letter, a digit or a hyphen, of which the names of properties are made.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func parameter(_ text: String) -> (name: String, values: [String]) {
    guard let equals = text.firstIndex(of: "=") else {
      let word = text.trimmed.uppercased()
      let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(word)
      return (isEncoding ? "ENCODING" : "TYPE", [String(word)])
    }
    let values = pieces(String(text[text.index(after: equals)...]), at: ",").map { value in
      let plain = value.trimmed
      let isQuoted = plain.count >= 2 && plain.first == "\"" && plain.last == "\""
      return unescaped(String(isQuoted ? plain.dropFirst().dropLast() : plain))
    }
    return (text[..<equals].trimmed.uppercased(), values)
  }

  /// `^n`, `^'` and `^^` of a parameter's value (RFC 6868).
  private static func unescaped(_ text: String) -> String {
    guard text.contains("^") else { return text }
    var output = ""
    var isEscape = false
    for character in text {
      guard isEscape else {
        if character == "^" { isEscape = true } else { output.append(character) }
        continue
      }
      switch character {
      case "n", "N": output.append("\n")
      case "'": output.append("\"")
      case "^": output.append("^")
      default: output += "^" + String(character)
      }
      isEscape = false
    }
    return isEscape ? output + "^" : output
  }

  /// The text split at a mark outside quotation marks.
  private static func pieces(_ text: String, at mark: Character) -> [String] {
    var isInside = false
    return text.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isInside.toggle() }
      return character == mark && !isInside
    }.map(String.init)
  }

  /// The text's parts at an unescaped mark, `\n`, `\,`, `\;` and `\\` resolved.
  private static func split(_ text: String, at mark: Character?) -> [String] {
    var parts = [""]
    var isEscape = false
    for character in text {
      if isEscape {
        isEscape = false
        switch character {
        case "n", "N": parts[parts.count - 1].append("\n")
        case ",", ";", ":", "\\", "\"": parts[parts.count - 1].append(character)
        default: parts[parts.count - 1] += "\\" + String(character)
        }
      } else if character == "\\" {
        isEscape = true
      } else if character == mark {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    if isEscape { parts[parts.count - 1].append("\\") }
    return parts
  }
}
