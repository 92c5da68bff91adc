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
    /// Files under temporary names have been lying there since.
    case leftOver(WatchedFolder, count: Int, oldest: Instant, inode: UInt64)
  }
  /// Milliseconds between checks of the folders' identity.
  static let heartbeat: Int64 = 2000
  /// Milliseconds between scans that nothing asked for.
  static let scanInterval: Int64 = 60_000
  /// How old a file under a temporary name is when its writer is taken to have died.
  static let leftOverAge = TimeSpan.days(1)

  var root: Folder
  /// The kernel's hints; nil while it gives none.
  var inotify: Inotify?
  var folders: [WatchedFolder] = []
  private var ready = ReadyQueues()
  private var candidates: [Candidate.Key: Candidate] = [:]
  var shares = Shares()
  var isScanWanted = true
  var nextScan: Int64 = 0
  var nextHeartbeat: Int64 = 0
  private var nextWaiting = Int64.max
  /// When every folder was last listed whole; arrivals are not put before it.
  var lastScan: Instant?
  /// What of `lastScan` outlives this run: of a file that waits, an earlier scan's word holds, else it
  /// would be taken after a crash for one that came after it was seen.
  var lastingScan: Instant? {
    guard var earliest = lastScan else { return nil }
    for candidate in candidates.values {
      guard let known = candidate.notBefore else { return nil }
      earliest = min(earliest, known)
    }
    return earliest
  }
  /// When the last listing of all folders began.
  var listedAt: Instant?

  /// Folders on mounts of their own, by path below the spool, with the type of their file system. What
  /// an earlier run found is kept, so that a share that was not mounted is missed after a boot, too.
  var ownMounts: [String: Int64]

  init(root: Folder, lastScan: Instant?, ownMounts: [String: Int64] = [:]) {
    self.root = root
    self.lastScan = lastScan
    self.ownMounts = ownMounts
    inotify = try? Inotify()
    add("receipts", role: .receipts)
    add("responses", role: .responses)
    add("inbox", role: .inbox(source: nil))
  }

  var descriptor: Int32? { inotify?.descriptor.number }
  func isHeartbeatDue(_ time: PassTime) -> Bool { time.monotonic >= nextHeartbeat }
  var candidateCount: Int { candidates.count }
  /// Whether responses or receipts are to be looked at.
  var hasDeeds: Bool { ready.hasDeeds }
  /// Folders that cannot be watched.
  var troubled: [WatchedFolder] { folders.filter { $0.trouble != nil && !$0.isGone } }

  /// When something is to be done without an event, in monotonic milliseconds.
  var wakeAt: Int64 {
    if !ready.isEmpty || isScanWanted || shares.hasRoom { return 0 }
    return min(nextHeartbeat, nextScan, nextWaiting)
  }

  /// Takes in what the kernel says and what has become due.
  func refresh(_ time: PassTime) -> [Change] {
    for hint in inotify?.hints() ?? [] { take(hint, time) }
    var changes: [Change] = []
    if time.monotonic >= nextHeartbeat { changes += checkFolders(time) }
    if isScanWanted || time.monotonic >= nextScan {
      changes += scan(time)
    } else if shares.hasRoom {
      changes += scanRest(time)
    }
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

  /// Looks again at another name of the same folder: its done-file came, or its file.
  func nudge(_ name: FileName, besides candidate: Candidate, _ time: PassTime) {
    guard candidates[Candidate.Key(folder: candidate.folder.number, name: name)] != nil else {
      return
    }
    see(name, in: candidate.folder, [], time)
  }

  /// What is known of a candidate now.
  func candidate(_ key: Candidate.Key) -> Candidate? { candidates[key] }

  /// It is committed and waits to be moved: it takes no room from those that are to be read.
  func settle(_ key: Candidate.Key) {
    guard let candidate = candidates[key], candidate.isCounted else { return }
    candidates[key]?.isCounted = false
    shares.give(key.folder)
  }

  /// Done with it. What was hinted at meanwhile is looked at: mostly it is the same file, gone.
  func drop(_ key: Candidate.Key) {
    settle(key)
    let dropped = candidates.removeValue(forKey: key)
    if let dropped, let again = dropped.again {
      see(dropped.name, in: dropped.folder, again.hints, again.time)
    }
  }

  /// A file in the archive that changed after it was read: it is read from where it lies.
  func addArchived(
    _ name: FileName, in folder: Folder, relativePath: String, _ time: PassTime
  ) -> Candidate.Key {
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
    return Candidate.Key(folder: watched.number, name: name)
  }

  @discardableResult
  func add(_ path: String, role: WatchedFolder.Role) -> WatchedFolder {
    let folder = WatchedFolder(
      number: folders.count, role: role, root: root.path, relativePath: path)
    if let type = ownMounts[path] { folder.expect(ownMountOf: type) }
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
  func see(
    _ name: FileName, in folder: WatchedFolder, _ hints: Candidate.Hints, _ time: PassTime
  ) {
    guard !NameRules.isTemporary(name) else { return }
    let key = Candidate.Key(folder: folder.number, name: name)
    if var known = candidates[key] {
      switch known.phase {
      case .held: known.again = (time, hints.union(known.again?.hints ?? []))
      case .ready: known.take(hints)
      case .waiting:
        known.take(hints)
        known.phase = .ready
        ready.append(key, role: folder.role)
      }
      candidates[key] = known
      return
    }
    // The archive is not listed: what changed there is known here alone.
    let isCounted = folder.role != .archive
    guard !isCounted || shares.take(folder.number) else { return }
    var candidate = Candidate(
      folder: folder, name: name, seenAt: time.now, seenMonotonic: time.monotonic,
      notBefore: lastScan, changedMonotonic: time.monotonic, hints: hints, facts: nil,
      phase: .ready)
    candidate.isCounted = isCounted
    candidates[key] = candidate
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
