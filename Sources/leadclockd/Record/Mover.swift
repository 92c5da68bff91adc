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
  /// The archive's folder of today, for what is said of files that left the quarantine.
  var day = ""
  /// Folders whose names changed since the last sync.
  private var touched: [String: Folder] = [:]

  init(spool: Spool) { self.spool = spool }

  /// Moves one file; `row.path` is where it goes, and is changed when that name is taken.
  func move(
    _ row: inout FileRow, from source: Folder?, detail: JSONValue?
  ) -> Outcome {
    do throws(SystemError) {
      let target = try spool.place(of: row.path)
      if row.resolved != nil { try retireReason(of: row) }
      if row.isPutAside { try writeReason(row, detail) }
      if row.leavesNothing { return try remove(row, from: source, by: target) }
      guard let source, source.path != target.folder.path else { return .moved }
      defer { if row.resolved != nil { noteInode(of: &row) } }
      let name = FileName(row.name)
      let isAcross = source.isAcross(target.folder)
      let taken = isAcross ? try source.facts(of: Self.ownName(row)) : nil
      let isLeft = try isThere(name, in: source, as: row)
      guard isLeft || taken != nil else {
        // Moved already, before a crash, and perhaps not looked at since; or somebody took it away,
        // and then the ledger has what it said.
        guard try isThere(target.name, in: target.folder, as: row) else { return .moved }
        return try compare(row, in: target.folder, target.name)
      }
      touched[source.path] = source
      touched[target.folder.path] = target.folder
      if isAcross {
        try carry(from: source, to: target, row: &row)
        return .moved
      }
      let newName = try rename(name, from: source, to: target, row: &row)
      return try compare(row, in: target.folder, newName)
    } catch {
      return .failed(error)
    }
  }

  /// Notes that names of a folder changed.
  func touch(_ folder: Folder) { touched[folder.path] = folder }

  /// Moves a done-file after its file. One that stays behind is noticed as being alone.
  func follow(_ row: FileRow, with doneFile: FileName?, from source: Folder?) {
    guard let doneFile, let source, let target = try? spool.place(of: row.path) else { return }
    let ending = Array(doneFile.bytes.dropFirst(row.name.count))
    guard !source.isAcross(target.folder) else {
      // It says nothing but that the file was whole, and would say it of the next one of that name.
      try? source.remove(doneFile)
      return
    }
    try? source.move(doneFile, to: target.folder, as: FileName(target.name.bytes + ending))
  }

  /// What was put aside may have been mended, and an editor makes another file of it.
  private func noteInode(of row: inout FileRow) {
    guard let place = try? spool.place(of: row.path),
      let facts = try? place.folder.facts(of: place.name)
    else { return }
    row.inode = facts.inode
  }

  /// Makes all moves last; only then are they marked.
  func sync() throws(SystemError) {
    for folder in touched.values { try folder.sync() }
    touched = [:]
  }

  private func isThere(_ name: FileName, in folder: Folder, as row: FileRow) throws(SystemError)
    -> Bool
  {
    let facts = try folder.facts(of: name)
    guard row.resolved == nil, let facts else { return facts != nil }
    return facts.inode == row.inode || isWeaklySame(facts, as: row, in: folder)
  }

  /// Remote file systems may number the same file anew.
  private func isWeaklySame(_ facts: FileFacts, as row: FileRow, in folder: Folder) -> Bool {
    facts.size == row.size && facts.modified == row.modified && folder.remoteFileSystem != nil
  }

  private func rename(
    _ name: FileName, from source: Folder, to target: (folder: Folder, name: FileName),
    row: inout FileRow
  ) throws(SystemError) -> FileName {
    try numbering(target.name, &row) { (newName) throws(SystemError) in
      try source.move(name, to: target.folder, as: newName)
    }
  }

  /// To another mount; what is compared is compared on the way.
  private func carry(
    from source: Folder, to target: (folder: Folder, name: FileName), row: inout FileRow
  ) throws(SystemError) {
    let carried = row
    var outcome = Carried.done
    _ = try numbering(target.name, &row) { (newName) throws(SystemError) in
      outcome = try Self.carry(carried, from: source, to: target.folder, as: newName)
    }
    if case .keptThere = outcome { row.path = "\(row.folder)/\(Self.ownName(row).text)" }
  }

  /// The first name that is free, of those that `move` is tried with.
  private func numbering(
    _ name: FileName, _ row: inout FileRow, _ move: (FileName) throws(SystemError) -> Void
  ) throws(SystemError) -> FileName {
    let path = row.path
    var newName = name
    var attempt = 1
    while true {
      do throws(SystemError) {
        try move(newName)
        return newName
      } catch {
        // Never overwritten: a taken name gets a number.
        guard error.code == EEXIST, attempt < 1000 else { throw error }
        attempt += 1
        (newName, row.path) = Self.numbered(name, path, attempt)
      }
    }
  }

  /// The name with a number behind it, in the 255 bytes that a name may have.
  private static func numbered(
    _ name: FileName, _ path: String, _ attempt: Int
  ) -> (FileName, path: String) {
    let ending = "~\(attempt)"
    guard name.bytes.count + ending.utf8.count > 255 else {
      return (FileName(name.bytes + Array(ending.utf8)), path + ending)
    }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let short = name.safe(limit: 255 - ending.utf8.count) + ending
    return (FileName(short), "\(folder)/\(short)")
  }

  /// What was quarantined is not compared: it is to be looked at by a person as it is.
  private func compare(
    _ row: FileRow, in folder: Folder, _ name: FileName
  ) throws(SystemError) -> Outcome {
    guard row.reason == nil, let facts = try folder.facts(of: name) else { return .moved }
    let isSame =
      facts.inode == row.inode && facts.size == row.size && facts.modified == row.modified
    guard isSame || isWeaklySame(facts, as: row, in: folder) else {
      return .changed(folder, name, path: row.path)
    }
    let file = try folder.open(name)
    let isStillWritten = leadclock_lease_probe(file.number) != 0 && errno == EAGAIN
    return isStillWritten ? .changed(folder, name, path: row.path) : .moved
  }

  /// Once somebody has seen to a file, the record of why it was put aside goes to the archive.
  private func retireReason(of row: FileRow) throws(SystemError) {
    let name = FileName(FileRow.text(row.id) + ".reason.json")
    guard try spool.quarantine.facts(of: name) != nil else { return }
    let isArchived = row.path.hasPrefix("archive/")
    let own = row.path.split(separator: "/").dropLast().joined(separator: "/")
    let folder = isArchived ? own : "archive/\(day)"
    let target = try spool.place(of: "\(folder)/\(name.text)")
    try spool.quarantine.move(name, to: target.folder, as: target.name)
    touched[spool.quarantine.path] = spool.quarantine
    touched[target.folder.path] = target.folder
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

extension FileRow {
  /// Whether it was put aside and nobody has seen to it.
  var isPutAside: Bool { reason != nil && resolved == nil }
}
