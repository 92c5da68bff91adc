import LeadClock
import LeadFormats
import Ledger

/// A committed file that is not where it goes yet, with what is needed to move it.
struct UnmovedFile {
  var row: FileRow
  var source: Folder?
  var detail: JSONValue?
  var candidate: Candidate.Key?
  var doneFile: FileName?
}

/// All committed files that are not where they go yet, oldest first, found by their inode.
///
/// While the archive takes nothing they grow, and every file that is read is looked up here: finding
/// one must not depend on how many there are.
struct UnmovedFiles {
  /// With so many nothing more is read until some are moved; what is not read waits in its folder.
  static let limit = 100_000

  private var files: [Int64: UnmovedFile] = [:]
  private var numbers: [UInt64: [Int64]] = [:]
  private var order: [Int64] = []
  private var head = 0

  init(_ files: [UnmovedFile] = []) {
    for file in files { append(file) }
  }

  var isEmpty: Bool { files.isEmpty }
  var count: Int { files.count }
  var isFull: Bool { files.count >= Self.limit }

  mutating func append(_ file: UnmovedFile) {
    files[file.row.id] = file
    numbers[file.row.inode, default: []].append(file.row.id)
    order.append(file.row.id)
  }

  func contains(_ number: Int64) -> Bool { files[number] != nil }

  /// Takes out at most so many, oldest first.
  mutating func take(_ limit: Int) -> [UnmovedFile] {
    let end = min(head + limit, order.count)
    let taken = order[head..<end].compactMap { remove($0) }
    head = end
    if head == order.count {
      order = []
      head = 0
    } else if head >= 4096 {
      order.removeFirst(head)
      head = 0
    }
    return taken
  }

  private mutating func remove(_ number: Int64) -> UnmovedFile? {
    guard let file = files.removeValue(forKey: number) else { return nil }
    let left = numbers[file.row.inode, default: []].filter { $0 != number }
    numbers[file.row.inode] = left.isEmpty ? nil : left
    return file
  }

  /// Whether that delivery is here; then the candidate is done with once it is moved.
  mutating func adopt(
    _ candidate: Candidate.Key, folder: String, inode: UInt64, size: Int64, digest: [UInt8]
  ) -> Bool {
    let number = numbers[inode]?.first { number in
      guard let row = files[number]?.row else { return false }
      return row.folder == folder && row.size == size && row.digest == digest
    }
    guard let number else { return false }
    files[number]?.candidate = candidate
    return true
  }
}
