import CSQLite
import Glibc
import LeadClock

/// The record, and the only way to write it: one writer, SQLite with WAL and synchronous=FULL.
///
/// A batch is one transaction: `begin`, appends, `commit`. What is committed survives a power
/// cut; what is not never was.
public final class Ledger {
  let connection: Connection
  /// Where the database file is.
  public let path: String
  /// Whether the last program to write here ended without closing.
  public let endedUncleanly: Bool

  /// Opens the ledger in a state folder, making it when `create` says that a new one is expected.
  ///
  /// Throws what SQLite says, and refuses a file that is no ledger or is a newer one's.
  public init(folder: String, create: Bool) throws(LedgerError) {
    path = folder + "/ledger.db"
    let exists = access(path, F_OK) == 0
    guard exists || create else {
      throw LedgerError("\(path) is missing", code: SQLITE_NOTFOUND)
    }
    // Before WAL: the two files beside it take the mode of this one.
    if !exists { try Self.makeFile(path) }
    connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
    // Before anything is asked: after a crash somebody who reads the ledger may be recovering it, and
    // a start that finds it locked would be a start refused.
    connection.setBusyTimeout(milliseconds: Self.openingPatience)
    // Before anything is set: a database of another program stays as it is.
    let isNew = try Self.isEmpty(connection)
    if !isNew { try Self.check(connection, path: path) }
    guard !isNew || create else {
      connection.close()
      throw LedgerError("\(path) is empty", code: SQLITE_NOTFOUND)
    }
    connection.persistWAL()
    try connection.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    try connection.execute("PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=67108864")
    try connection.execute("PRAGMA secure_delete=FAST; PRAGMA trusted_schema=OFF")
    if isNew { try Self.makeTables(connection) }
    try connection.execute(Schema.evidenceTables)
    try connection.execute(Schema.retries)
    try connection.execute(Indexes.all)
    endedUncleanly = try Self.integer(connection, "SELECT value FROM meta WHERE name='open'") == 1
    try connection.execute("INSERT OR REPLACE INTO meta VALUES ('open', 1)")
    connection.setBusyTimeout(milliseconds: Self.patience)
  }

  /// Milliseconds a start waits for somebody who holds the ledger.
  private static let openingPatience: Int32 = 10_000
  /// Milliseconds a commit waits; then it is tried again later.
  private static let patience: Int32 = 1000

  /// Closes the ledger cleanly; it is not used after this.
  public func close() throws(LedgerError) {
    try connection.execute("INSERT OR REPLACE INTO meta VALUES ('open', 0)")
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
  }

  /// Opens a batch.
  public func begin() throws(LedgerError) { try connection.execute("BEGIN IMMEDIATE") }

  /// Makes the batch last: after this returns it survives a power cut.
  public func commit() throws(LedgerError) { try connection.execute("COMMIT") }

  /// Undoes the batch.
  public func rollBack() {
    if connection.isInTransaction { try? connection.execute("ROLLBACK") }
  }

  /// A number or text kept beside the record under a name.
  public func setMeta(_ name: String, _ value: Int64) throws(LedgerError) {
    try connection.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", .text(name), .integer(value))
  }

  /// The number kept under a name.
  public func meta(_ name: String) throws(LedgerError) -> Int64? {
    let statement = try connection.statement("SELECT value FROM meta WHERE name = ?")
    statement.bind(1, name)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Folders that were mounts of their own, by their path, with the type of their file system.
  public func ownMounts() throws(LedgerError) -> [String: Int64] {
    let statement = try connection.statement(
      "SELECT substr(name, 7), value FROM meta WHERE name GLOB 'mount:*'")
    defer { statement.reset() }
    var mounts: [String: Int64] = [:]
    while try statement.step() { mounts[statement.text(0) ?? ""] = statement.integer(1) ?? 0 }
    return mounts
  }

  /// Keeps which folders are mounts of their own, in the place of what was kept before.
  public func set(ownMounts: [String: Int64]) throws(LedgerError) {
    try connection.run("DELETE FROM meta WHERE name GLOB 'mount:*'")
    for (path, type) in ownMounts { try setMeta("mount:" + path, type) }
  }

  /// The secret that is mixed into every hash of an address, made with the ledger.
  public func secret() throws(LedgerError) -> [UInt8] {
    let statement = try connection.statement("SELECT value FROM meta WHERE name = 'secret'")
    defer { statement.reset() }
    guard try statement.step(), let secret = statement.blob(0) else {
      throw LedgerError("\(path) has no secret: it was not made by this program")
    }
    return secret
  }

  private static func makeFile(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw LedgerError("\(path): \(String(cString: strerror(errno)))")
    }
    // Whatever the umask: the group reads.
    fchmod(descriptor, 0o640)
    Glibc.close(descriptor)
  }

  private static func isEmpty(_ connection: Connection) throws(LedgerError) -> Bool {
    try integer(connection, "SELECT count(*) FROM sqlite_master") == 0
  }

  private static func makeTables(_ connection: Connection) throws(LedgerError) {
    try connection.execute("BEGIN IMMEDIATE")
    try connection.execute(Schema.tables)
    try connection.execute(
      """
      INSERT INTO meta VALUES ('secret', randomblob(32)), ('open', 0), ('told', 0);
      PRAGMA user_version=\(Schema.version);
      PRAGMA application_id=\(Schema.application)
      """)
    try connection.execute("COMMIT")
  }

  static func check(_ connection: Connection, path: String) throws(LedgerError) {
    let application = try integer(connection, "PRAGMA application_id")
    guard application == Schema.application else {
      throw LedgerError("\(path) is a database of another program; move it away")
    }
    let version = try integer(connection, "PRAGMA user_version") ?? 0
    guard version <= Schema.version else {
      throw LedgerError(
        "\(path) was written by a newer version (schema \(version)); install that version")
    }
  }

  static func integer(_ connection: Connection, _ sql: String) throws(LedgerError) -> Int64? {
    let statement = try connection.statement(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }
}
