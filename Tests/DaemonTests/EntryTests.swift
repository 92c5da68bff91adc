import LeadClock
import Ledger
import Testing

@testable import leadclockd

/// What reaches the journal, and how it is framed.
@Suite struct EntryTests {
  private static let hostile = "a\nPRIORITY=0\u{1B}[2J\u{202E}b\u{0}\u{2028}\u{85}"

  /// An event with something hostile in every text.
  private func event(_ kind: EventKind) -> EventRow {
    var row = EventRow(kind, at: Instant(milliseconds: 1_795_255_445_000))
    row.lead = 7
    row.file = 12
    row.priority = 4
    row.count = 2
    row.waited = 61_500
    row.dueAt = Instant(milliseconds: 1_795_255_445_000)
    row.targetAt = Instant(milliseconds: 1_795_255_745_000)
    let texts: [WritableKeyPath<EventRow, String?>] = [
      \.key, \.source, \.leadKind, \.owner, \.previousOwner, \.team, \.policy, \.clock, \.level,
      \.target, \.told, \.response, \.deed, \.by, \.channel, \.outcome, \.waitingOn, \.reason,
      \.has, \.format, \.confidence, \.person, \.delivery,
    ]
    for path in texts { row[keyPath: path] = Self.hostile }
    return row
  }

  @Test func `no entry carries a character that could act on a terminal`() throws {
    for kind in EventKind.allCases {
      guard let entry = JournalEntry(event(kind), zone: Zone.utc) else {
        #expect(kind == .levelSkipped)
        continue
      }
      for text in [entry.message] + entry.fields.map(\.value) {
        for scalar in text.unicodeScalars {
          let category = scalar.properties.generalCategory
          #expect(category != .control && category != .format && category != .lineSeparator)
        }
      }
    }
  }

  @Test func `each kind has a MESSAGE_ID of its own`() {
    let told = EventKind.allCases.compactMap(\.messageID)
    #expect(Set(told).count == told.count)
    #expect(told.count == EventKind.allCases.count - 1)
    #expect(told.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test func `the fields are those that are promised`() throws {
    let entry = try #require(JournalEntry(event(.levelReached), zone: Zone.utc))
    #expect(
      entry.fields.map(\.name) == [
        "MESSAGE_ID", "LEADCLOCK_EVENT", "LEADCLOCK_LEAD", "LEADCLOCK_CLOCK", "LEADCLOCK_LEVEL",
        "LEADCLOCK_DUE", "LEADCLOCK_WAITED_SEC", "LEADCLOCK_OWNER", "LEADCLOCK_BY",
        "LEADCLOCK_CHANNEL", "LEADCLOCK_SOURCE",
        "LEADCLOCK_POLICY", "LEADCLOCK_FILE", "LEADCLOCK_REASON", "LEADCLOCK_KEY",
        "LEADCLOCK_AUDIENCE",
      ])
    let values = Dictionary(uniqueKeysWithValues: entry.fields.map { ($0.name, $0.value) })
    #expect(values["LEADCLOCK_WAITED_SEC"] == "61.500")
    #expect(values["LEADCLOCK_FILE"] == "F-00000c")
    #expect(values["LEADCLOCK_AUDIENCE"] == "sales")
    #expect(entry.priority == 4)
  }

  @Test func `who answered and by which way are fields of their own`() throws {
    var row = event(.leadAnswered)
    row.by = "ana"
    row.channel = "call"
    let entry = try #require(JournalEntry(row, zone: Zone.utc))
    #expect(entry.fields.contains { $0.name == "LEADCLOCK_BY" && $0.value == "ana" })
    #expect(entry.fields.contains { $0.name == "LEADCLOCK_CHANNEL" && $0.value == "call" })
  }

  @Test func `a value with a line break cannot forge a field`() throws {
    var row = event(.fileQuarantined)
    row.reason = "a\nLEADCLOCK_LEAD=L-1\n"
    let entry = try #require(JournalEntry(row, zone: Zone.utc))
    let fields = try #require(Self.fields(JournalSocket.datagram(entry, identifier: "x\nY=1")))
    #expect(fields.map(\.0).filter { $0 == "LEADCLOCK_LEAD" }.count == 1)
    #expect(fields.map(\.0).prefix(3) == ["MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER"])
    #expect(fields[2].1 == "x\nY=1")
    #expect(fields.count == entry.fields.count + 3)
  }

  /// Reads the native protocol: a name and a line break, eight bytes of length, the value, a line
  /// break.
  private static func fields(_ datagram: [UInt8]) -> [(String, String)]? {
    var fields: [(String, String)] = []
    var rest = datagram[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 10), rest.endIndex - end > 9 else { return nil }
      let name = String(decoding: rest[..<end], as: UTF8.self)
      let length = Int(UInt64(littleEndian: rest[(end + 1)..<(end + 9)]))
      let start = end + 9
      guard rest.endIndex - start > length, rest[start + length] == 10 else { return nil }
      fields.append((name, String(decoding: rest[start..<start + length], as: UTF8.self)))
      rest = rest[(start + length + 1)...]
    }
    return fields
  }

  @Test func `seconds have three decimals`() {
    #expect(JournalEntry.seconds(0) == "0.000")
    #expect(JournalEntry.seconds(61_007) == "61.007")
    #expect(JournalEntry.seconds(-1_050) == "-1.050")
  }
}
