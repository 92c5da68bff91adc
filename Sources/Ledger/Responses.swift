import LeadClock

/// A response and its verdict.
public struct ResponseRow: Hashable, Sendable {
  /// Its identifier, unique in the ledger.
  public var id: String
  /// The lead it belongs to; nil while it waits for one, or when there is none.
  public var lead: LeadID?
  /// The lead as the response named it, where it still waits: `email:…` hashed, an external id.
  public var wanted: String?
  /// What it is: contact, attempt, claim …
  public var kind: String
  /// The handle of who did it.
  public var by: String?
  /// The handle the file named, where it is another.
  public var claimedBy: String?
  /// The account that wrote the file.
  public var uid: Int?
  /// When it was done.
  public var givenAt: Instant
  /// When it was recorded.
  public var recordedAt: Instant
  /// `applied`, `rejected` or `waiting`.
  public var result: String
  /// The verdict in words.
  public var sentence: String
  /// The event it became.
  public var event: Int64?
  /// The file's text, kept only while it waits.
  public var body: String?

  /// A response.
  public init(
    id: String, lead: LeadID?, wanted: String? = nil, kind: String, by: String?,
    claimedBy: String? = nil, uid: Int?, givenAt: Instant, recordedAt: Instant, result: String,
    sentence: String, event: Int64? = nil, body: String? = nil
  ) {
    self.id = id
    self.lead = lead
    self.wanted = wanted
    self.kind = kind
    self.by = by
    self.claimedBy = claimedBy
    self.uid = uid
    self.givenAt = givenAt
    self.recordedAt = recordedAt
    self.result = result
    self.sentence = sentence
    self.event = event
    self.body = body
  }

  static let columns = """
    id, lead, wanted, kind, by_person, claimed_by, uid, given_ms, recorded_ms, result, sentence,
    event, body
    """

  init(from statement: Statement) {
    self.init(
      id: statement.text(0) ?? "", lead: statement.integer(1).map { LeadID($0) },
      wanted: statement.text(2), kind: statement.text(3) ?? "", by: statement.text(4),
      claimedBy: statement.text(5), uid: statement.integer(6).map { Int($0) },
      givenAt: statement.instant(7) ?? .distantPast,
      recordedAt: statement.instant(8) ?? .distantPast, result: statement.text(9) ?? "",
      sentence: statement.text(10) ?? "", event: statement.integer(11), body: statement.text(12))
  }
}

extension Ledger {
  /// Keeps a response, or its new verdict when it had waited.
  public func keep(response row: ResponseRow) throws(LedgerError) {
    try connection.run(
      """
      INSERT OR REPLACE INTO responses (\(ResponseRow.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(row.id), Value(row.lead?.number), Value(row.wanted), .text(row.kind), Value(row.by),
      Value(row.claimedBy), Value(row.uid), .integer(row.givenAt.milliseconds),
      .integer(row.recordedAt.milliseconds), .text(row.result), .text(row.sentence),
      Value(row.event), Value(row.body))
  }

  /// The response of that identifier.
  public func response(id: String) throws(LedgerError) -> ResponseRow? {
    try responses("WHERE id = ?", .text(id)).first
  }

  /// Responses that wait for a lead known under `wanted`, in the order in which they came.
  public func responses(waitingFor wanted: String) throws(LedgerError) -> [ResponseRow] {
    try responses("WHERE wanted = ? AND result = 'waiting' ORDER BY recorded_ms", .text(wanted))
  }

  /// The event of the lead's latest deed that can be taken back: its response and the standing
  /// before it.
  public func latestDeed(of lead: LeadID) throws(LedgerError) -> (response: String, before: String)?
  {
    let statement = try connection.statement(
      """
      SELECT r.id, e.before FROM responses r JOIN events e ON e.seq = r.event
      WHERE r.lead = ? AND r.undone = 0 AND r.result = 'applied' AND e.before IS NOT NULL
      ORDER BY e.seq DESC LIMIT 1
      """)
    statement.bind(1, lead.number)
    defer { statement.reset() }
    guard try statement.step(), let response = statement.text(0), let before = statement.text(1)
    else { return nil }
    return (response, before)
  }

  /// The contacts of a lead given at an instant or later that stand.
  public func contacts(of lead: LeadID, since: Instant) throws(LedgerError) -> [String] {
    let statement = try connection.statement(
      """
      SELECT id FROM responses WHERE lead = ? AND kind = 'contact' AND result = 'applied'
      AND undone = 0 AND given_ms >= ?
      """)
    statement.bind([.integer(lead.number), .integer(since.milliseconds)])
    defer { statement.reset() }
    var ids: [String] = []
    while try statement.step() { ids.append(statement.text(0) ?? "") }
    return ids
  }

  /// Notes that a response was taken back: it is not taken back twice.
  public func markUndone(response: String) throws(LedgerError) {
    try connection.run("UPDATE responses SET undone = 1 WHERE id = ?", .text(response))
  }

  private func responses(
    _ condition: String, _ values: Value...
  ) throws(LedgerError) -> [ResponseRow] {
    let statement = try connection.statement(
      "SELECT \(ResponseRow.columns) FROM responses \(condition)")
    statement.bind(values)
    defer { statement.reset() }
    var rows: [ResponseRow] = []
    while try statement.step() { rows.append(ResponseRow(from: statement)) }
    return rows
  }
}
