import CLinux
import Glibc
import Ledger

/// Files that go to another mount, where a rename does not reach: a source on a file system of its
/// own, such as a share of the machine that the form runs on.
///
/// The file first takes a name of ours beside its own, in one step: from then on nothing that a
/// producer puts under the old name can be mistaken for it. Then it is copied, published whole and
/// made to last, and only then removed. A crash anywhere leaves the file itself, or both.
extension Mover {
  /// What came of it.
  enum Carried {
    case done
    /// Another file lies under its name by now: it is one of its own, and is seen as such.
    case replaced
    /// It was not read and is not copied: it stays under a name of ours.
    case keptThere
  }

  /// The name a file has while it is carried, and for good when it may not be read.
  static func ownName(_ row: FileRow) -> FileName { FileName(".leadclock-\(FileRow.text(row.id))") }

  /// Copies a file to another mount and removes it. Throws EEXIST when the name is taken there.
  static func carry(
    _ row: FileRow, from source: Folder, to target: Folder, as newName: FileName
  ) throws(SystemError) -> Carried {
    let own = ownName(row)
    if try source.facts(of: own) == nil {
      guard try take(row, in: source, as: own) else { return .replaced }
    }
    // What was put aside unread, because it is no file, too large or somebody else's, stays unread.
    guard !row.digest.isEmpty || row.resolved != nil else { return .keptThere }
    let file = try source.open(own)
    guard leadclock_lease_probe(file.number) == 0 || errno != EAGAIN else {
      throw SystemError("\(source.path): somebody writes to it", code: EBUSY)
    }
    let facts = try FileFacts.of(file)
    if try !isCopied(facts, in: target, as: newName) {
      try copy(file, facts, to: target, as: newName)
    }
    guard try FileFacts.of(file).isSameContent(as: facts) else {
      throw SystemError("\(source.path): it changed while it was copied", code: EBUSY)
    }
    try target.sync()
    try source.remove(own)
    return .done
  }

  /// Gives a file our name; false when what lies under its own is another.
  private static func take(
    _ row: FileRow, in source: Folder, as own: FileName
  ) throws(SystemError) -> Bool {
    let name = FileName(row.name)
    try source.move(name, to: source, as: own)
    guard let facts = try source.facts(of: own) else { return false }
    let isRead = facts.size == row.size && facts.modified == row.modified
    if row.resolved != nil || row.reason != nil || isRead { return true }
    // It was replaced or written to since it was read: back it goes, and is seen anew. The name may
    // be taken again by now.
    do throws(SystemError) { try source.move(own, to: source, as: name) } catch {
      guard error.code == EEXIST else { throw error }
      let other = FileName("\(name.safe(limit: 200))~\(FileRow.text(row.id))")
      try source.move(own, to: source, as: other)
    }
    return false
  }

  /// A copy of the same size and time under that name was made before a crash.
  private static func isCopied(
    _ facts: FileFacts, in target: Folder, as name: FileName
  ) throws(SystemError) -> Bool {
    guard let there = try target.facts(of: name) else { return false }
    return there.size == facts.size && there.modified == facts.modified
  }

  private static func copy(
    _ file: Descriptor, _ facts: FileFacts, to target: Folder, as name: FileName
  ) throws(SystemError) {
    if try target.facts(of: name) != nil { throw SystemError(target.path, code: EEXIST) }
    let temporary = FileName(".\(name.safe(limit: 200)).tmp")
    try target.remove(temporary)
    let number = temporary.withCString { leadclock_open_new(target.descriptor.number, $0, 0o640) }
    guard number >= 0 else { throw SystemError("\(target.path): create") }
    let copy = Descriptor(number)
    do throws(SystemError) {
      try fill(copy, from: file, facts)
      try target.move(temporary, to: target, as: name)
    } catch {
      try? target.remove(temporary)
      throw error
    }
  }

  private static func fill(
    _ copy: Descriptor, from file: Descriptor, _ facts: FileFacts
  ) throws(SystemError) {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { read(file.number, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError("read") }
      if count == 0 { break }
      try Descriptor.writeAll(Array(part[0..<count]), to: copy.number)
    }
    let time = timespec(
      tv_sec: Int(facts.modified / 1_000_000_000), tv_nsec: Int(facts.modified % 1_000_000_000))
    guard futimens(copy.number, [time, time]) == 0, fsync(copy.number) == 0 else {
      throw SystemError("fsync")
    }
  }
}
