import Glibc
import LeadClock

/// The watched folders and the files seen in them.
///
/// Hints of the kernel wake it, scans inform it: after every watch, after an overflow and once a
/// minute the folders are listed, and a name that was hinted at and listed is one candidate.
final class Inbox {
  /// What happened to a folder.
  enum Change {
    case unavailable(WatchedFolder, reason: String)
    case recovered(WatchedFolder)
  }
  /// Candidates held at a time; more names than that wait in their folder for the next scan.
  static let candidateLimit = 8192
  /// Milliseconds between checks of the folders' identity.
  static let heartbeat: Int64 = 2000
  /// Milliseconds between scans that nothing asked for.
  static let scanInterval: Int64 = 60_000

  private let root: Folder
  private let inotify: Inotify
  private(set) var folders: [WatchedFolder] = []
  private var ready = ReadyQueues()
  private var candidates: [Candidate.Key: Candidate] = [:]
  private var isScanWanted = true
  private var nextScan: Int64 = 0
  private var nextHeartbeat: Int64 = 0
  private var nextWaiting = Int64.max
  /// When every folder was last listed whole; arrivals are not put before it.
  private(set) var lastScan: Instant?

  init(root: Folder, lastScan: Instant?) throws(SystemError) {
    self.root = root
    self.lastScan = lastScan
    inotify = try Inotify()
    add("receipts", role: .receipts)
    add("responses", role: .responses)
    add("inbox", role: .inbox(source: nil))
  }

  var descriptor: Int32 { inotify.descriptor.number }
  var candidateCount: Int { candidates.count }
  /// Folders that cannot be watched.
  var troubled: [WatchedFolder] { folders.filter { $0.trouble != nil && !$0.isGone } }

  /// When something is to be done without an event, in monotonic milliseconds.
  var wakeAt: Int64 {
    if !ready.isEmpty || isScanWanted { return 0 }
    return min(nextHeartbeat, nextScan, nextWaiting)
  }

  /// Takes in what the kernel says and what has become due.
  func refresh(_ time: PassTime) -> [Change] {
    for hint in inotify.hints() { take(hint, time) }
    var changes: [Change] = []
    if time.monotonic >= nextHeartbeat { changes += checkFolders(time) }
    if isScanWanted || time.monotonic >= nextScan { changes += scan(time) }
    if time.monotonic >= nextWaiting { wakeWaiting(time.monotonic) }
    return changes
  }

  /// The next candidate that is to be looked at: receipts first, then responses, then leads.
  func nextReady() -> Candidate? {
    while let key = ready.next() {
      if let candidate = candidates[key] { return candidate }
    }
    return nil
  }

  /// Keeps a candidate, to be looked at again.
  func keep(_ candidate: Candidate, after milliseconds: Int64, at monotonic: Int64) {
    var kept = candidate
    if let again = candidates[candidate.key]?.again { kept.hints.formUnion(again.hints) }
    kept.again = nil
    let due = monotonic + milliseconds
    kept.phase = .waiting(until: due)
    candidates[kept.key] = kept
    nextWaiting = min(nextWaiting, due)
  }

  /// Holds a candidate while it is with the reader and until it is moved: hints change it and do
  /// not start it anew.
  func hold(_ candidate: Candidate) {
    var held = candidate
    held.phase = .held
    candidates[held.key] = held
  }

  /// What is known of a candidate now.
  func candidate(_ key: Candidate.Key) -> Candidate? { candidates[key] }

  /// Done with it. What was hinted at meanwhile is looked at: mostly it is the same file, gone.
  func drop(_ key: Candidate.Key) {
    let dropped = candidates.removeValue(forKey: key)
    if let dropped, let again = dropped.again {
      see(dropped.name, in: dropped.folder, again.hints, again.time)
    }
    // Not only when all are gone: one that waits for its writer must not hold up the rest.
    if isTruncated, candidates.count <= Self.candidateLimit / 2 { isScanWanted = true }
  }

  /// A file in the archive that changed after it was read: it is read from where it lies.
  func addArchived(_ name: FileName, in folder: Folder, relativePath: String, _ time: PassTime) {
    let watched =
      folders.first { $0.relativePath == relativePath }
      ?? {
        let new = WatchedFolder(
          number: folders.count, role: .archive, root: root.path, relativePath: relativePath)
        new.adopt(folder)
        folders.append(new)
        return new
      }()
    see(name, in: watched, [], time)
  }

  private var isTruncated = false

  @discardableResult
  private func add(_ path: String, role: WatchedFolder.Role) -> WatchedFolder {
    let folder = WatchedFolder(
      number: folders.count, role: role, root: root.path, relativePath: path)
    folders.append(folder)
    return folder
  }

