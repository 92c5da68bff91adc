/// Reads XML that no XML reader takes, as templates and old programs write it: attributes without
/// quotation marks, `&` as it stands, `<?ADF VERSION "1.0"?>`, elements that are never closed.
struct LooseXML {
  /// What was found.
  struct Result: Equatable {
    /// The outermost elements in order.
    var roots: [XMLElement]
    /// Whether every element that the bytes open outermost is closed as well.
    var isWhole: Bool
  }

  private let bytes: [UInt8]
  private var position = 0
  private var builder = XMLBuilder()
  private var isCut = false

  /// The elements in the bytes, UTF-8; throws for a document type and beyond the limits.
  static func read(_ bytes: [UInt8]) throws(XMLError) -> Result {
    var reader = LooseXML(bytes: bytes)
    return try reader.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() throws(XMLError) -> Result {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), opens(position + 1) else {
        text()
        continue
      }
      if begins("<!--") {
        skip(past: "-->")
      } else if begins("<![CDATA[") {
        characterData()
      } else if begins("<!") {
        if begins("<!DOCTYPE") || begins("<!doctype") { throw .documentType }
        skip(past: ">")
      } else if begins("<?") {
        skip(past: ">")
      } else {
        try tag()
      }
    }
    let isWhole = !isCut && builder.open.isEmpty && !builder.roots.isEmpty
    return Result(roots: builder.finish(), isWhole: isWhole)
  }

  // MARK: Text

  private mutating func text() {
    var end = position
    // `a < b` in somebody's words opens nothing.
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") || !opens(end + 1) { end += 1 }
    add(bytes[position..<end])
    position = end
  }

  /// Whether what stands after a `<` can be markup; at the end it may be that still.
  private func opens(_ index: Int) -> Bool {
    index >= bytes.count || Self.isName(bytes[index]) || "/!?".utf8.contains(bytes[index])
  }

  private mutating func add(_ run: ArraySlice<UInt8>) {
    guard !builder.isTextEmpty || run.contains(where: { $0 > 0x20 }) else { return }
    builder.add(Entities.decode(String(decoding: run, as: UTF8.self)))
  }

  private mutating func characterData() {
    let start = position + 9
    skip(past: "]]>")
    let end = isCut ? position : position - 3
    builder.add(String(decoding: bytes[min(start, end)..<end], as: UTF8.self))
  }

  // MARK: Tags

  private mutating func tag() throws(XMLError) {
    let isClosing = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
    let start = position + (isClosing ? 2 : 1)
    guard start < bytes.count else {
      isCut = true
      position = bytes.count
      return
    }
    guard Self.isName(bytes[start]) else {
      // `a < b` in somebody's words.
      builder.add("<")
      position += 1
      return
    }
    position = start
    let name = XMLElement.local(word { !$0.isSpace && !"/><".utf8.contains($0) })
    if isClosing {
      skipToTagEnd()
      guard !isCut else { return }
      return close(name)
    }
    let (attributes, isEmpty) = attributes()
    guard !isCut else { return }
    try open(XMLElement(name: name, attributes: attributes), isEmpty: isEmpty)
  }

  private mutating func open(_ element: XMLElement, isEmpty: Bool) throws(XMLError) {
    let key = element.key
    if key == "br" { return builder.add("\n") }
    if Self.inline.contains(key), !builder.open.isEmpty { return }
    if ADF.blocks.contains(key) {
      // Whatever the block before it left open ends here.
      close(to: builder.open.lastIndex { $0.key == "prospect" })
    } else if key == "prospect" {
      close(to: builder.open.lastIndex { $0.key == "adf" })
    } else if let last = builder.open.last, last.children.isEmpty, !last.text.trimmed.isEmpty {
      // Text and elements do not stand beside one another in leads: its end was forgotten.
      builder.end()
    }
    try builder.start(element)
    if isEmpty { builder.end() }
  }

  private mutating func close(to index: Int?) {
    guard let index else { return }
    while builder.open.count > index + 1 { builder.end() }
  }

  private mutating func close(_ name: String) {
    let key = name.lowercased()
    guard let level = builder.open.lastIndex(where: { $0.key == key }) else { return }
    // A vendor's end never ends the prospect around it.
    while builder.open.count > level { builder.end() }
  }

  /// The attributes up to the tag's end, and whether it closes itself.
  private mutating func attributes() -> (attributes: [XMLElement.Attribute], isEmpty: Bool) {
    var attributes: [XMLElement.Attribute] = []
    var isEmpty = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return (attributes, isEmpty)
      case UInt8(ascii: "<"): return (attributes, isEmpty)
      case UInt8(ascii: "/"):
        isEmpty = true
        position += 1
      case let byte where byte.isSpace || byte == UInt8(ascii: "="):
        position += 1
      default:
        isEmpty = false
        let name = word { !$0.isSpace && !"=/><".utf8.contains($0) }
        let value = value()
        if !XMLElement.isDeclaration(name), attributes.count < 1000 {
          let text = Entities.decode(value)
          attributes.append(.init(name: XMLElement.local(name), value: String(text.trimmed)))
        }
      }
    }
    isCut = true
    return (attributes, isEmpty)
  }

  /// What follows an attribute's name: `= "…"`, `='…'`, `=…` or nothing.
  private mutating func value() -> String {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return "" }
    position += 1
    while position < bytes.count, bytes[position].isSpace { position += 1 }
    guard position < bytes.count else { return "" }
    let mark = bytes[position]
    if mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      // A mark that was forgotten must not swallow the elements after it.
      let stop = bytes[(position + 1)...].firstIndex { $0 == mark || $0 == UInt8(ascii: "<") }
      if let stop, bytes[stop] == mark {
        defer { position = stop + 1 }
        return String(decoding: bytes[(position + 1)..<stop], as: UTF8.self)
      }
      position += 1
    }
    return word { !$0.isSpace && !"><".utf8.contains($0) }
  }

  private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, isPart(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipToTagEnd() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      position += 1
      if bytes[position - 1] == UInt8(ascii: ">") { return }
    }
    if position == bytes.count { isCut = true }
  }

  // MARK: Bytes

  private func begins(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Past the next occurrence; to the end, and cut, when there is none.
  private mutating func skip(past mark: StaticString) {
    while position < bytes.count {
      if begins(mark) {
        position += mark.utf8CodeUnitCount
        return
      }
      position += 1
    }
    isCut = true
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }

  /// Marks of HTML inside a text, which say nothing of the lead.
  private static let inline: Set<String> = [
    "b", "i", "u", "em", "strong", "span", "font", "p", "div", "small", "big", "a", "center",
    "blockquote", "hr", "img",
  ]
}

extension UInt8 {
  /// Space, tab, line feed or carriage return, and the other control characters.
  fileprivate var isSpace: Bool { self <= 0x20 }
}
