import LeadClock

/// One message to one person by one channel, as the ledger keeps it.
public struct DeliveryRow: Hashable, Sendable {
  /// The idempotency key; also the name of its file in `outbox/`.
  public var key: String
  /// The lead it is about.
  public var lead: LeadID
  /// The clock's name.
  public var clock: String
  /// The level's name.
  public var level: String
  /// The level's position in its ladder.
  public var rung: Int
  /// When the clock started.
  public var startedAt: Instant
  /// The handle of the person.
  public var person: String
  /// The channel's name.
  public var channel: String
  /// When it was decided.
  public var createdAt: Instant
  /// `pending`, `sent`, `dead` or `withdrawn`.
  public var state: String
  /// Attempts that failed.
  public var failures: Int

  /// A message.
  public init(
    key: String, lead: LeadID, clock: String, level: String, rung: Int, startedAt: Instant,
    person: String, channel: String, createdAt: Instant, state: String = "pending",
    failures: Int = 0
  ) {
    self.key = key
    self.lead = lead
    self.clock = clock
    self.level = level
    self.rung = rung
    self.startedAt = startedAt
    self.person = person
    self.channel = channel
    self.createdAt = createdAt
    self.state = state
    self.failures = failures
  }

  static let columns = """
    key, lead, clock, level, rung, started_ms, person, channel, created_ms, state, failures
    """

  init(from statement: Statement) {
    self.init(
      key: statement.text(0) ?? "", lead: LeadID(statement.integer(1) ?? 0),
      clock: statement.text(2) ?? "", level: statement.text(3) ?? "",
      rung: Int(statement.integer(4) ?? 0),
      startedAt: statement.instant(5) ?? .distantPast, person: statement.text(6) ?? "",
      channel: statement.text(7) ?? "", createdAt: statement.instant(8) ?? .distantPast,
      state: statement.text(9) ?? "", failures: Int(statement.integer(10) ?? 0))
  }
}

extension Ledger {
  /// Keeps a message in the open batch; one with a known key changes nothing.
  public func keep(delivery: DeliveryRow) throws(LedgerError) {
    try connection.run(
      """
      INSERT OR IGNORE INTO deliveries (key, lead, clock, level, rung, started_ms, person, channel,
      created_ms, state, failures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(delivery.key), .integer(delivery.lead.number), .text(delivery.clock),
      .text(delivery.level), Value(delivery.rung), .integer(delivery.startedAt.milliseconds),
      .text(delivery.person), .text(delivery.channel),
      .integer(delivery.createdAt.milliseconds), .text(delivery.state), Value(delivery.failures))
  }

  /// Withdraws what is still to be sent about a lead; the message about a flood it began stays.
  public func withdraw(deliveriesOf lead: LeadID) throws(LedgerError) {
    try connection.run(
      "UPDATE deliveries SET state = 'withdrawn' WHERE lead = ? AND state = 'pending' "
        + "AND level <> 'flood'",
      .integer(lead.number))
  }

  /// The message of that key.
  public func delivery(key: String) throws(LedgerError) -> DeliveryRow? {
    try deliveries("WHERE key = ?", .text(key)).first
  }

  /// Messages whose outbox file is still to be made, oldest first, at most `limit`; negative for all.
  public func unpublishedDeliveries(limit: Int = -1) throws(LedgerError) -> [DeliveryRow] {
    try deliveries(Self.unpublished, Value(limit))
  }

  /// Messages whose outbox file is still to be removed, at most `limit`; negative for all.
  public func unremovedDeliveries(limit: Int = -1) throws(LedgerError) -> [DeliveryRow] {
    try deliveries(Self.unremoved, Value(limit))
  }

  /// Messages in the outbox.
  public func pendingDeliveryCount() throws(LedgerError) -> Int {
    Int(try Self.integer(connection, Self.pendingCount) ?? 0)
  }

  static let unpublished =
    "WHERE state = 'pending' AND published = 0 ORDER BY created_ms, key LIMIT ?"
  static let unremoved = "WHERE state <> 'pending' AND removed = 0 ORDER BY key LIMIT ?"
  static let pendingCount = "SELECT count(*) FROM deliveries WHERE state = 'pending'"

  /// Notes that the outbox file is there.
  public func markPublished(delivery key: String) throws(LedgerError) {
    try connection.run("UPDATE deliveries SET published = 1 WHERE key = ?", .text(key))
  }

  /// Notes that the outbox file is gone.
  public func markRemoved(delivery key: String) throws(LedgerError) {
    try connection.run("UPDATE deliveries SET removed = 1 WHERE key = ?", .text(key))
  }

  /// Keeps a receipt and what it means for its message; false when it was kept before or comes too
  /// late to mean anything: a message that is over fails no more.
  public func keep(
    receipt key: String, attempt: Int, result: Receipt.Result, detail: String, at: Instant
  ) throws(LedgerError) -> Bool {
    try connection.run(
      "INSERT OR IGNORE INTO receipts VALUES (?, ?, ?, ?, ?)", .text(key), Value(attempt),
      .text(result.rawValue), .integer(at.milliseconds), .text(detail))
    guard connection.changes == 1 else { return false }
    switch result {
    case .failed:
      try connection.run(
        "UPDATE deliveries SET failures = failures + 1 WHERE key = ? AND state = 'pending'",
        .text(key))
    case .dead:
      try connection.run(
        """
        UPDATE deliveries SET failures = failures + 1, state = 'dead'
        WHERE key = ? AND state = 'pending'
        """, .text(key))
    case .sent, .withdrawn:
      // A message that was withdrawn while it was on its way has been sent all the same.
      try connection.run(
        "UPDATE deliveries SET state = ? WHERE key = ? AND state IN ('pending', 'withdrawn')",
        .text(result.rawValue), .text(key))
    }
    return connection.changes == 1
  }

  private func deliveries(
    _ condition: String, _ values: Value...
  ) throws(LedgerError) -> [DeliveryRow] {
    let statement = try connection.statement(
      "SELECT \(DeliveryRow.columns) FROM deliveries \(condition)")
    statement.bind(values)
    defer { statement.reset() }
    var rows: [DeliveryRow] = []
    while try statement.step() { rows.append(DeliveryRow(from: statement)) }
    return rows
  }
}
