import CSQLite
import Glibc
import LeadClock
import Testing

@testable import Ledger

@Suite struct `A ledger` {
  @Test func `is made only where one is expected`() throws {
    let folder = StateFolder()
    let missing = #expect(throws: LedgerError.self) { try folder.open(create: false) }
    #expect(missing?.sentence == "\(folder.path)/ledger.db is missing")
    #expect(missing?.isAbsent == true)
    #expect(folder.mode("ledger.db") == nil)
    try folder.open().close()
    try folder.open(create: false).close()
  }

  @Test func `writes through to the disk and knows its own schema`() throws {
    let ledger = try StateFolder().open()
    func pragma(_ name: String) throws -> Int64? {
      try Ledger.integer(ledger.connection, "PRAGMA \(name)")
    }
    #expect(try pragma("synchronous") == 2)
    #expect(try pragma("application_id") == Schema.application)
    #expect(try pragma("user_version") == Schema.version)
    #expect(try pragma("trusted_schema") == 0)
    let mode = try ledger.connection.statement("PRAGMA journal_mode")
    #expect(try mode.step())
    #expect(mode.text(0) == "wal")
    mode.reset()
    #expect(try ledger.secret().count == 32)
    try ledger.close()
  }

  @Test func `has files that the group can read, while it is open and after a clean end`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch { try ledger.append(received(1, standing())) }
    #expect(StateFolder.files.map(folder.mode) == [0o640, 0o640, 0o640])
    try ledger.close()
    #expect(StateFolder.files.map(folder.mode) == [0o640, 0o640, 0o640])
  }

  @Test func `knows whether the last program closed it`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    #expect(!ledger.endedUncleanly)
    let cut = try folder.copy()
    #expect(try cut.open(create: false).endedUncleanly)
    try ledger.close()
    let next = try folder.open(create: false)
    #expect(!next.endedUncleanly)
    let left = try folder.open(create: false)
    #expect(left.endedUncleanly)
    try left.close()
  }

  @Test func `keeps its secret and its numbers`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    let secret = try ledger.secret()
    #expect(try ledger.meta("told") == 0)
    try ledger.setMeta("told", 17)
    #expect(try ledger.meta("unheard-of") == nil)
    try ledger.close()
    let again = try folder.open(create: false)
    #expect(try again.secret() == secret)
    #expect(try again.meta("told") == 17)
    #expect(try StateFolder().open().secret() != secret)
  }

  @Test func `of a newer version is refused`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.connection.execute("PRAGMA user_version=\(Schema.version + 1)")
    try ledger.close()
    let expected = LedgerError(
      "\(folder.path)/ledger.db was written by a newer version (schema \(Schema.version + 1)); "
        + "install that version")
    #expect(throws: expected) { try folder.open(create: false) }
    #expect(throws: expected) { try LedgerReader(folder: folder.path) }
  }

  @Test func `of another program is refused and left as it was`() throws {
    let folder = StateFolder()
    let path = "\(folder.path)/ledger.db"
    let other = try Connection(path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try other.execute("CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('one')")
    other.close()
    let bytes = StateFolder.bytes(path)
    #expect(throws: LedgerError("\(path) is a database of another program; move it away")) {
      try folder.open()
    }
    #expect(StateFolder.bytes(path) == bytes)
    #expect(throws: LedgerError.self) { try LedgerReader(folder: folder.path) }
  }

  @Test func `that is no database at all is refused as damage and left as it was`() throws {
    let folder = StateFolder()
    let path = "\(folder.path)/ledger.db"
    let words = [UInt8](String(repeating: "This is a letter. ", count: 300).utf8)
    let stream = fopen(path, "w")!
    fwrite(words, 1, words.count, stream)
    fclose(stream)
    do {
      _ = try folder.open()
      Issue.record("a letter was taken for a ledger")
    } catch let error as LedgerError {
      #expect(error.isDamage)
      #expect(!error.isDiskFull)
    }
    #expect(StateFolder.bytes(path) == words)
  }
}

