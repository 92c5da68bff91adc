import CSQLite
import Foundation

/// Questions to the ledger, from beside the daemon.
extension Bench {
  /// The rows of a question, every value as text.
  func rows(_ sql: String) -> [[String]] {
    var opened: OpaquePointer?
    let path = root + "/state/ledger.db"
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
      sqlite3_close_v2(opened)
      return []
    }
    defer { sqlite3_close_v2(opened) }
    sqlite3_busy_timeout(opened, 2000)
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(opened, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
    defer { sqlite3_finalize(statement) }
    var rows: [[String]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map { column in
          sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
        })
    }
    return rows
  }

  func column(_ sql: String) -> [String] { rows(sql).map { $0[0] } }

  func number(_ sql: String) -> Int { Int(rows(sql).first?.first ?? "") ?? -1 }

  /// How many people wait or have waited.
  var leadCount: Int { number("SELECT count(*) FROM leads WHERE sort = 'lead'") }

  /// Waits until there are so many leads and every file has gone where it goes.
  func settle(leads: Int, within seconds: Double = 10) async throws {
    try await until("\(leads) leads, inbox empty", within: seconds) {
      self.leadCount == leads && self.names("inbox").isEmpty && self.names("inbox/website").isEmpty
    }
  }
}
