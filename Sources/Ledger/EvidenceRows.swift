import LeadClock

/// A record from elsewhere that answered no lead: what is left of it is hashes and a time.
///
/// It is forgotten after seven days. One that answered a lead is a `ResponseRow` and stays.
public struct EvidenceRow: Hashable, Sendable {
  /// A keyed hash of what makes it the same record when it comes twice.
  public var id: String
  /// Its sort, as `Evidence.What` calls it.
  public var what: String
  /// What it would do to a lead: `contact`, `attempt`, `auto-ack`.
  public var kind: String
  /// The handle of who did it.
  public var by: String?
  /// When it was done.
  public var givenAt: Instant
  /// When it was recorded.
  public var recordedAt: Instant
  /// `waiting` for a lead, or `nothing`.
  public var result: String
  /// Why, in words without personal data.
  public var reason: String

  /// What is left of a record.
  public init(
    id: String, what: String, kind: String, by: String?, givenAt: Instant, recordedAt: Instant,
    result: String, reason: String
  ) {
    self.id = id
    self.what = what
    self.kind = kind
    self.by = by
    self.givenAt = givenAt
    self.recordedAt = recordedAt
    self.result = result
    self.reason = reason
  }

  static let columns = "id, what, kind, by_person, given_ms, recorded_ms, result, reason"

  init(from statement: Statement) {
    self.init(
      id: statement.text(0) ?? "", what: statement.text(1) ?? "", kind: statement.text(2) ?? "",
      by: statement.text(3), givenAt: statement.instant(4) ?? .distantPast,
      recordedAt: statement.instant(5) ?? .distantPast, result: statement.text(6) ?? "",
      reason: statement.text(7) ?? "")
  }
}

/// Under what a record is found again, as a keyed hash.
public struct EvidenceKey: Hashable, Sendable {
  /// What the hash stands for.
  public enum Sort: String, Sendable {
    /// The other side, whose lead may still come.
    case party
    /// What was written.
    case words
    /// The identifier of an answer that may come back.
    case answer
    /// The identifier of a mail that came back.
    case undelivered
  }

  /// What the hash stands for.
  public var sort: Sort
  /// The hash.
  public var key: [UInt8]
  /// The record, or the response it became.
  public var evidence: String
  /// The lead it went to, where that is known.
  public var lead: LeadID?

  /// A key of a record.
  public init(_ sort: Sort, _ key: [UInt8], evidence: String, lead: LeadID? = nil) {
    self.sort = sort
    self.key = key
    self.evidence = evidence
    self.lead = lead
  }
}

extension Schema {
  /// Rows of either table beyond this are forgotten, the oldest first.
  static let evidenceRows: Int64 = 200_000

  /// Tables that a ledger of an earlier version gets when it is next opened for writing.
  static let evidenceTables = """
    CREATE TABLE IF NOT EXISTS evidence (
    id TEXT PRIMARY KEY, what TEXT NOT NULL, kind TEXT NOT NULL, by_person TEXT,
    given_ms INTEGER NOT NULL, recorded_ms INTEGER NOT NULL, result TEXT NOT NULL,
    reason TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS evidence_by_age ON evidence (recorded_ms);
    CREATE TABLE IF NOT EXISTS evidence_keys (
    sort TEXT NOT NULL, key BLOB NOT NULL, evidence TEXT NOT NULL, lead INTEGER,
    at_ms INTEGER NOT NULL, PRIMARY KEY (sort, key, evidence)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS evidence_keys_by_record ON evidence_keys (evidence);
    CREATE INDEX IF NOT EXISTS evidence_keys_by_age ON evidence_keys (at_ms);
    """
}

extension Ledger {
  /// How long what answered no lead is remembered.
  public static let evidenceLasts = TimeSpan.days(7)

