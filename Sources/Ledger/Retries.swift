import LeadClock

/// A file that was put aside and is read again, and what became of it.
public struct RetriedFile: Hashable, Sendable {
  /// Its number while it was put aside.
  public let file: Int64
  /// When it first arrived, however often it was put aside since.
  public let arrivedAt: Instant
}

extension Ledger {
  /// Notes where a retried file lies now, relative to the spool: what is read there is the same
  /// delivery, and arrived when that did.
  public func keep(retried file: Int64, path: String, inode: UInt64) throws(LedgerError) {
    try connection.run(
      "INSERT OR REPLACE INTO retries (file, path, inode) VALUES (?, ?, ?)", .integer(file),
      .text(path), .integer(Int64(bitPattern: inode)))
  }

  /// The retried file that lies there and was not read yet.
  public func retried(path: String, inode: UInt64) throws(LedgerError) -> RetriedFile? {
    let statement = try connection.statement(
      """
      SELECT r.file, coalesce(e.arrived_ms, e.at_ms) FROM retries r
      JOIN events e ON e.file = r.file AND e.lead IS NULL AND e.kind = 'file-quarantined'
      WHERE r.path = ? AND r.inode = ? AND r.became IS NULL ORDER BY r.file DESC LIMIT 1
      """)
    statement.bind([.text(path), .integer(Int64(bitPattern: inode))])
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return RetriedFile(
      file: statement.integer(0) ?? 0, arrivedAt: Instant(milliseconds: statement.integer(1) ?? 0))
  }

  /// The number a file had when it was put aside before; nil when it was not.
  public func predecessor(ofFile number: Int64) throws(LedgerError) -> Int64? {
    try integer("SELECT file FROM retries WHERE became = ?", number)
  }

  /// The lead that the first record of a file belongs to; nil when there is none.
  public func firstLead(inFile number: Int64) throws(LedgerError) -> LeadID? {
    try integer(
      "SELECT lead FROM events WHERE file = ? AND lead IS NOT NULL ORDER BY seq LIMIT 1", number
    ).map { LeadID($0) }
  }

  private func integer(_ sql: String, _ number: Int64) throws(LedgerError) -> Int64? {
    let statement = try connection.statement(sql)
    statement.bind(1, number)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Notes under which number a retried file was read again.
  public func note(retried file: Int64, became new: Int64) throws(LedgerError) {
    try connection.run(
      "UPDATE retries SET became = ? WHERE file = ?", .integer(new), .integer(file))
  }
}

extension LedgerReader {
  /// The number under which a retried file was read again; nil when it was not yet.
  public func successor(ofFile number: Int64) throws(LedgerError) -> Int64? {
    try Ledger.integer(
      connection, "SELECT became FROM retries WHERE file = \(number) AND became IS NOT NULL")
  }

  /// The number a file had when it was put aside before; nil when it was not.
  public func predecessor(ofFile number: Int64) throws(LedgerError) -> Int64? {
    try Ledger.integer(connection, "SELECT file FROM retries WHERE became = \(number)")
  }
}