@Suite(.serialized) struct `A reader` {
  @Test func `sees what is committed alone, also while a batch is open`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch { try ledger.append(received(1, standing())) }
    let reader = try LedgerReader(folder: folder.path)
    try ledger.begin()
    try ledger.append(received(2, standing()))
    #expect(try reader.leads(LeadFilter()).map(\.id.number) == [1])
    #expect(try reader.lead(LeadID(2)) == nil)
    #expect(try reader.lastEvent() == 1)
    let late = try LedgerReader(folder: folder.path)
    #expect(try late.count(LeadFilter()) == 1)
    try ledger.commit()
    #expect(try reader.leads(LeadFilter()).map(\.id.number) == [1, 2])
    #expect(try reader.events(of: LeadID(2)).map(\.kind) == [.leadReceived])
    #expect(try reader.latestEvent([.leadReceived, .leadClosed])?.lead == 2)
    #expect(try reader.latestEvent([.leadClosed]) == nil)
    reader.close()
    late.close()
    try ledger.close()
  }

  @Test func `reads what a killed program had committed, and not what it had not`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch { try ledger.append(received(1, standing())) }
    try ledger.begin()
    try ledger.append(received(2, standing()))
    let cut = try folder.copy()
    let reader = try LedgerReader(folder: cut.path)
    #expect(try reader.leads(LeadFilter()).map(\.id.number) == [1])
    let next = try cut.open(create: false)
    #expect(next.endedUncleanly)
    #expect(try next.lastLead() == LeadID(1))
    #expect(try next.openLeads().map(\.standing) == [standing()])
  }

  @Test func `reads after a clean end, when nobody writes`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch { try ledger.append(received(1, standing())) }
    try ledger.close()
    let reader = try LedgerReader(folder: folder.path)
    #expect(try reader.count(LeadFilter()) == 1)
  }

  @Test func `finds no ledger where there is none, and makes none`() {
    let folder = StateFolder()
    #expect(throws: LedgerError.self) { try LedgerReader(folder: folder.path) }
    #expect(folder.mode("ledger.db") == nil)
  }

  @Test func `writes nothing`() throws {
    let folder = StateFolder()
    try folder.open().close()
    let connection = try Connection(
      path: "\(folder.path)/ledger.db", flags: SQLITE_OPEN_READONLY)
    #expect(throws: LedgerError.self) { try connection.execute("DELETE FROM events") }
  }

  @Test func `asks for the late, for an owner's, for a source's, the most urgent first`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch {
      for lead in 1...4 as ClosedRange<Int64> {
        var clock = firstClock()
        clock.dueAt = minute(10 - lead)
        var row = received(lead, standing(owner: lead == 2 ? "ben" : "ana", clocks: [clock]))
        row.source = lead == 3 ? "portal" : "website"
        try ledger.append(row)
      }
      try ledger.append(received(5, standing(.closed, clocks: [])))
      try ledger.append(received(6, kind: .signalReceived, standing(.closed, clocks: [])))
    }
    let reader = try LedgerReader(folder: folder.path)
    func numbers(_ filter: LeadFilter) throws -> [Int64] {
      let rows = try reader.leads(filter)
      if filter.limit < 0 { #expect(try reader.count(filter) == rows.count) }
      return rows.map(\.id.number)
    }
    #expect(try numbers(LeadFilter()) == [4, 3, 2, 1])
    #expect(try numbers(LeadFilter(limit: 2)) == [4, 3])
    #expect(try numbers(LeadFilter(standing: .late(asOf: minute(7)))) == [4, 3])
    #expect(try numbers(LeadFilter(standing: .late(asOf: minute(8)), owner: "ben")) == [2])
    #expect(try numbers(LeadFilter(owner: "ana", source: "portal")) == [3])
    #expect(try numbers(LeadFilter(standing: .all)) == [4, 3, 2, 1, 5])
    #expect(try ledger.lateCount(asOf: minute(7)) == 2)
    #expect(try ledger.dueCount(asOf: minute(3)) == 0)
    #expect(try ledger.dueCount(asOf: minute(4)) == 4)
    #expect(try reader.sources().map(\.name) == ["portal", "website"])
    #expect(try reader.sources().map(\.leads) == [1, 5])
  }
}

@Suite struct `A ledger that somebody else holds` {
  /// As a reader does who recovers it after a crash.
  @Test func `is waited for at the start`() throws {
    let folder = StateFolder()
    try folder.open().close()
    let holder = try Connection(path: folder.path + "/ledger.db", flags: SQLITE_OPEN_READWRITE)
    try holder.execute(
      "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE meta SET value = value")
    let holding = Holding(holder)
    holding.letGo(afterMilliseconds: 500)
    try folder.open(create: false).close()
    holding.join()
  }
}

/// Lets a connection go on a thread of its own.
private final class Holding: @unchecked Sendable {
  private let connection: Connection
  private var thread = pthread_t()

  init(_ connection: Connection) { self.connection = connection }

  func letGo(afterMilliseconds wait: UInt32) {
    let own = Unmanaged.passRetained(Box(connection, wait))
    pthread_create(
      &thread, nil,
      { given in
        let box = Unmanaged<Box>.fromOpaque(given!).takeRetainedValue()
        usleep(box.wait * 1000)
        try? box.connection.execute("COMMIT")
        box.connection.close()
        return nil
      }, own.toOpaque())
  }

  func join() { pthread_join(thread, nil) }

  private final class Box {
    let connection: Connection
    let wait: UInt32
    init(_ connection: Connection, _ wait: UInt32) {
      self.connection = connection
      self.wait = wait
    }
  }
}
