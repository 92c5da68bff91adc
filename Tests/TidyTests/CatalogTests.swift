import Testing

@Suite struct `Every journal event is explained` {
  @Test func `each message id is used once`() throws {
    let identifiers = try messageIdentifiers()
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.count > 0)
  }

  @Test func `each message id has an entry in the catalog and each entry is in use`() throws {
    let identifiers = Set(try messageIdentifiers())
    let explained = Set(try catalog().map(\.identifier))
    expectNone(identifiers.subtracting(explained).sorted())
    expectNone(explained.subtracting(identifiers).sorted())
  }

  @Test func `each field a catalog entry names is written by the journal`() throws {
    let journal = SourceTree.files(under: "Sources/leadclockd/Journal").flatMap(\.lines)
    let named = Set(try catalog().flatMap(\.fields))
    #expect(named.count > 5)
    expectNone(named.filter { field in !journal.contains { $0.contains("\"\(field)\"") } }.sorted())
  }

  @Test func `each entry is named and no two share an id or a name`() throws {
    let entries = try catalog()
    #expect(Set(entries.map(\.identifier)).count == entries.count)
    #expect(Set(entries.map(\.event)).count == entries.count)
    expectNone(entries.filter { $0.event.isEmpty }.map(\.identifier))
  }

  @Test func `each event is in the manual with its id`() throws {
    let manual = try #require(SourceTree.file("man/leadclock-events.7")).lines
    let absent = try catalog().filter { entry in
      !manual.contains(".It Sy \(entry.event)") || !manual.contains(".Li \(entry.identifier)")
    }
    expectNone(absent.map(\.event))
  }

  /// The ids in the daemon's table of events, in its order.
  private func messageIdentifiers() throws -> [String] {
    let file = try #require(SourceTree.file("Sources/leadclockd/Journal/EventKind.swift"))
    return file.codeLines.flatMap { line in
      line.split(separator: "\"").map(String.init).filter { text in
        text.utf8.count == 32 && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      }
    }
  }

  private struct Entry {
    var event: String
    var identifier: String
    var fields: [String]
  }

  /// The entries of the catalog with the event's name from the comment above each.
  private func catalog() throws -> [Entry] {
    let file = try #require(SourceTree.file("systemd/leadclock.catalog"))
    var entries: [Entry] = []
    var above = ""
    for line in file.lines {
      if line.hasPrefix("-- ") {
        entries.append(Entry(event: above, identifier: String(line.dropFirst(3)), fields: []))
      } else if !entries.isEmpty {
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        let fields = parts.filter { $0.hasPrefix("LEADCLOCK_") }.map(String.init)
        entries[entries.count - 1].fields += fields
      }
      above = line.hasPrefix("# ") ? String(line.dropFirst(2)) : ""
    }
    return entries
  }
}
