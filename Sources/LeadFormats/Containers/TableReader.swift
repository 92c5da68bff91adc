/// Takes a table in text apart (RFC 4180): cells with or without quotation marks, rows by line ends.
struct TableReader {
  /// One row.
  struct Row: Equatable {
    var cells: [String]
    /// The line it begins at, counted from 1.
    var line: Int
    /// Whether a quotation mark in it was opened and never closed.
    var isBroken = false
    /// Whether a line end follows; without one the row may be cut off.
    var isEnded = true
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  private var line: Int
  /// Whether a closing quotation mark may still follow: when none did once, none does later.
  private var mayClose = true
  /// Bytes that may be read a second time, when a row turned out to swallow those after it.
  private var budget: Int
  /// Rows of blank cells so far; after so many nothing else is expected.
  private var blanks = 0
  private static let maximumBlanks = 100_000

  init(_ bytes: [UInt8], from start: Int, line: Int, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    position = start
    budget = bytes.count
  }

  /// The next row that is not blank; nil at the end. A row over several lines that has not the width
  /// of the table is broken, and costs its first line alone.
  mutating func next(width: Int?) -> Row? {
    while position < bytes.count, blanks < Self.maximumBlanks {
      if bytes[position] == 0x0A || bytes[position] == 0x0D {
        lineEnd()
        continue
      }
      let start = (position, line)
      var row = read()
      let isOdd = row.isBroken || (width != nil && row.cells.count != width)
      if isOdd, line > start.1 + 1, budget > 0 {
        budget -= position - start.0
        (position, line) = start
        row = firstLine()
      }
      if row.cells.contains(where: { $0.utf8.contains { $0 > 0x20 } }) { return row }
      blanks += 1
    }
    return nil
  }

  private mutating func read() -> Row {
    var row = Row(cells: [], line: line)
    while true {
      let (cell, isBroken) = cell()
      row.cells.append(cell)
      row.isBroken = row.isBroken || isBroken
      guard position < bytes.count else {
        row.isEnded = false
        return row
      }
      if bytes[position] == delimiter {
        position += 1
        continue
      }
      lineEnd()
      return row
    }
  }

  /// The line as it stands, its cells split without regard to quotation marks.
  private mutating func firstLine() -> Row {
    let end = bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let cells = bytes[position..<end].split(separator: delimiter, omittingEmptySubsequences: false)
    let plain = cells.map { cell in
      String(decoding: cell.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
    let row = Row(cells: plain, line: line, isBroken: true, isEnded: end < bytes.count)
    position = end
    if position < bytes.count { lineEnd() }
    return row
  }

  private mutating func lineEnd() {
    if bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    line += 1
  }

  private mutating func cell() -> (text: String, isBroken: Bool) {
    var start = position
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    if start < bytes.count, bytes[start] == UInt8(ascii: "\""), mayClose {
      if let text = quoted(from: start + 1) { return (text, false) }
      mayClose = false
    }
    let isOpen = start < bytes.count && bytes[start] == UInt8(ascii: "\"")
    let end =
      bytes[position...].firstIndex { $0 == delimiter || $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    return (isOpen ? text.replacing("\"", with: "") : text, isOpen)
  }

  /// The text up to the quotation mark that a delimiter or an end follows; nil when there is none.
  private mutating func quoted(from start: Int) -> String? {
    var text: [UInt8] = []
    var index = start
    var lines = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { lines += 1 }
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        index += 1
        continue
      }
      var after = index + 1
      if after < bytes.count, bytes[after] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 2
        continue
      }
      while after < bytes.count, bytes[after] == 0x20 { after += 1 }
      if after == bytes.count || bytes[after] == delimiter || bytes[after] == 0x0A
        || bytes[after] == 0x0D
      {
        position = after
        line += lines
        return String(decoding: text, as: UTF8.self)
      }
      // A mark inside the words that was not doubled.
      text.append(byte)
      index += 1
    }
    return nil
  }
}
