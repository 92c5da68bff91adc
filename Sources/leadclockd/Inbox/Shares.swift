/// How many candidates each folder holds: what is kept in memory is bounded, and no folder's flood
/// keeps another's files from being seen.
///
/// What is committed and only waits to be moved does not count: while the archive takes nothing,
/// new leads come in all the same.
struct Shares {
  /// Candidates held at a time; more names than that wait in their folder for the next scan.
  static let limit = 8192
  /// What a folder may hold however much the others do.
  static let floor = 256

  private var counts: [Int: Int] = [:]
  private var total = 0
  /// Folders with more names than they may hold.
  private(set) var truncated: Set<Int> = []

  var isTruncated: Bool { !truncated.isEmpty }

  /// Makes room for one more of a folder; false when it has to wait.
  mutating func take(_ folder: Int) -> Bool {
    guard total < Self.limit || counts[folder, default: 0] < Self.floor else {
      truncated.insert(folder)
      return false
    }
    counts[folder, default: 0] += 1
    total += 1
    return true
  }

  mutating func give(_ folder: Int) {
    counts[folder, default: 0] -= 1
    total -= 1
  }

  /// A folder is listed anew from its beginning.
  mutating func begin(_ folder: Int) { truncated.remove(folder) }

  /// Whether a folder that had more names can take a good part of them by now.
  var hasRoom: Bool { truncated.contains { hasRoom($0) } }

  /// The same of one folder.
  func hasRoom(_ folder: Int) -> Bool {
    // Not only when all are gone: one that waits for its writer must not hold up the rest.
    truncated.contains(folder)
      && (total <= Self.limit / 2 || counts[folder, default: 0] <= Self.floor / 2)
  }
}
