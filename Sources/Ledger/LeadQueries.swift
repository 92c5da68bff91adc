import LeadClock

/// Questions about leads, for the writer and for readers.
extension Connection {
  /// Leads that a filter takes, without their clocks: the most urgent first.
  func leads(_ filter: LeadFilter) throws(LedgerError) -> [LeadRow] {
    let statement = try statement(
      """
      SELECT \(LeadRow.columns) FROM leads LEFT JOIN (SELECT lead, min(due_ms) AS urgency
      FROM clocks WHERE stopped_ms IS NULL GROUP BY lead) ON lead = id
      WHERE \(Self.condition(filter)) ORDER BY state = 'open' DESC, urgency IS NULL, urgency, id
      LIMIT ?
      """)
    statement.bind(Self.values(filter) + [.integer(Int64(filter.limit))])
    defer { statement.reset() }
    var rows: [LeadRow] = []
    while try statement.step() { rows.append(LeadRow(from: statement)) }
    statement.reset()
    for place in rows.indices { try addClocks(to: &rows[place]) }
    return rows
  }

  /// How many leads a filter takes, whatever its limit.
  func count(_ filter: LeadFilter) throws(LedgerError) -> Int {
    let statement = try statement("SELECT count(*) FROM leads WHERE \(Self.condition(filter))")
    statement.bind(Self.values(filter))
    defer { statement.reset() }
    return try statement.step() ? Int(statement.integer(0) ?? 0) : 0
  }

  /// One lead with its clocks.
  func lead(_ id: LeadID) throws(LedgerError) -> LeadRow? {
    let statement = try statement("SELECT \(LeadRow.columns) FROM leads WHERE id = ?")
    statement.bind(1, id.number)
    guard try statement.step() else {
      statement.reset()
      return nil
    }
    var row = LeadRow(from: statement)
    statement.reset()
    try addClocks(to: &row)
    return row
  }

  private func addClocks(to row: inout LeadRow) throws(LedgerError) {
    let statement = try statement(
      """
      SELECT clock, started_ms, levels_done, stopped_ms, due_ms, next_ms, level FROM clocks
      WHERE lead = ? ORDER BY started_ms, clock
      """)
    statement.bind(1, row.id.number)
    defer { statement.reset() }
    while try statement.step() {
      guard let name = ClockName(text: statement.text(0) ?? "") else { continue }
      let clock = ClockSnapshot(
        name: name, startedAt: statement.instant(1) ?? .distantPast,
        levelsDone: Int(statement.integer(2) ?? 0), stoppedAt: statement.instant(3))
      row.standing.clocks.append(
        Standing.Clock(clock: clock, dueAt: statement.instant(4), nextAt: statement.instant(5)))
      row.levels.append(statement.text(6))
    }
  }

  private static func condition(_ filter: LeadFilter) -> String {
    let standing =
      switch filter.standing {
      case .open: "EXISTS (SELECT 1 FROM clocks c WHERE c.lead = id AND c.stopped_ms IS NULL)"
      case .late:
        """
        EXISTS (SELECT 1 FROM clocks c WHERE c.lead = id AND c.stopped_ms IS NULL AND c.due_ms <= ?)
        """
      case .all: "sort IN ('lead', 'imported')"
      }
    return
      ([standing] + (filter.owner == nil ? [] : ["owner = ?"])
      + (filter.source == nil ? [] : ["source = ?"])).joined(separator: " AND ")
  }

  private static func values(_ filter: LeadFilter) -> [Value] {
    var values: [Value] = []
    if case .late(let now) = filter.standing { values.append(.integer(now.milliseconds)) }
    return values + [filter.owner, filter.source].compactMap { $0 }.map { .text($0) }
  }
}

extension Ledger {
  /// One lead with its clocks.
  public func lead(_ id: LeadID) throws(LedgerError) -> LeadRow? { try connection.lead(id) }

  /// Leads that stand for a file of which nothing could be read, and are not closed.
  public func unclosedLeads(unreadIn file: Int64) throws(LedgerError) -> [LeadRow] {
    let statement = try connection.statement(
      """
      SELECT id FROM leads WHERE file = ? AND state <> 'closed'
      AND format IN ('unreadable', 'reader-crashed')
      """)
    statement.bind(1, file)
    var numbers: [Int64] = []
    while try statement.step() { numbers.append(statement.integer(0) ?? 0) }
    statement.reset()
    var rows: [LeadRow] = []
    for number in numbers {
      if let row = try connection.lead(LeadID(number)) { rows.append(row) }
    }
    return rows
  }

  /// The highest number given to a lead; 0 when there is none.
  public func lastLead() throws(LedgerError) -> LeadID {
    LeadID(try Self.integer(connection, "SELECT max(id) FROM leads") ?? 0)
  }

  /// Who got the latest lead of a team.
  public func latestOwner(inTeam team: String) throws(LedgerError) -> String? {
    let statement = try connection.statement(
      """
      SELECT owner FROM events WHERE kind = 'lead-received' AND lead =
      (SELECT max(id) FROM leads WHERE team = ? AND sort = 'lead')
      """)
    statement.bind(1, team)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  /// The place of the last event; 0 when there is none.
  public func lastEvent() throws(LedgerError) -> Int64 {
    try Self.integer(connection, "SELECT max(seq) FROM events") ?? 0
  }

  /// When the ledger last recorded anything.
  public func lastEventAt() throws(LedgerError) -> Instant? {
    try Self.integer(connection, "SELECT at_ms FROM events ORDER BY seq DESC LIMIT 1")
      .map { Instant(milliseconds: $0) }
  }

  static let dueClocks = "SELECT count(*) FROM clocks WHERE stopped_ms IS NULL AND next_ms <= ?"

  /// Running clocks whose next level is due.
  public func dueCount(asOf now: Instant) throws(LedgerError) -> Int {
    let statement = try connection.statement(Self.dueClocks)
    statement.bind(1, now.milliseconds)
    defer { statement.reset() }
    return try statement.step() ? Int(statement.integer(0) ?? 0) : 0
  }
}

extension Connection {
  func events(_ statement: Statement) throws(LedgerError) -> [EventRow] {
    defer { statement.reset() }
    var rows: [EventRow] = []
    while try statement.step() { rows.append(try EventRow(from: statement)) }
    return rows
  }
}
