import CSQLite

/// A prepared statement: bind, step, read, reset.
final class Statement {
  private let handle: OpaquePointer
  private unowned let connection: Connection

  init(_ handle: OpaquePointer, of connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  func finish() { sqlite3_finalize(handle) }

  /// Ready to be run again; the values stay until they are bound anew.
  func reset() { sqlite3_reset(handle) }

  func bind(_ values: [Value]) {
    for (place, value) in values.enumerated() { bind(Int32(place + 1), value) }
  }

  func bind(_ place: Int32, _ value: Value) {
    switch value {
    case .null: sqlite3_bind_null(handle, place)
    case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
    case .text(let text): bind(place, text)
    case .blob(let bytes):
      _ = leadclock_bind_blob(handle, place, bytes, Int32(bytes.count))
    }
  }

  func bind(_ place: Int32, _ integer: Int64?) {
    guard let integer else { return _ = sqlite3_bind_null(handle, place) }
    sqlite3_bind_int64(handle, place, integer)
  }

  func bind(_ place: Int32, _ text: String?) {
    guard var text else { return _ = sqlite3_bind_null(handle, place) }
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text has no address, and SQLite takes no address for NULL.
        guard let start = characters.baseAddress else {
          return _ = leadclock_bind_text(handle, place, "", 0)
        }
        _ = leadclock_bind_text(handle, place, start, Int32(characters.count))
      }
    }
  }

  /// Goes to the next row; false when there is none.
  func step() throws(LedgerError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let failure = connection.failure(String(cString: sqlite3_sql(handle)))
      sqlite3_reset(handle)
      throw failure
    }
  }

  func integer(_ column: Int32) -> Int64? {
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return sqlite3_column_int64(handle, column)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0, let bytes = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
