import Glibc
import LeadClock
import LeadFormats
import Settings
import Testing

@testable import Ledger
@testable import leadclockd

/// The daemon's record without its loop: findings go in as a reader would hand them over.
final class Reception {
  private let folder: String
  private let settings: Settings
  private let inbox: WatchedFolder
  private(set) var host: Host
  private var files: UInt64 = 0
  /// When it last took something in.
  private var latest = Instant(milliseconds: 0)

  init() throws {
    var template = Array("/tmp/leadclock-simulation-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    for name in ["state", "spool", "spool/inbox"] { mkdir("\(folder)/\(name)", 0o755) }
    let text = """
      spool: \(folder)/spool
      state: \(folder)/state
      region: ES
      people: { ana: {}, ben: {} }
      teams: { sales: { members: [ana, ben] } }
      catch-all: ana
      policies: { default: { calendar: always } }
      """
    settings = try Settings.read(Array(text.utf8), path: "leadclock.yaml")
    inbox = WatchedFolder(
      number: 1, role: .inbox(source: "website"), root: folder + "/spool", relativePath: "inbox")
    try inbox.open(in: Folder(path: folder + "/spool"))
    host = try Self.host(settings, at: latest)
  }

  private static func host(_ settings: Settings, at now: Instant) throws -> Host {
    let ledger = try Ledger(folder: settings.state, create: true)
    // What a power cut does is tested elsewhere; here it would only take time.
    try ledger.connection.execute("PRAGMA synchronous=OFF")
    let reporter = Reporter(
      channel: .output(StandardOutput(form: .json)), zone: settings.timezone,
      marks: .init(told: 0, urged: 0), latest: 0)
    let host = try Host(
      ledger: ledger, spool: try Spool(path: settings.spool), settings: settings,
      reporter: reporter)
    try #require(host.load(PassTime(now: now, monotonic: 0, bootTime: 0)))
    return host
  }

  deinit {
    host.close()
    let names =
      ["ledger.db", "ledger.db-wal", "ledger.db-shm"].map { "state/" + $0 }
      + ["archive", "outbox", "quarantine", "receipts", "responses", "inbox", "lock"].map {
        "spool/" + $0
      }
    for name in names where unlink("\(folder)/\(name)") != 0 { rmdir("\(folder)/\(name)") }
    for name in ["spool", "state", ""] { rmdir("\(folder)/\(name)") }
  }

  /// A start after the end of a daemon, clean or not.
  func restart() throws {
    host.close()
    host = try Self.host(settings, at: latest)
  }

  /// Takes a file in and commits it; the number of the file comes back.
  func take(_ content: TakenFile.Content, at now: Instant) throws -> Int64 {
    files += 1
    latest = now
    var facts = try #require(inbox.folder).facts
    facts.inode = files
    let candidate = Candidate(
      folder: inbox, name: FileName("\(files).json"), seenAt: now, seenMonotonic: 0, notBefore: nil,
      changedMonotonic: 0, hints: [], facts: nil, phase: .ready)
    var batch = Batch()
    batch.append(
      TakenFile(
        candidate: candidate, facts: facts, digest: [UInt8(truncatingIfNeeded: files)],
        arrivedAt: now, content: content), at: 0)
    let time = PassTime(now: now, monotonic: 0, bootTime: 0)
    let isCommitted = host.commit(&batch, time, lastScan: nil)
    try #require(isCommitted, "\(host.trouble.debugDescription)")
    return Int64(files)
  }

  /// Takes a finding in; what it became and of which lead comes back.
  func take(
    _ lead: CanonicalLead, source: String, at now: Instant
  ) throws -> (kind: EventKind, lead: LeadID) {
    let before = try host.ledger.lastEvent()
    let number = try take(.leads([Finding(kind: .lead, lead: lead)], source: source), at: now)
    let kinds: Set<EventKind> = [.leadReceived, .leadDuplicate, .leadRepeated, .leadCompleted]
    let events = try host.ledger.events(after: before, limit: .max)
      .filter { kinds.contains($0.kind) && $0.file == number }
    // Nothing is lost and nothing is taken twice.
    try #require(events.count == 1)
    return (events[0].kind, LeadID(try #require(events[0].lead)))
  }

  /// Answers whoever `name` names; the lead that was answered comes back.
  func answer(_ name: String, id: String, at now: Instant) throws -> LeadID? {
    let response = ResponseFile(id: id, kind: .contact, lead: name)
    _ = try take(.response(response, uid: 0), at: now)
    return try host.ledger.response(id: id)?.lead
  }

  /// The tables are what a fold of all events makes of an empty ledger.
  func checkFold() throws {
    let fresh = try Shelf()
    try fresh.ledger.begin()
    for event in try host.ledger.events(after: 0, limit: .max) { try fresh.ledger.fold(event) }
    try fresh.ledger.commit()
    for table in ["leads", "clocks"] {
      #expect(try fresh.dump(table) == Shelf.dump(table, of: host.ledger), "\(table)")
    }
  }
}
