import CSQLite
import Glibc
import LeadClock

/// The ledger for reading alone: while the daemon runs, after it was killed, and after it stopped.
///
/// A reader holds no lock longer than one question. It needs read access to the state folder and
/// the three files in it, and nothing more.
public final class LedgerReader {
  let connection: Connection

  /// Opens the ledger of a state folder read-only. Throws when it is missing, is not readable or
  /// was written by a newer version.
  public init(folder: String) throws(LedgerError) {
    let path = folder + "/ledger.db"
    connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY)
    connection.setBusyTimeout(milliseconds: 2000)
    try connection.execute("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF")
    try Ledger.check(connection, path: path)
  }

  /// Ends reading.
  public func close() { connection.close() }

  /// Whether SQLite finds the whole file in order; it reads all of it.
  public func isSound() throws(LedgerError) -> Bool {
    let statement = try connection.statement("PRAGMA quick_check(1)")
    defer { statement.reset() }
    return try statement.step() && statement.text(0) == "ok"
  }

  /// Leads that a filter takes, the most urgent first, with their clocks.
  public func leads(_ filter: LeadFilter) throws(LedgerError) -> [LeadRow] {
    try connection.leads(filter)
  }

  /// How many leads a filter takes, whatever its limit.
  public func count(_ filter: LeadFilter) throws(LedgerError) -> Int {
    try connection.count(filter)
  }

  /// One lead with its clocks.
  public func lead(_ id: LeadID) throws(LedgerError) -> LeadRow? { try connection.lead(id) }

  /// What a lead said, as canonical JSON; nil when it was erased.
  public func particulars(of lead: LeadID) throws(LedgerError) -> String? {
    try text("SELECT body FROM particulars WHERE lead = ?", .integer(lead.number))
  }

  /// Everything recorded of a lead, oldest first.
  public func events(of lead: LeadID) throws(LedgerError) -> [EventRow] {
    let statement = try connection.statement("\(EventRow.selection) WHERE lead = ? ORDER BY seq")
    statement.bind(1, lead.number)
    return try connection.events(statement)
  }

  /// The latest event of a kind.
  public func latestEvent(_ kinds: [EventKind]) throws(LedgerError) -> EventRow? {
    let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE kind IN (\(list)) ORDER BY seq DESC LIMIT 1")
    return try connection.events(statement).first
  }

  /// The place of the last event; 0 when there is none.
  public func lastEvent() throws(LedgerError) -> Int64 {
    try Ledger.integer(connection, "SELECT max(seq) FROM events") ?? 0
  }

  /// The response of that identifier with its verdict.
  public func response(id: String) throws(LedgerError) -> ResponseRow? {
    let statement = try connection.statement(
      "SELECT \(ResponseRow.columns) FROM responses WHERE id = ?")
    statement.bind(1, id)
    defer { statement.reset() }
    return try statement.step() ? ResponseRow(from: statement) : nil
  }

  /// The note and the next step that came with a response.
  public func note(response: String) throws(LedgerError) -> (note: String?, nextStep: String?) {
    let statement = try connection.statement(
      "SELECT note, next_step FROM notes WHERE response = ?")
    statement.bind(1, response)
    defer { statement.reset() }
    guard try statement.step() else { return (nil, nil) }
    return (statement.text(0), statement.text(1))
  }

  /// The file of that number.
  public func file(_ id: Int64) throws(LedgerError) -> FileRow? {
    try connection.files("WHERE id = ?", .integer(id)).first
  }

  /// Files in quarantine that nobody has retried or discarded, oldest first.
  public func quarantined() throws(LedgerError) -> [FileRow] {
    try connection.files("WHERE reason IS NOT NULL AND resolved IS NULL ORDER BY id")
  }

  /// What was recorded of a file, oldest first.
  public func events(ofFile id: Int64) throws(LedgerError) -> [EventRow] {
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE file = ? AND lead IS NULL ORDER BY seq")
    statement.bind(1, id)
    return try connection.events(statement)
  }

  /// For each source the number of leads and the latest arrival, by name.
  public func sources() throws(LedgerError) -> [(name: String, leads: Int, latest: Instant)] {
    let statement = try connection.statement(
      "SELECT source, count(*), max(arrived_ms) FROM leads GROUP BY source ORDER BY source")
    defer { statement.reset() }
    var rows: [(name: String, leads: Int, latest: Instant)] = []
    while try statement.step() {
      rows.append(
        (
          statement.text(0) ?? "", Int(statement.integer(1) ?? 0),
          statement.instant(2) ?? .distantPast
        ))
    }
    return rows
  }

  /// The number kept beside the record under a name.
  public func meta(_ name: String) throws(LedgerError) -> Int64? {
    let statement = try connection.statement("SELECT value FROM meta WHERE name = ?")
    statement.bind(1, name)
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
