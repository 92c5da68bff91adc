import CLinux
import Glibc
import LeadFormats
import Ledger

/// Moves committed files to the archive or the quarantine.
///
/// The ledger is the truth and the move is bookkeeping: a move that fails is tried again and never
/// makes a second lead. What was moved is compared with what was read, because a producer may have
/// replaced or rewritten it in between: then it is a new delivery, read from where it lies.
final class Mover {
  /// What came of one file.
  enum Outcome {
    case moved
    /// Moved, and not what was read: it is to be read again where it lies now.
    case changed(Folder, FileName, path: String)
    case failed(SystemError)
  }

  private let spool: Spool
  /// Folders whose names changed since the last sync.
  private var touched: [String: Folder] = [:]

  init(spool: Spool) { self.spool = spool }

  /// Moves one file; `row.path` is where it goes, and is changed when that name is taken.
  func move(
    _ row: inout FileRow, from source: Folder?, detail: JSONValue?
  ) -> Outcome {
    do throws(SystemError) {
      let target = try spool.place(of: row.path)
      if row.reason != nil { try writeReason(row, detail) }
      guard let source, source.path != target.folder.path else { return .moved }
      let name = FileName(row.name)
      guard try isThere(name, in: source, as: row) else {
        // Moved already, before a crash, and perhaps not looked at since; or somebody took it away,
        // and then the ledger has what it said.
        guard try isThere(target.name, in: target.folder, as: row) else { return .moved }
        return try compare(row, in: target.folder, target.name)
      }
      let newName = try rename(name, from: source, to: target, row: &row)
      touched[source.path] = source
      touched[target.folder.path] = target.folder
      return try compare(row, in: target.folder, newName)
    } catch {
      return .failed(error)
    }
  }

  /// Makes all moves last; only then are they marked.
  func sync() throws(SystemError) {
    for folder in touched.values { try folder.sync() }
    touched = [:]
  }

  private func isThere(_ name: FileName, in folder: Folder, as row: FileRow) throws(SystemError)
    -> Bool
  {
    try folder.facts(of: name)?.inode == row.inode
  }

  private func rename(
    _ name: FileName, from source: Folder, to target: (folder: Folder, name: FileName),
    row: inout FileRow
  ) throws(SystemError) -> FileName {
    let path = row.path
    var newName = target.name
    var attempt = 1
    while true {
      do throws(SystemError) {
        try source.move(name, to: target.folder, as: newName)
        return newName
      } catch {
        // Never overwritten: a taken name gets a number.
        guard error.code == EEXIST, attempt < 1000 else { throw error }
        attempt += 1
        newName = FileName(target.name.bytes + Array("~\(attempt)".utf8))
        row.path = "\(path)~\(attempt)"
      }
    }
  }

  /// What was quarantined is not compared: it is to be looked at by a person as it is.
  private func compare(
    _ row: FileRow, in folder: Folder, _ name: FileName
  ) throws(SystemError) -> Outcome {
    guard row.reason == nil, let facts = try folder.facts(of: name) else { return .moved }
    guard facts.inode == row.inode, facts.size == row.size, facts.modified == row.modified else {
      return .changed(folder, name, path: row.path)
    }
    let file = try folder.open(name)
    let isStillWritten = leadclock_lease_probe(file.number) != 0 && errno == EAGAIN
    return isStillWritten ? .changed(folder, name, path: row.path) : .moved
  }

  /// The reason lies beside the file, under its number.
  private func writeReason(_ row: FileRow, _ detail: JSONValue?) throws(SystemError) {
    let record: JSONValue = [
      "file": .string(FileRow.text(row.id)), "folder": .string(row.folder),
      "name": .string(String(decoding: row.name, as: UTF8.self)),
      "size": .integer(row.size), "reason": .optional(row.reason), "detail": detail ?? .null,
    ]
    let name = FileRow.text(row.id) + ".reason.json"
    try spool.quarantine.publish(Array((record.pretty + "\n").utf8), as: name)
    touched[spool.quarantine.path] = spool.quarantine
  }
}
