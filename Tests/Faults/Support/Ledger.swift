import Foundation
import Glibc

/// The ledger's files, for tests that damage or replace them.
extension Bench {
  var ledger: String { root + "/state/ledger.db" }

  func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : -1
  }

  /// Copies the state folder aside, as a backup of a daemon that does not run.
  func backUp() throws {
    try FileManager.default.copyItem(atPath: root + "/state", toPath: root + "/backup")
  }

  /// Puts the backup in the place of the state folder.
  func restore() throws {
    try FileManager.default.removeItem(atPath: root + "/state")
    try FileManager.default.copyItem(atPath: root + "/backup", toPath: root + "/state")
  }

  /// The body of every lead, for finding who is in the ledger.
  var bodies: [String] { column("SELECT body FROM particulars ORDER BY lead") }

  /// Whether each of these people is in the ledger exactly once and nobody else is.
  func holds(_ people: ClosedRange<Int>) -> Bool {
    let bodies = bodies
    return bodies.count == people.count
      && people.allSatisfy { number in
        bodies.filter { $0.contains("ida\(number)@") }.count == 1
      }
  }
}
