import Glibc
import LeadClock

@testable import Ledger

/// A ledger in a folder of its own, with the few columns a history needs.
final class Shelf {
  private let folder: String
  let ledger: Ledger

  init() throws {
    var template = Array("/tmp/leadclock-simulation-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    ledger = try Ledger(folder: folder, create: true)
    // What a power cut does is tested elsewhere; here it would only take time.
    try ledger.connection.execute("PRAGMA synchronous=OFF")
  }

  deinit {
    try? ledger.close()
    for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// Writes what the desk decided. `deed` identifies the response it came from.
  func write(
    _ effect: Effect, rules: Rules, sources: [String], deed: String, isUndoable: Bool, now: Instant
  ) throws {
    func row(_ kind: EventKind, _ key: String, _ lead: LeadSnapshot) -> EventRow {
      var row = EventRow(kind, at: now)
      row.lead = lead.id.number
      row.key = "\(kind.rawValue) \(key)"
      row.owner = rules.people[lead.owner.index].handle
      row.team = lead.team.map { rules.teams[$0.index].name }
      row.source = sources[lead.source.index]
      row.origin = lead.origin.text
      row.leadKind = lead.kind.text
      row.arrivedAt = lead.arrivedAt
      row.standing = rules.standing(lead).text
      return row
    }
    func append(_ kind: EventKind, _ done: Responded, from response: String? = nil) throws {
      var event = row(kind, deed, done.lead)
      event.response = deed
      event.before = isUndoable ? rules.standing(done.before).text : nil
      let place = try ledger.append(event)
      try ledger.keep(
        response: ResponseRow(
          id: deed, lead: done.lead.id, kind: kind.rawValue, by: nil, uid: nil, givenAt: done.at,
          recordedAt: now, result: "applied", sentence: "", event: place))
      if let response { try ledger.markUndone(response: response) }
    }
    switch effect {
    case .opened(let opened):
      try ledger.append(row(Self.kind(of: opened.sort), opened.lead.id.text, opened.lead))
    case .duplicate(let lead, _):
      var again = EventRow(.leadDuplicate, at: now)
      again.lead = lead.number
      try ledger.append(again)
    case .repeated(let lead, _, _):
      var again = EventRow(.leadRepeated, at: now)
      again.lead = lead.id.number
      try ledger.append(again)
    case .completed(let lead, _, _):
      var more = EventRow(.leadCompleted, at: now)
      more.lead = lead.id.number
      try ledger.append(more)
    case .levelReached(let reached): try write(reached, rules: rules, now: now)
    case .answered(let done): try append(.leadAnswered, done)
    case .noted(let done): try append(.responseRecorded, done)
    case .ownerChanged(let done, _): try append(.ownerChanged, done)
    case .closed(let done, _): try append(.leadClosed, done)
    case .reopened(let done): try append(.leadReopened, done)
    case .undone(let done, let response): try append(.responseRecorded, done, from: response)
    case .moved(let lead, _): try ledger.append(row(.ownerChanged, deed + lead.id.text, lead))
    case .deliver(let delivery): try ledger.keep(delivery: rules.row(delivery, at: now))
    case .withdraw(let lead): try ledger.withdraw(deliveriesOf: lead)
    case .deliveryFailed, .receipted, .refused, .flood: break
    }
  }

  private static func kind(of sort: Arrival.Sort) -> EventKind {
    switch sort {
    case .lead, .duplicate, .repeated, .completing: .leadReceived
    case .signal: .signalReceived
    case .test: .testReceived
    case .imported: .leadImported
    }
  }

  /// A level under a key of its own, and below it those that were passed over: the ledger itself
  /// refuses a level that is reached twice.
  private func write(_ reached: LevelReached, rules: Rules, now: Instant) throws {
    for rung in reached.rung - reached.skipped...reached.rung {
      var row = EventRow(rung == reached.rung ? .levelReached : .levelSkipped, at: now)
      row.lead = reached.lead.number
      row.clock = reached.clock.text
      row.startedAt = reached.startedAt
      row.rung = Int64(rung)
      row.level = reached.level.name
      row.key = "level \(row.lead!) \(row.clock!) \(reached.startedAt.milliseconds) \(rung)"
      let next = rules.due(
        rung: rung + 1, of: reached.clock, policy: rules.policies[reached.policy.index],
        startedAt: reached.startedAt)
      row.nextAt = next < .distantFuture ? next : nil
      try ledger.append(row)
    }
  }

  /// The desk that a start would make of what is committed.
  func desk(rules: Rules, sources: [String]) throws -> Desk {
    var desk = Desk(rules: rules, nextLead: LeadID(try ledger.lastLead().number + 1))
    for source in sources { _ = desk.source(named: source) }
    for row in try ledger.openLeads() { desk.restore(rules.snapshot(row, sources: sources)) }
    for (place, team) in rules.teams.enumerated() {
      guard let owner = try ledger.latestOwner(inTeam: team.name),
        let person = rules.people.firstIndex(where: { $0.handle == owner })
      else { continue }
      desk.resume(team: TeamID(place), after: PersonID(person))
    }
    return desk
  }

  /// All rows of a table, as one text each.
  func dump(_ table: String) throws -> [String] { try Self.dump(table, of: ledger) }

  static func dump(_ table: String, of ledger: Ledger) throws -> [String] {
    let statement = try ledger.connection.statement("SELECT * FROM \(table)")
    defer { statement.reset() }
    let count = try Ledger.integer(
      ledger.connection, "SELECT count(*) FROM pragma_table_info('\(table)')")
    var rows: [String] = []
    while try statement.step() {
      rows.append((0..<Int32(count!)).map { statement.text($0) ?? "-" }.joined(separator: "|"))
    }
    return rows.sorted()
  }
}