  private func take(_ hint: Inotify.Hint, _ time: PassTime) {
    if hint.has(Int(IN_Q_OVERFLOW)) {
      isScanWanted = true
      return
    }
    guard let folder = folders.first(where: { $0.watch == hint.watch && $0.folder != nil }) else {
      return
    }
    if hint.has(Int(IN_DELETE_SELF)) || hint.has(Int(IN_MOVE_SELF)) || hint.has(Int(IN_IGNORED))
      || hint.has(Int(IN_UNMOUNT))
    {
      nextHeartbeat = 0
      return
    }
    guard let name = hint.name else { return }
    if hint.has(Int(IN_ISDIR)) {
      isScanWanted = isScanWanted || folder.role == .inbox(source: nil)
      return
    }
    var hints: Candidate.Hints = []
    if hint.has(Int(IN_CREATE)) { hints.insert(.created) }
    if hint.has(Int(IN_CLOSE_WRITE)) { hints.insert(.written) }
    if hint.has(Int(IN_MOVED_TO)) { hints.insert(.movedIn) }
    see(name, in: folder, hints, time)
  }

  /// Notes a name. A known one is looked at again at once.
  private func see(
    _ name: FileName, in folder: WatchedFolder, _ hints: Candidate.Hints, _ time: PassTime
  ) {
    guard !NameRules.isTemporary(name) else { return }
    let key = Candidate.Key(folder: folder.number, name: name)
    if var known = candidates[key] {
      switch known.phase {
      case .held: known.again = (time, hints.union(known.again?.hints ?? []))
      case .ready: known.hints.formUnion(hints)
      case .waiting:
        known.hints.formUnion(hints)
        known.phase = .ready
        ready.append(key, role: folder.role)
      }
      candidates[key] = known
      return
    }
    guard candidates.count < Self.candidateLimit else {
      isTruncated = true
      return
    }
    candidates[key] = Candidate(
      folder: folder, name: name, seenAt: time.now, seenMonotonic: time.monotonic,
      notBefore: lastScan, changedMonotonic: time.monotonic, hints: hints, facts: nil,
      phase: .ready)
    ready.append(key, role: folder.role)
  }

  private func wakeWaiting(_ monotonic: Int64) {
    nextWaiting = .max
    for (key, candidate) in candidates {
      guard case .waiting(let due) = candidate.phase else { continue }
      guard due <= monotonic else {
        nextWaiting = min(nextWaiting, due)
        continue
      }
      candidates[key]!.phase = .ready
      ready.append(key, role: candidate.folder.role)
    }
  }
}

/// Listing the folders, and watching over what they are.
extension Inbox {
  private func scan(_ time: PassTime) -> [Change] {
    isScanWanted = false
    isTruncated = false
    nextScan = time.monotonic + Self.scanInterval
    var changes: [Change] = []
    var place = 0
    // The list grows while the inbox itself is scanned.
    while place < folders.count {
      changes += scan(folders[place], time)
      place += 1
    }
    if troubled.isEmpty, !isTruncated { lastScan = time.now }
    return changes
  }

  private func scan(_ folder: WatchedFolder, _ time: PassTime) -> [Change] {
    guard folder.role != .archive, folder.trouble == nil else { return [] }
    do throws(SystemError) {
      if folder.folder == nil { try watch(folder) }
      guard let open = folder.folder else { return [] }
      for name in try open.names() {
        if folder.role == .inbox(source: nil), try isSource(name, in: open) {
          addSource(name)
        } else {
          see(name, in: folder, [], time)
        }
      }
      return []
    } catch {
      return [fail(folder, error.sentence)]
    }
  }

  private func isSource(_ name: FileName, in folder: Folder) throws(SystemError) -> Bool {
    guard !NameRules.isTemporary(name) else { return false }
    return try folder.facts(of: name)?.isFolder ?? false
  }

  private func addSource(_ name: FileName) {
    let path = "inbox/" + name.text
    guard !folders.contains(where: { $0.relativePath == path }) else { return }
    add(path, role: .inbox(source: NameRules.source(name)))
  }

  private func watch(_ folder: WatchedFolder) throws(SystemError) {
    try folder.open()
    folder.watch = try inotify.watch(folder.folder!)
  }

  private func fail(_ folder: WatchedFolder, _ reason: String) -> Change {
    folder.trouble = reason
    folder.isGone = folder.isSource && access(folder.path, F_OK) != 0 && errno == ENOENT
    if folder.folder != nil { inotify.forget(folder.watch) }
    folder.close()
    return .unavailable(folder, reason: reason)
  }

  /// Every two seconds: is each path still the folder that is watched?
  private func checkFolders(_ time: PassTime) -> [Change] {
    nextHeartbeat = time.monotonic + Self.heartbeat
    var changes: [Change] = []
    for folder in folders where folder.role != .archive {
      if folder.trouble != nil {
        guard reopen(folder) else { continue }
        changes.append(.recovered(folder))
        isScanWanted = true
      } else if folder.folder != nil, let trouble = folder.currentTrouble() {
        changes.append(fail(folder, trouble))
        // What can be mended at once is: a folder that was replaced by another.
        nextHeartbeat = time.monotonic
      }
    }
    return changes
  }

  private func reopen(_ folder: WatchedFolder) -> Bool {
    do throws(SystemError) {
      try watch(folder)
      if let trouble = folder.currentTrouble() {
        inotify.forget(folder.watch)
        folder.close()
        folder.trouble = trouble
        return false
      }
      folder.trouble = nil
      folder.isGone = false
      return true
    } catch {
      folder.close()
      folder.trouble = error.sentence
      return false
    }
  }
}
