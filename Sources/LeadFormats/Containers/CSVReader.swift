/// Reads tables of leads: with commas, semicolons, tabs or bars; with a header that the dictionary
/// of fields knows, or none when the values speak for themselves.
struct CSVReader {
  /// The rows of a table as objects, with what was odd about each.
  struct Table {
    var values: [JSONValue] = []
    /// What to say about a row, by its place in `values`.
    var warnings: [Int: String] = [:]
    /// Whether the last row was cut inside quotation marks.
    var isCut = false
    /// Whether the file ends without a line end inside what was to become an address.
    var endsInContact = false
    /// Whether there is a header and nothing under it.
    var isEmpty: Bool { values.isEmpty }
  }

  private static let delimiters = Array(",;\t|".utf8)
  /// Rows that tell what the table is like.
  private static let sampleRows = 30
  private static let sampleBytes = 65_536
  private static let maximumColumns = 1000

  /// The table in a text of UTF-8, of which at most `maximum` and one more rows are read; nil when it
  /// is none.
  static func read(_ bytes: [UInt8], maximum: Int) -> Table? {
    var start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    var line = bytes[..<start].count { $0 == 0x0A } + 1
    var candidates = delimiters
    // Spreadsheets say in the first line what separates the cells.
    if bytes[start...].starts(with: "sep=".utf8), start + 4 < bytes.count {
      candidates = [bytes[start + 4]]
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
      line += 1
    }
    // Nothing may follow the line that names the delimiter.
    guard start < bytes.count, let (delimiter, rows) = shape(bytes, from: start, line, candidates)
    else { return nil }
    let reader = TableReader(bytes, from: start, line: line, delimiter: delimiter)
    if isTransposed(rows) { return transposed(reader) }
    if let header = header(rows) {
      return table(reader, header: header, width: header.count, hasHeader: true, maximum: maximum)
    }
    guard speaks(rows), let width = rows.first?.cells.count else { return nil }
    let names = (1...width).map { "value \($0)" }
    return table(reader, header: names, width: width, hasHeader: false, maximum: maximum)
  }

  // MARK: What it is

  /// The delimiter by which the first rows have one width, and those rows.
  private static func shape(
    _ bytes: [UInt8], from start: Int, _ line: Int, _ candidates: [UInt8]
  ) -> (UInt8, [TableReader.Row])? {
    let sample = Array(bytes.prefix(start + sampleBytes))
    var best: (delimiter: UInt8, rows: [TableReader.Row], score: Int)?
    for delimiter in candidates {
      guard let first = sample[start...].firstIndex(of: 0x0A) ?? sample.indices.last,
        sample[start...first].contains(delimiter)
      else { continue }
      var reader = TableReader(sample, from: start, line: line, delimiter: delimiter)
      var rows: [TableReader.Row] = []
      while rows.count < sampleRows, let row = reader.next(width: rows.first?.cells.count) {
        rows.append(row)
      }
      guard let width = rows.first?.cells.count, (2...maximumColumns).contains(width) else {
        continue
      }
      let agreeing = rows.count { $0.cells.count == width }
      guard agreeing * 10 >= rows.count * 6 else { continue }
      let score = agreeing * 1000 / rows.count * 10 + min(width, 100)
      if score > best?.score ?? -1 { best = (delimiter, rows, score) }
    }
    return best.map { ($0.delimiter, $0.rows) }
  }

  /// The header's names, when the first row is one: known names and no contact's value among them.
  private static func header(_ rows: [TableReader.Row]) -> [String]? {
    guard let first = rows.first, !first.isBroken else { return nil }
    let names = first.cells.map { String($0.trimmed) }
    var known = 0
    var words = 0
    for name in names {
      guard name.utf8.count <= 120, Identity.email(name) == nil, !Shapes.looksLikePhone(name),
        !name.contains(": "), !name.contains("://"),
        // What programs print of their variables.
        !name.utf8.contains(where: { "{}\"=<>".utf8.contains($0) })
      else { return nil }
      switch role(name) {
      case .alias: known += 1
      case .word: words += 1
      case nil: break
      }
    }
    return known > 0 && known + words >= 2 || words >= 2 || (known > 0 && names.count == 2)
      ? names : nil
  }

