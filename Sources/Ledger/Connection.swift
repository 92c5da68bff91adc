import CSQLite

/// What SQLite refused, with its own words.
public struct LedgerError: Error, Hashable, Sendable {
  /// SQLite's extended result code.
  public let code: Int32
  /// What was tried and what SQLite said.
  public let sentence: String
  /// What SQLite said alone: it names tables and columns, never content.
  public let words: String

  /// An error of ours, without a code of SQLite's.
  public init(_ sentence: String, code: Int32 = 0, words: String? = nil) {
    self.code = code
    self.sentence = sentence
    self.words = words ?? sentence
  }

  /// Whether the disk is full: a state that passes, not damage.
  public var isDiskFull: Bool { code & 0xFF == SQLITE_FULL }
  /// Whether it is over when somebody lets go or makes room: worth trying again.
  public var isPassing: Bool {
    isDiskFull || code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED
  }
  /// Whether what was to be written breaks a rule of the schema: it is that one thing's fault.
  public var isRefusedContent: Bool {
    [SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH].contains(code & 0xFF)
  }
  /// Whether there is no ledger where one was expected.
  public var isAbsent: Bool { code == SQLITE_NOTFOUND }
  /// Whether the file is not a sound database any more.
  public var isDamage: Bool { code & 0xFF == SQLITE_CORRUPT || code & 0xFF == SQLITE_NOTADB }
}

/// One connection to a SQLite database and its prepared statements. Used by one thread.
///
/// With `Statement` it is the only place that holds SQLite's pointers.
final class Connection {
  private let handle: OpaquePointer
  private var prepared: [String: Statement] = [:]

  init(path: String, flags: Int32) throws(LedgerError) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let words = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      let detail = opened.map { sqlite3_extended_errcode($0) } ?? code
      sqlite3_close_v2(opened)
      throw LedgerError("\(path): \(words)", code: detail)
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
  }

  func close() {
    for statement in prepared.values { statement.finish() }
    prepared = [:]
    sqlite3_close_v2(handle)
  }

  /// Keeps the WAL file at the end, so that readers find what they need after a clean stop.
  func persistWAL() { _ = leadclock_persist_wal(handle) }

  func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Rows changed by the last statement.
  var changes: Int { Int(sqlite3_changes(handle)) }
  /// The number of the row inserted last.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }
  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs statements without values.
  func execute(_ sql: String) throws(LedgerError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  /// The statement for `sql`, prepared once and ready to be bound.
  func statement(_ sql: String) throws(LedgerError) -> Statement {
    if let known = prepared[sql] {
      known.reset()
      return known
    }
    var made: OpaquePointer?
    guard
      sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        == SQLITE_OK, let made
    else { throw failure(sql) }
    let statement = Statement(made, of: self)
    prepared[sql] = statement
    return statement
  }

  /// Runs one statement with values.
  func run(_ sql: String, _ values: Value...) throws(LedgerError) {
    let statement = try statement(sql)
    statement.bind(values)
    while try statement.step() {}
    statement.reset()
  }

  func failure(_ sql: String) -> LedgerError {
    let words = String(cString: sqlite3_errmsg(handle))
    return LedgerError(
      "\(words) (\(sql.prefix(while: { $0 != "\n" })))",
      code: sqlite3_extended_errcode(handle), words: words)
  }
}

/// A value as SQLite stores it.
enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  init(_ integer: Int64?) { self = integer.map { .integer($0) } ?? .null }
  init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}
