import CLinux
import Glibc
import Ledger

/// Files of which nothing is to be left.
extension Mover {
  /// Removes a file by way of a name that no producer knows, so that only what was read is removed.
  /// What somebody has put in its place meanwhile, or goes on writing to, stays where it was or goes
  /// back there, and is read like any other.
  func remove(
    _ row: FileRow, from source: Folder?, by way: (folder: Folder, name: FileName)
  ) throws(SystemError) -> Outcome {
    var target = way
    if let source, source.isAcross(way.folder) {
      // No rename leads out of a mount; a name with a dot before it is left alone there.
      target = (source, FileName(".\(FileRow.text(row.id)).removed"))
    }
    if let source {
      let name = FileName(row.name)
      if let facts = try source.facts(of: name), facts.isSame(as: row) {
        try source.move(name, to: target.folder, as: target.name)
        touch(source)
      }
    }
    guard let facts = try target.folder.facts(of: target.name) else { return .moved }
    touch(target.folder)
    let isStillWritten = try Self.isWritten(target.name, in: target.folder)
    guard facts.isSame(as: row), !isStillWritten else {
      guard let source else { return .moved }
      return try giveBack(row, to: source, from: target)
    }
    try target.folder.remove(target.name)
    return .moved
  }

  private static func isWritten(_ name: FileName, in folder: Folder) throws(SystemError) -> Bool {
    let file = try folder.open(name)
    return leadclock_lease_probe(file.number) != 0 && errno == EAGAIN
  }

  /// A newer file may have its name by now.
  private func giveBack(
    _ row: FileRow, to source: Folder, from target: (folder: Folder, name: FileName)
  ) throws(SystemError) -> Outcome {
    do throws(SystemError) {
      try target.folder.move(target.name, to: source, as: FileName(row.name))
    } catch {
      guard error.code == EEXIST else { throw error }
      try target.folder.move(target.name, to: source, as: FileName(FileRow.text(row.id) + "-again"))
    }
    touch(source)
    return .moved
  }
}

extension FileFacts {
  /// Whether it is what was read.
  func isSame(as row: FileRow) -> Bool {
    inode == row.inode && size == row.size && modified == row.modified
  }
}
