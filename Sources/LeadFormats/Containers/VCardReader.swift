/// Reads vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): every card is a record.
enum VCardReader {
  /// The cards, and whether the last one was closed.
  struct Cards {
    var records: [Record] = []
    var isWhole = false
  }

  /// Whether the bytes begin as a card does.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let line = bytes.drop { $0 <= 0x20 }.prefix(40).prefix { $0 != 0x0A }
    return String(decoding: line, as: UTF8.self).trimmed.uppercased() == "BEGIN:VCARD"
  }

  /// The cards in the bytes, of which at most `maximum` and one more are read.
  static func read(_ bytes: [UInt8], maximum: Int) -> Cards {
    var cards = Cards()
    var lines: [ContentLine] = []
    var depth = 0
    for line in ContentLine.read(bytes) {
      let isMark = line.name == "BEGIN" || line.name == "END"
      guard isMark, line.raw.trimmed.uppercased() == "VCARD" else {
        if depth == 1, lines.count < 2000 { lines.append(line) }
        continue
      }
      if line.name == "BEGIN" {
        // A card without an end is a card all the same when another begins; an agent's lies inside.
        if depth > 0, !lines.contains(where: { $0.name == "AGENT" }) {
          cards.records.append(record(lines))
          depth = 0
        }
        if depth == 0 { lines = [] }
        depth += 1
        cards.isWhole = false
      } else if depth > 0 {
        depth -= 1
        guard depth == 0 else { continue }
        cards.records.append(record(lines))
        lines = []
        cards.isWhole = true
      }
      guard cards.records.count <= maximum else { return cards }
    }
    if depth > 0, !lines.isEmpty { cards.records.append(record(lines)) }
    return cards
  }

  /// Properties that are neither the person's nor anybody's words.
  private static let technical: Set<String> = ["VERSION", "PRODID", "AGENT"]

  /// The names under which the rest of the reader knows a property.
  private static let names: [String: String] = [
    "FN": "full_name", "EMAIL": "email", "TEL": "phone", "TITLE": "job_title", "NOTE": "message",
    "UID": "uid", "REV": "rev", "URL": "website", "SOURCE": "card_source",
  ]

  private static func record(_ lines: [ContentLine]) -> Record {
    var record = Record(fields: [])
    record.format = "vcard"
    // Of several addresses or numbers the preferred one goes first.
    for line in lines.enumerated().sorted(by: { order($0) < order($1) }).map(\.element)
    where !technical.contains(line.name) {
      take(line, into: &record)
    }
    record.ownCount = record.fields.count
    return record
  }

  private static func order(_ item: (offset: Int, element: ContentLine)) -> (Int, Int) {
    let line = item.element
    let types = line.tokens("TYPE")
    var rank = 1
    if types.contains("pref") || line.parameter("PREF") == "1" { rank = 0 }
    if line.name == "TEL", rank == 1, !types.contains("cell") { rank = 2 }
    return (line.name == "TEL" || line.name == "EMAIL" ? rank : 0, item.offset)
  }

  private static func take(_ line: ContentLine, into record: inout Record) {
    func keep(_ path: [String], _ text: String) {
      guard !text.trimmed.isEmpty else { return }
      record.beside.append(Field(path: path, value: String(text.trimmed)))
    }
    func take(_ key: String, _ text: String) {
      let plain = String(text.trimmed)
      guard !Shapes.isPlaceholder(plain) else { return }
      record.fields.append(Field(path: [key], value: plain))
    }
    guard !line.isBinary else {
      return keep([line.name.lowercased()], "\(line.value.count) bytes, not read")
    }
    switch line.name {
    case "N":
      let parts = line.components
      take("last_name", parts.first ?? "")
      take("first_name", parts.count > 1 ? parts[1] : "")
      for part in parts.dropFirst(2) { keep(["n"], part) }
    case "ORG":
      let parts = line.components
      take("company", parts.first ?? "")
      for part in parts.dropFirst() { keep(["org"], part) }
    case "TEL":
      let isMachine = !line.tokens("TYPE").filter { ["fax", "pager", "modem"].contains($0) }.isEmpty
      if isMachine, !line.tokens("TYPE").contains("voice") {
        keep(["tel", "fax"], line.text)
      } else {
        take("phone", line.text)
      }
    case "EMAIL", "FN", "TITLE", "NOTE": take(names[line.name] ?? line.name, line.text)
    case "ADR": keep(["adr"], line.components.filter { !$0.isEmpty }.joined(separator: ", "))
    default: keep([names[line.name] ?? line.name.lowercased()], line.text)
    }
  }
}