  /// Keeps what is left of a record; once is enough.
  public func keep(evidence row: EvidenceRow) throws(LedgerError) {
    try connection.run(
      """
      INSERT OR IGNORE INTO evidence (\(EvidenceRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(row.id), .text(row.what), .text(row.kind), Value(row.by),
      .integer(row.givenAt.milliseconds), .integer(row.recordedAt.milliseconds),
      .text(row.result), .text(row.reason))
  }

  /// Keeps under what a record is found again.
  public func keep(evidenceKey key: EvidenceKey, at instant: Instant) throws(LedgerError) {
    try connection.run(
      "INSERT OR REPLACE INTO evidence_keys VALUES (?, ?, ?, ?, ?)", .text(key.sort.rawValue),
      .blob(key.key), .text(key.evidence), Value(key.lead?.number), .integer(instant.milliseconds))
  }

  /// What is left of the record of that identifier.
  public func evidence(id: String) throws(LedgerError) -> EvidenceRow? {
    let statement = try connection.statement(
      "SELECT \(EvidenceRow.columns) FROM evidence WHERE id = ?")
    statement.bind(1, id)
    defer { statement.reset() }
    return try statement.step() ? EvidenceRow(from: statement) : nil
  }

  /// The records known under a hash, at most 100.
  public func evidence(
    known sort: EvidenceKey.Sort, as key: [UInt8]
  ) throws(LedgerError) -> [EvidenceKey] {
    let statement = try connection.statement(
      "SELECT evidence, lead FROM evidence_keys WHERE sort = ? AND key = ? LIMIT 100")
    statement.bind([.text(sort.rawValue), .blob(key)])
    defer { statement.reset() }
    var keys: [EvidenceKey] = []
    while try statement.step() {
      keys.append(
        EvidenceKey(
          sort, key, evidence: statement.text(0) ?? "",
          lead: statement.integer(1).map { LeadID($0) }))
    }
    return keys
  }

  /// The hashes of one sort that a record is known under.
  public func keys(
    ofEvidence id: String, _ sort: EvidenceKey.Sort
  ) throws(LedgerError) -> [[UInt8]] {
    let statement = try connection.statement(
      "SELECT key FROM evidence_keys WHERE evidence = ? AND sort = ?")
    statement.bind([.text(id), .text(sort.rawValue)])
    defer { statement.reset() }
    var keys: [[UInt8]] = []
    while try statement.step() { keys.append(statement.blob(0) ?? []) }
    return keys
  }

  /// Forgets a record: it has become a response.
  public func forget(evidence id: String) throws(LedgerError) {
    try connection.run("DELETE FROM evidence WHERE id = ?", .text(id))
    try connection.run("DELETE FROM evidence_keys WHERE evidence = ?", .text(id))
  }

  /// Whether anything is older than it may become, or there is more than is kept.
  public func hasEvidence(before instant: Instant) throws(LedgerError) -> Bool {
    for (table, column) in [("evidence", "recorded_ms"), ("evidence_keys", "at_ms")] {
      let last = "SELECT \(column) FROM \(table) ORDER BY \(column) LIMIT 1 OFFSET"
      if try Self.integer(connection, "\(last) \(Schema.evidenceRows)") != nil { return true }
      let oldest = try Self.integer(connection, "SELECT min(\(column)) FROM \(table)")
      if let oldest, oldest < instant.milliseconds { return true }
    }
    return false
  }

  /// Forgets what was recorded before an instant, and the oldest of more rows than are kept.
  public func forgetEvidence(before instant: Instant) throws(LedgerError) {
    for (table, column) in [("evidence", "recorded_ms"), ("evidence_keys", "at_ms")] {
      try connection.run(
        "DELETE FROM \(table) WHERE \(column) < ?", .integer(instant.milliseconds))
      try connection.run(
        """
        DELETE FROM \(table) WHERE \(column) < (SELECT \(column) FROM \(table)
        ORDER BY \(column) DESC LIMIT 1 OFFSET ?)
        """, .integer(Schema.evidenceRows))
    }
  }
}

extension LedgerReader {
  /// What is left of records that answered no lead, oldest first; none in a ledger that was last
  /// written by a version without them.
  public func evidence() throws(LedgerError) -> [EvidenceRow] {
    let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'evidence'"
    guard try Ledger.integer(connection, sql) == 1 else { return [] }
    let statement = try connection.statement(
      "SELECT \(EvidenceRow.columns) FROM evidence ORDER BY recorded_ms, id")
    defer { statement.reset() }
    var rows: [EvidenceRow] = []
    while try statement.step() { rows.append(EvidenceRow(from: statement)) }
    return rows
  }

  /// Responses that wait for their lead, and those that were refused since an instant; oldest first.
  public func unansweredResponses(refusedSince: Instant) throws(LedgerError) -> [ResponseRow] {
    let statement = try connection.statement(
      """
      SELECT \(ResponseRow.columns) FROM responses WHERE result = 'waiting'
      OR (result = 'rejected' AND recorded_ms >= ?) ORDER BY recorded_ms, id
      """)
    statement.bind(1, refusedSince.milliseconds)
    defer { statement.reset() }
    var rows: [ResponseRow] = []
    while try statement.step() { rows.append(ResponseRow(from: statement)) }
    return rows
  }
}

extension FileRow {
  /// Where a file goes of which nothing is to be left: it is moved there, compared with what was
  /// read, and removed.
  public static func removal(_ id: Int64, day: String) -> String {
    "archive/\(day)/\(text(id)).removed"
  }

  /// Whether nothing of it is to be left.
  public var leavesNothing: Bool { path.hasSuffix("/\(FileRow.text(id)).removed") }
}