  private enum Knowledge { case alias, word }

  private static func role(_ name: String) -> Knowledge? {
    guard !name.isEmpty, let match = FieldMatcher.match(Field(path: [name], value: "")) else {
      return nil
    }
    switch match.role {
    case .stranger, .event, .secret, .honeypot, .spamFlag, .consent, .testMark: return nil
    default: return match.rank <= .alias ? .alias : .word
    }
  }

  /// Whether rows without a header have an address or a number in the same place, and are no call
  /// records, which belong elsewhere.
  private static func speaks(_ rows: [TableReader.Row]) -> Bool {
    guard let width = rows.first?.cells.count, width <= 50 else { return false }
    let verdicts: Set<String> = ["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"]
    guard !rows.contains(where: { $0.cells.contains { verdicts.contains($0) } }) else {
      return false
    }
    return (0..<width).contains { column in
      let cells = rows.filter { $0.cells.count == width }.map(\.cells[column])
      let contacts = cells.count { Identity.email($0) != nil || Shapes.looksLikePhone($0) }
      return contacts > 0 && contacts * 10 >= cells.count * 7
    }
  }

  /// Whether each row is a name and its value: one lead on its side.
  private static func isTransposed(_ rows: [TableReader.Row]) -> Bool {
    guard rows.count >= 2, rows.allSatisfy({ $0.cells.count == 2 }) else { return false }
    let known = rows.count { role(String($0.cells[0].trimmed)) == .alias }
    let isHeader = role(String(rows[0].cells[1].trimmed)) != nil
    return known >= 2 && known * 2 >= rows.count && !isHeader
  }

  // MARK: Its rows

  private static func transposed(_ reader: TableReader) -> Table {
    var reader = reader
    var members: [JSONValue.Member] = []
    var table = Table()
    while members.count < Flattener.maximumFields, let row = reader.next(width: 2) {
      guard let name = row.cells.first, row.cells.count >= 2 else { continue }
      members.append(.init(String(name.trimmed), .string(row.cells[1])))
      if !row.isEnded { table.warnings[0] = unended(row) }
    }
    table.values = [.object(members)]
    return table
  }

  private static func table(
    _ reader: TableReader, header: [String], width: Int, hasHeader: Bool, maximum: Int
  ) -> Table {
    var reader = reader
    var table = Table()
    if hasHeader { _ = reader.next(width: nil) }
    while table.values.count <= maximum, let row = reader.next(width: width) {
      let place = table.values.count
      table.isCut = row.isBroken && !row.isEnded
      table.endsInContact =
        !row.isEnded && row.cells.count <= width && row.cells.last?.contains("@") == true
      let (names, warning) = fit(row, to: header)
      table.warnings[place] = warning ?? (row.isEnded ? nil : unended(row))
      // Blank cells say nothing, and wide tables are full of them.
      let cells = zip(names, row.cells).filter { !$1.isEmpty }
      table.values.append(.object(cells.map { .init($0, .string($1)) }))
    }
    return table
  }

  /// The names of a row's cells. A row of another width is read by its values' shapes: a comma too
  /// many moves every cell after it.
  private static func fit(
    _ row: TableReader.Row, to header: [String]
  ) -> (names: [String], warning: String?) {
    let count = row.cells.count
    let filled = (row.cells.lastIndex { !$0.trimmed.isEmpty } ?? 0) + 1
    if !row.isBroken, filled <= header.count {
      let isShort = count < header.count - 1 && count < filled + 1
      return (
        header + Array(repeating: "", count: max(0, count - header.count)),
        isShort ? "line \(row.line): \(count) cells where \(header.count) are expected" : nil
      )
    }
    let what =
      row.isBroken
      ? "a quotation mark is not closed" : "\(count) cells where \(header.count) are expected"
    return (
      (1...max(1, count)).map { "value \($0)" },
      "line \(row.line): \(what); read by what its values look like"
    )
  }

  private static func unended(_ row: TableReader.Row) -> String {
    "line \(row.line) has no end and may be cut off"
  }
}
