import Glibc
import LeadClock

/// Listing the folders, and watching over what they are.
extension Inbox {
  func scan(_ time: PassTime) -> [Change] {
    isScanWanted = false
    nextScan = time.monotonic + Self.scanInterval
    listedAt = time.now
    var changes: [Change] = []
    var place = 0
    // The list grows while the inbox itself is scanned.
    while place < folders.count {
      changes += scan(folders[place], time)
      place += 1
    }
    noteWhole()
    return changes
  }

  /// Lists the folders again that had more names than were taken, as far as there is room by now.
  func scanRest(_ time: PassTime) -> [Change] {
    let changes = folders.filter { shares.hasRoom($0.number) }.flatMap { scan($0, time) }
    noteWhole()
    return changes
  }

  /// What is seen from now on was not there when the folders were listed.
  private func noteWhole() {
    if troubled.isEmpty, !shares.isTruncated { lastScan = listedAt ?? lastScan }
  }

  private func scan(_ folder: WatchedFolder, _ time: PassTime) -> [Change] {
    guard folder.role != .archive else { return [] }
    shares.begin(folder.number)
    guard folder.trouble == nil else { return [] }
    do throws(SystemError) {
      if folder.folder == nil { try watch(folder) }
      guard let open = folder.folder else { return [] }
      var leftOver = LeftOver()
      for name in try open.names() {
        if folder.role == .inbox(source: nil), try isSource(name, in: open) {
          addSource(name)
        } else if NameRules.isTemporary(name) {
          leftOver.add(try open.facts(of: name), at: time.now)
        } else {
          see(name, in: folder, [], time)
        }
      }
      return leftOver.changes(of: folder, time)
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

  /// Opens a folder and watches it. Where the kernel would not tell, because files are written on
  /// another machine or no watch is left, it is listed every two seconds instead.
  private func watch(_ folder: WatchedFolder) throws(SystemError) {
    try folder.open(in: root)
    let identity = folder.identity
    ownMounts[folder.relativePath] = identity?.isOwnMount == true ? identity?.fileSystem : nil
    folder.polled = folder.folder?.remoteFileSystem
    folder.watch = -1
    guard let inotify else {
      folder.polled = folder.polled ?? "no inotify instance is left"
      return
    }
    do throws(SystemError) {
      folder.watch = try inotify.watch(folder.folder!)
    } catch {
      guard [ENOSPC, ENOMEM, EMFILE].contains(error.code) else { throw error }
      folder.polled = folder.polled ?? "no inotify watch is left"
    }
  }

  /// A folder that found no watch left gets one as soon as there is one.
  private func watchAgain(_ folder: WatchedFolder) {
    guard folder.watch < 0, let open = folder.folder, open.remoteFileSystem == nil else { return }
    if inotify == nil { inotify = try? Inotify() }
    guard let watch = try? inotify?.watch(open) else { return }
    folder.watch = watch
    folder.polled = nil
  }

  private func fail(_ folder: WatchedFolder, _ reason: String) -> Change {
    folder.trouble = reason
    folder.isGone = folder.isSource && access(folder.path, F_OK) != 0 && errno == ENOENT
    if folder.folder != nil, folder.watch >= 0 { inotify?.forget(folder.watch) }
    folder.close()
    return .unavailable(folder, reason: reason)
  }

  /// Every two seconds: is each path still the folder that is watched?
  func checkFolders(_ time: PassTime) -> [Change] {
    nextHeartbeat = time.monotonic + Self.heartbeat
    var changes: [Change] = []
    for folder in folders where folder.role != .archive {
      if folder.trouble != nil {
        guard reopen(folder) else { continue }
        changes.append(.recovered(folder))
        isScanWanted = true
      } else if folder.folder != nil, let trouble = folder.currentTrouble(in: root) {
        changes.append(fail(folder, trouble))
        // What can be mended at once is: a folder that was replaced by another.
        nextHeartbeat = time.monotonic
      } else if folder.polled != nil {
        watchAgain(folder)
        changes += scan(folder, time)
      }
    }
    return changes
  }

  /// A reload says that the folders are right as they are now, whatever they are mounted on.
  func acceptMounts() {
    for folder in folders where folder.trouble != nil { folder.forgetIdentity() }
    nextHeartbeat = 0
  }

  private func reopen(_ folder: WatchedFolder) -> Bool {
    do throws(SystemError) {
      try watch(folder)
      if let trouble = folder.currentTrouble(in: root) {
        if folder.watch >= 0 { inotify?.forget(folder.watch) }
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

/// Files under temporary names whose writers have probably died.
private struct LeftOver {
  private var count = 0
  private var oldest = Instant.distantFuture
  private var inode: UInt64 = 0

  mutating func add(_ facts: FileFacts?, at now: Instant) {
    guard let facts, facts.isRegular, now - facts.changedAt >= Inbox.leftOverAge else { return }
    count += 1
    guard facts.changedAt < oldest else { return }
    (oldest, inode) = (facts.changedAt, facts.inode)
  }

  /// Said once a day and folder: they are never touched.
  func changes(of folder: WatchedFolder, _ time: PassTime) -> [Inbox.Change] {
    guard count > 0, time.monotonic >= folder.nextLeftOverNotice else { return [] }
    folder.nextLeftOverNotice = time.monotonic + Inbox.leftOverAge.milliseconds
    return [.leftOver(folder, count: count, oldest: oldest, inode: inode)]
  }
}
