import Glibc
import LeadClock

@testable import Ledger

/// A state folder of its own for one test, which is removed with it.
final class StateFolder {
  let path: String

  init() {
    var template = Array("/tmp/leadclock-ledger-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    for name in Self.files { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  static let files = ["ledger.db", "ledger.db-wal", "ledger.db-shm"]

  func open(create: Bool = true) throws -> Ledger { try Ledger(folder: path, create: create) }

  /// What a power cut at this moment would leave: the three files as they are.
  func copy() throws -> StateFolder {
    let other = StateFolder()
    for name in Self.files {
      guard let bytes = Self.bytes("\(path)/\(name)") else { continue }
      let stream = fopen("\(other.path)/\(name)", "w")!
      fwrite(bytes, 1, bytes.count, stream)
      fclose(stream)
    }
    return other
  }

  /// The permissions of a file in it; nil when there is none.
  func mode(_ name: String) -> mode_t? {
    var facts = stat()
    return stat("\(path)/\(name)", &facts) == 0 ? facts.st_mode & 0o777 : nil
  }

  /// What a file holds.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&part, 1, part.count, stream)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}

/// 2026-11-23T00:00Z and that many minutes.
func minute(_ count: Int64) -> Instant {
  Instant(milliseconds: 1_795_392_000_000) + .minutes(count)
}

/// A standing with one running first clock unless said otherwise.
func standing(
  _ state: LeadState = .open, owner: String = "ana", attempts: Int = 0, answered: Instant? = nil,
  clocks: [Standing.Clock] = [firstClock()]
) -> Standing {
  Standing(
    state: state, owner: owner, team: "sales", policy: "default", attempts: attempts,
    answeredAt: answered, clocks: clocks)
}

func firstClock(done: Int = 0, stopped: Instant? = nil, next: Int64? = 4) -> Standing.Clock {
  Standing.Clock(
    clock: ClockSnapshot(
      name: .firstResponse, startedAt: minute(0), levelsDone: done, stoppedAt: stopped),
    dueAt: minute(5), nextAt: stopped == nil ? next.map(minute) : nil)
}

/// A lead that arrived at minute 0.
func received(_ lead: Int64, kind: EventKind = .leadReceived, _ standing: Standing) -> EventRow {
  var row = EventRow(kind, at: minute(0))
  row.lead = lead
  row.key = "\(kind.rawValue) \(lead)"
  row.source = "website"
  row.origin = "own"
  row.leadKind = "request"
  row.owner = standing.owner
  row.team = standing.team
  row.policy = standing.policy
  row.arrivedAt = minute(0)
  row.standing = standing.text
  return row
}

/// Something that was done about a lead.
func deed(
  _ kind: EventKind, _ lead: Int64, _ after: Standing, before: Standing? = nil, at: Instant
) -> EventRow {
  var row = EventRow(kind, at: at)
  row.lead = lead
  row.standing = after.text
  row.before = before?.text
  return row
}

extension Ledger {
  /// Does it in a batch of its own.
  func batch(_ work: () throws -> Void) throws {
    try begin()
    try work()
    try commit()
  }

  /// All rows of a table, as one text each.
  func dump(_ table: String) throws -> [String] {
    let statement = try connection.statement("SELECT * FROM \(table)")
    defer { statement.reset() }
    let count = try Self.integer(
      connection, "SELECT count(*) FROM pragma_table_info('\(table)')")
    var rows: [String] = []
    while try statement.step() {
      rows.append((0..<Int32(count!)).map { statement.text($0) ?? "-" }.joined(separator: "|"))
    }
    return rows.sorted()
  }
}
