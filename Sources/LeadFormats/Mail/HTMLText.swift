/// Turns the HTML of a mail into text, and its tables of two columns into rows.
///
/// One pass over the bytes; unclosed and unknown tags are passed over.
struct HTMLText {
  /// The text, its lines ended by `\n`; what stands in `<blockquote>` begins with `> `.
  private(set) var text: [UInt8] = []
  /// The rows of the tables.
  var rows: [MailMessage.Row] { tables.rows }

  private var tables = HTMLTables()
  private var hasSpace = false
  private var isLineEmpty = true
  private var quoteDepth = 0
  private var preformatted = 0
  private var hidden: String?

  /// Reads a document.
  static func read(_ html: String) -> HTMLText {
    var reader = HTMLText()
    var html = html
    html.withUTF8 { reader.walk($0) }
    reader.tables.endDocument(reader.text)
    return reader
  }

  /// The text as a string.
  var string: String { String(decoding: text, as: UTF8.self) }

  private mutating func walk(_ html: UnsafeBufferPointer<UInt8>) {
    var index = 0
    // Once there is no `>` to come, looking for it at every `<` would take the square of the time.
    var hasNoMoreEnds = false
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<"), !hasNoMoreEnds, Self.opensTag(html, index) {
        let isComment = html[index...].starts(with: "<!--".utf8)
        guard let end = isComment ? Self.endOfComment(html, index) : Self.endOfTag(html, index)
        else {
          hasNoMoreEnds = true
          if isComment { return }
          continue
        }
        if !isComment { tag(UnsafeBufferPointer(rebasing: html[(index + 1)..<end])) }
        index = end + 1
        continue
      }
      index += 1
      guard hidden == nil else { continue }
      if byte == UInt8(ascii: "&"), let (character, length) = Self.reference(html, index) {
        character == " " || character == "\u{A0}" ? space() : emit(Array(character.utf8))
        index += length
      } else if byte <= 0x20 {
        preformatted > 0 && byte == 0x0A ? lineBreak() : space()
      } else {
        emit(byte)
      }
    }
  }

  // MARK: Text

  private mutating func space() { hasSpace = true }

  private mutating func emit(_ byte: UInt8) {
    beginText()
    text.append(byte)
  }

  private mutating func emit(_ bytes: [UInt8]) {
    beginText()
    text += bytes
  }

  private mutating func beginText() {
    if isLineEmpty {
      for _ in 0..<min(quoteDepth, 8) { text += "> ".utf8 }
      isLineEmpty = false
    } else if hasSpace {
      text.append(0x20)
    }
    hasSpace = false
  }

  /// Ends the line, even an empty one.
  private mutating func lineBreak() {
    guard !text.isEmpty else { return }
    // More than one empty line says no more than one.
    if !text.suffix(2).elementsEqual([0x0A, 0x0A]) { text.append(0x0A) }
    isLineEmpty = true
    hasSpace = false
  }

  /// Ends the line when there is something in it.
  private mutating func block() {
    if isLineEmpty { hasSpace = false } else { lineBreak() }
  }

  // MARK: Tags

  private mutating func tag(_ content: UnsafeBufferPointer<UInt8>) {
    let name = Self.name(content)
    if let end = hidden {
      // Some leave the head open, and the body is meant to be read.
      if name == end || (end == "/head" && name == "body") { hidden = nil }
      return
    }
    switch name {
    case "script", "style", "head", "title", "svg": hide(name, content)
    case "br", "br/": lineBreak()
    case "p", "/p", "h1", "/h1", "h2", "/h2", "h3", "/h3", "h4", "/h4":
      block()
      if !tables.isInCell { lineBreak() }
    case "hr", "hr/":
      block()
      if !tables.isInCell, !text.isEmpty { emit(Array("-----".utf8)) }
      block()
    case "pre": preformatted += 1
    case "/pre": preformatted = max(0, preformatted - 1)
    case "blockquote":
      block()
      quoteDepth += 1
    case "/blockquote":
      block()
      quoteDepth = max(0, quoteDepth - 1)
    case "table", "/table", "tr", "/tr", "td", "th", "/td", "/th", "dt", "/dt", "dd", "/dd":
      block()
      tables.take(name, text)
    case "div", "/div", "li", "/li", "ul", "/ul", "ol", "/ol", "section", "/section",
      "h5", "/h5", "h6", "/h6", "tbody", "/tbody", "dl", "/dl", "address", "/address":
      block()
    default: break
    }
  }

  private mutating func hide(_ name: String, _ content: UnsafeBufferPointer<UInt8>) {
    if content.last != UInt8(ascii: "/") { hidden = "/" + name }
  }

  private static func name(_ content: UnsafeBufferPointer<UInt8>) -> String {
    let name = content.prefix(12).prefix { $0 > 0x20 }
    return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func opensTag(_ html: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < html.count else { return false }
    switch html[index + 1] {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return true
    default: return false
    }
  }

  private static func endOfTag(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    html[start...].firstIndex(of: UInt8(ascii: ">"))
  }

  private static func endOfComment(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var from = start + 4
    while let end = html[min(from, html.count)...].firstIndex(of: UInt8(ascii: ">")) {
      if html[end - 1] == UInt8(ascii: "-"), html[end - 2] == UInt8(ascii: "-") { return end }
      from = end + 1
    }
    return nil
  }

  /// The character of a reference whose name begins there, and the length of the name and its `;`.
  private static func reference(
    _ html: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (String, Int)? {
    let window = html[start..<min(start + 12, html.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: html[start..<end], as: UTF8.self)
    return Entities.resolve(name[...]).map { ($0, end - start + 1) }
  }
}

/// Collects the rows of two cells from tables, also from tables inside the cells of a layout.
struct HTMLTables {
  private(set) var rows: [MailMessage.Row] = []

  /// Tables inside tables beyond this count as one.
  private static let maximumDepth = 60
  private static let maximumRows = 2000
  /// A label is a short line.
  private static let longestLabel = 120

  private struct Table {
    var cells: [String] = []
    /// Where in the text the open cell begins.
    var start: Int?
    var holdsTable = false
    /// The one cell of the row before.
    var heading: String?
  }

  private var open: [Table] = []
  private var surplus = 0
  private var term: (start: Int, label: String?)?

  var isInCell: Bool { open.last?.start != nil }

  /// Takes a tag; `text` is what stands before it.
  mutating func take(_ tag: String, _ text: [UInt8]) {
    switch tag {
    case "table": openTable()
    case "/table": closeTable(text)
    case "tr", "/tr": endRow(text)
    case "td", "th":
      endCell(text)
      if !open.isEmpty { open[open.count - 1].start = text.count }
    case "/td", "/th": endCell(text)
    case "dt": term = (text.count, nil)
    case "dd": term = term.map { (text.count, Self.slice(text, $0.start)) }
    case "/dd":
      if let term, let label = term.label { add(label, Self.slice(text, term.start)) }
      term = nil
    default: break
    }
  }

  mutating func endDocument(_ text: [UInt8]) {
    surplus = 0
    while !open.isEmpty { closeTable(text) }
  }

  private mutating func openTable() {
    guard open.count < Self.maximumDepth else {
      surplus += 1
      return
    }
    if !open.isEmpty { open[open.count - 1].holdsTable = true }
    open.append(Table())
  }

  private mutating func closeTable(_ text: [UInt8]) {
    if surplus > 0 {
      surplus -= 1
      return
    }
    endRow(text)
    _ = open.popLast()
  }

  private mutating func endCell(_ text: [UInt8]) {
    guard let start = open.last?.start else { return }
    open[open.count - 1].start = nil
    // A cell that holds a table is layout, and its text may be long.
    let isLayout = open[open.count - 1].holdsTable
    guard open[open.count - 1].cells.count < 8 else { return }
    open[open.count - 1].cells.append(isLayout ? "" : Self.slice(text, start))
  }

  private mutating func endRow(_ text: [UInt8]) {
    guard !open.isEmpty else { return }
    endCell(text)
    var table = open.removeLast()
    let cells = table.cells
    let isLayout = table.holdsTable
    table.cells = []
    table.holdsTable = false
    if !cells.isEmpty, !isLayout {
      let filled = cells.filter { !$0.isEmpty }
      if cells.count == 2, let heading = table.heading, cells[0].isEmpty {
        // Gravity Forms: the label in a row of its own, the value indented in the next.
        add(heading, cells[1])
      } else if filled.count == 2, cells.count <= 3 {
        add(filled[0], filled[1])
      } else if filled.count >= 2, filled.count.isMultiple(of: 2),
        stride(from: 0, to: filled.count, by: 2).allSatisfy({ filled[$0].hasSuffix(":") })
      {
        for index in stride(from: 0, to: filled.count, by: 2) {
          add(filled[index], filled[index + 1])
        }
      }
      table.heading = filled.count == 1 && cells.count == 1 ? filled[0] : nil
    }
    open.append(table)
  }

  private mutating func add(_ label: String, _ value: String) {
    var label = label[...]
    while label.last == ":" || label.last == "：" || label.last == "*" || label.last == " " {
      label = label.dropLast()
    }
    guard rows.count < Self.maximumRows, !label.isEmpty, label.utf8.count <= Self.longestLabel,
      !label.contains(where: \.isNewline), !value.isEmpty
    else { return }
    rows.append(.init(label: String(label), value: value))
  }

  private static func slice(_ text: [UInt8], _ start: Int) -> String {
    String(String(decoding: text[min(start, text.count)...], as: UTF8.self).trimmed)
  }
}
