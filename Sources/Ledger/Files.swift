import LeadClock

/// One delivery of a file: where it lay, which bytes it held, and where it goes.
public struct FileRow: Hashable, Sendable {
  /// Its number; shown as `F-00001a`.
  public var id: Int64
  /// The folder it lay in, relative to the spool: `inbox/website`, `responses`.
  public var folder: String
  /// Its name there, byte for byte.
  public var name: [UInt8]
  /// Its inode when it was read.
  public var inode: UInt64
  /// Its size in bytes when it was read.
  public var size: Int64
  /// Its modification time when it was read, in nanoseconds since 1970.
  public var modified: Int64
  /// The SHA-256 of the bytes that were read; empty when it was not read.
  public var digest: [UInt8]
  /// Where it goes, relative to the spool.
  public var path: String
  /// Why it was put aside; nil when it was taken.
  public var reason: String?
  /// What somebody did about a file that was put aside: `retried` or `discarded`.
  public var resolved: String?

  /// What `resolved` says of a file that is read again.
  public static let retried = "retried"
  /// What `resolved` says of a file that was given up.
  public static let discarded = "discarded"

  /// A delivery.
  public init(
    id: Int64, folder: String, name: [UInt8], inode: UInt64, size: Int64, modified: Int64,
    digest: [UInt8], path: String, reason: String? = nil,
    resolved: String? = nil
  ) {
    self.id = id
    self.folder = folder
    self.name = name
    self.inode = inode
    self.size = size
    self.modified = modified
    self.digest = digest
    self.path = path
    self.reason = reason
    self.resolved = resolved
  }

  /// A file's number as people and journal write it.
  public static func text(_ id: Int64) -> String {
    let digits = String(id, radix: 16)
    return "F-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The number of a file written so.
  public static func number(_ text: String) -> Int64? {
    let digits = text.dropFirst(2)
    guard text.hasPrefix("F-") || text.hasPrefix("f-"), digits.allSatisfy(\.isHexDigit)
    else { return nil }
    return Int64(digits, radix: 16)
  }
}

extension Ledger {
  /// The number the next file gets.
  public func nextFile() throws(LedgerError) -> Int64 {
    (try Self.integer(connection, "SELECT max(id) FROM files") ?? 0) + 1
  }

  /// Keeps a delivery in the open batch.
  public func keep(file: FileRow) throws(LedgerError) {
    try connection.run(
      """
      INSERT INTO files (id, folder, name, inode, size, mtime_ns, sha256, path, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .integer(file.id), .text(file.folder), .blob(file.name),
      .integer(Int64(bitPattern: file.inode)), .integer(file.size), .integer(file.modified),
      .blob(file.digest), .text(file.path), Value(file.reason))
  }

  /// Notes that a file lies where it was to go, or is gone. Of one that leaves nothing its name is
  /// forgotten too: people put addresses and subjects into names.
  public func markMoved(file: Int64) throws(LedgerError) {
    try connection.run(
      """
      UPDATE files SET moved = 1, name = iif(path LIKE ?2, x'', name),
      sha256 = iif(path LIKE ?2, x'', sha256) WHERE id = ?1
      """, .integer(file), .text("%/" + FileRow.text(file) + ".removed"))
  }

  /// Gives a file another place to go, because the first was taken.
  public func redirect(file: Int64, to path: String) throws(LedgerError) {
    try connection.run("UPDATE files SET path = ? WHERE id = ?", .text(path), .integer(file))
  }

  /// Deliveries that are committed and not yet known to lie where they go, oldest first.
  public func unmovedFiles() throws(LedgerError) -> [FileRow] {
    try connection.files("WHERE moved = 0 ORDER BY id")
  }

  /// The file of that number.
  public func file(_ id: Int64) throws(LedgerError) -> FileRow? {
    try connection.files("WHERE id = ?", .integer(id)).first
  }

  /// Files in quarantine.
  public func quarantinedCount() throws(LedgerError) -> Int {
    let sql = "SELECT count(*) FROM files WHERE reason IS NOT NULL AND resolved IS NULL"
    return Int(try Self.integer(connection, sql) ?? 0)
  }

  /// Sends a file that was put aside elsewhere, because somebody said so: back to its folder
  /// (`retried`) or to the archive (`discarded`).
  public func resolve(file row: FileRow) throws(LedgerError) {
    try connection.run(
      "UPDATE files SET folder = ?, name = ?, path = ?, resolved = ?, moved = 0 WHERE id = ?",
      .text(row.folder), .blob(row.name), .text(row.path), Value(row.resolved), .integer(row.id))
  }
}

extension Connection {
  func files(_ condition: String, _ values: Value...) throws(LedgerError) -> [FileRow] {
    let statement = try statement("SELECT \(FileRow.columns) FROM files \(condition)")
    statement.bind(values)
    defer { statement.reset() }
    var files: [FileRow] = []
    while try statement.step() { files.append(FileRow(from: statement)) }
    return files
  }
}

extension FileRow {
  static let columns =
    "id, folder, name, inode, size, mtime_ns, sha256, path, reason, resolved"

  init(from statement: Statement) {
    self.init(
      id: statement.integer(0) ?? 0, folder: statement.text(1) ?? "",
      name: statement.blob(2) ?? [], inode: UInt64(bitPattern: statement.integer(3) ?? 0),
      size: statement.integer(4) ?? 0, modified: statement.integer(5) ?? 0,
      digest: statement.blob(6) ?? [], path: statement.text(7) ?? "", reason: statement.text(8),
      resolved: statement.text(9))
  }
}
