import LeadClock

/// What a start asks: every open lead once, and how fast leads have been coming. Both along an index,
/// so that a start costs what is open and not what ever was.
extension Ledger {
  static let openLeadsQuestion = """
    SELECT l.id, l.kind, l.source, l.origin, l.state, l.owner, l.team, l.policy, l.attempts,
    l.answered_ms, l.arrived_ms, l.suspect, c.clock, c.started_ms, c.levels_done, c.due_ms, c.next_ms
    FROM clocks c JOIN leads l ON l.id = c.lead WHERE c.stopped_ms IS NULL ORDER BY c.lead
    """

  /// Passes each lead with a running clock on, in the order of their numbers, with its running
  /// clocks and what a desk needs of it; the rest of the row is empty. None of them is kept here: a
  /// hundred thousand rows of text would be.
  public func eachOpenLead(_ body: (LeadRow) -> Void) throws(LedgerError) {
    let statement = try connection.statement(Self.openLeadsQuestion)
    defer { statement.reset() }
    let first: Int32 = 12
    var current: LeadRow?
    while try statement.step() {
      if current?.id.number != statement.integer(0) {
        if let current { body(current) }
        current = LeadRow(ofOpenLead: statement)
      }
      guard let name = ClockName(text: statement.text(first) ?? "") else { continue }
      let clock = ClockSnapshot(
        name: name, startedAt: statement.instant(first + 1) ?? .distantPast,
        levelsDone: Int(statement.integer(first + 2) ?? 0))
      current?.standing.clocks.append(
        Standing.Clock(
          clock: clock, dueAt: statement.instant(first + 3), nextAt: statement.instant(first + 4)))
    }
    if let current { body(current) }
  }

  /// All leads with a running clock at once, with their running clocks.
  public func openLeads() throws(LedgerError) -> [LeadRow] {
    var rows: [LeadRow] = []
    try eachOpenLead { rows.append($0) }
    return rows
  }

  static let nextSource = "SELECT min(source) FROM leads WHERE sort = 'lead' AND source > ?"
  static let firstArrival = "SELECT min(arrived_ms) FROM leads WHERE sort = 'lead' AND source = ?"
  static let arrivals = """
    SELECT count(*) FROM leads WHERE sort = 'lead' AND source = ? AND arrived_ms >= ?
    """

  /// For each source: leads that arrived since an instant, and when its first one came.
  public func rates(
    since: Instant
  ) throws(LedgerError) -> [(source: String, leads: Int64, firstAt: Instant)] {
    var rates: [(source: String, leads: Int64, firstAt: Instant)] = []
    // From one name to the next: grouping would go through every lead there ever was.
    while let source = try text(Self.nextSource, .text(rates.last?.source ?? "")) {
      let first = try integer(Self.firstArrival, .text(source))
      let leads = try integer(Self.arrivals, .text(source), .integer(since.milliseconds))
      rates.append(
        (source, leads ?? 0, first.map { Instant(milliseconds: $0) } ?? .distantFuture))
    }
    return rates
  }

  static let lateLeads = """
    SELECT count(DISTINCT lead) FROM (SELECT lead FROM clocks WHERE stopped_ms IS NULL
    AND due_ms <= ? LIMIT ?)
    """

  /// Open leads whose target is past. Of the clocks that are late at most `limit` are counted: it is
  /// asked every second, and past ten thousand nobody wants it to the last one.
  public func lateCount(asOf now: Instant, limit: Int = 10_000) throws(LedgerError) -> Int {
    Int(try integer(Self.lateLeads, .integer(now.milliseconds), Value(limit)) ?? 0)
  }

  private func integer(_ sql: String, _ values: Value...) throws(LedgerError) -> Int64? {
    let statement = try connection.statement(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  private func text(_ sql: String, _ value: Value) throws(LedgerError) -> String? {
    let statement = try connection.statement(sql)
    statement.bind(1, value)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }
}

extension LeadRow {
  /// What a desk needs of an open lead.
  fileprivate init(ofOpenLead statement: Statement) {
    id = LeadID(statement.integer(0) ?? 0)
    sort = "lead"
    kind = statement.text(1) ?? "request"
    source = statement.text(2) ?? ""
    origin = statement.text(3) ?? "own"
    standing = Standing(
      state: LeadState(text: statement.text(4) ?? "") ?? .closed, owner: statement.text(5) ?? "",
      team: statement.text(6), policy: statement.text(7) ?? "",
      attempts: Int(statement.integer(8) ?? 0), answeredAt: statement.instant(9), clocks: [],
      isSuspect: statement.integer(11) == 1)
    duplicates = 0
    arrivedAt = statement.instant(10) ?? .distantPast
    levels = []
  }
}
