import LeadClock
import Ledger

/// After the commit: outbox first, then the journal, then the files, and a mark for each.
extension Host {
  /// Does what follows from commits: outbox first, then the journal, then the files. Returns the
  /// candidates that are done with.
  func finish(_ time: PassTime, inbox: Inbox) -> [Candidate.Key] {
    markTime(time)
    finishOutbox(time)
    try? reporter.work(ledger, at: time.monotonic)
    let done = finishMoves(time, inbox: inbox)
    markTime(time)
    return done
  }

  private func markTime(_ time: PassTime) {
    let isStale = !marks.isEmpty || reporter.marks != committedTelling
    if isStale, marks.since == nil { marks.since = time.monotonic }
  }

  private func finishOutbox(_ time: PassTime) {
    guard isOutboxStale || !settledReceipts.isEmpty else { return }
    // What was done last time is noted first: until then the ledger would ask for it again.
    guard marks.areOutboxMarksEmpty else { return }
    do {
      let outbox = Outbox(spool: spool, settings: settings, now: time.now)
      isOutboxStale = try !outbox.work(ledger, marks: &marks)
      guard !isOutboxStale else { return }
      for name in settledReceipts { try spool.receipts.remove(name) }
      settledReceipts = []
    } catch {
      // The ledger has it: the next pass tries again.
      isOutboxStale = true
    }
  }

  /// Whether these bytes of this file are committed already: after a crash it is only to be moved,
  /// and then the candidate is done with.
  func isCommitted(_ candidate: Candidate, facts: FileFacts, digest: [UInt8]) -> Bool {
    unmoved.adopt(
      candidate.key, folder: candidate.folder.relativePath, inode: facts.inode, size: facts.size,
      digest: digest)
  }

  /// Files that are moved in a pass at most: it stays short beside the clocks, and more than a batch
  /// so that what is left over becomes less.
  private static let moveSlice = Batch.limit + 64

  private func finishMoves(_ time: PassTime, inbox: Inbox) -> [Candidate.Key] {
    guard !unmoved.isEmpty, time.monotonic >= nextMove else { return [] }
    var done: [Candidate.Key] = []
    var left: [UnmovedFile] = []
    var moved: [UnmovedFile] = []
    mover.day = settings.timezone.local(time.now).date.text
    for var file in unmoved.take(Self.moveSlice) {
      let path = file.row.path
      switch mover.move(&file.row, from: file.source ?? folder(of: file.row), detail: file.detail) {
      case .moved:
        moved.append(file)
        if file.row.resolved == FileRow.retried {
          marks.returnedFiles.append((file.row.id, file.row.path, file.row.inode))
        }
        mover.follow(file.row, with: file.doneFile, from: file.source)
      case .changed(let folder, let name, let newPath):
        // Marked with the commit of what it is now: until then a crash must find it again.
        let parent = newPath.split(separator: "/").dropLast().joined(separator: "/")
        let key = inbox.addArchived(name, in: folder, relativePath: parent, time)
        rereads[key] = file.row.id
      case .failed(let error):
        complain(error, about: file, time)
        left.append(file)
        continue
      }
      if file.row.path != path { marks.redirectedFiles.append((file.row.id, file.row.path)) }
      if let key = file.candidate { done.append(key) }
    }
    return settle(moved, left, done, time, inbox: inbox)
  }

  /// Says once, until something moves again, that taken files stay where they are.
  private func complain(_ error: SystemError, about file: UnmovedFile, _ time: PassTime) {
    guard moveTrouble == nil else { return }
    moveTrouble = error.sentence
    var notice = Notices.row(
      .fileStalled, .error, "it is taken and cannot be moved: \(error.sentence)",
      source: file.row.folder.split(separator: "/").last.map(String.init), at: time.now)
    notice.file = file.row.id
    notices.append(notice)
  }

  private func settle(
    _ moved: [UnmovedFile], _ left: [UnmovedFile], _ done: [Candidate.Key], _ time: PassTime,
    inbox: Inbox
  ) -> [Candidate.Key] {
    do throws(SystemError) {
      try mover.sync()
      marks.movedFiles += moved.map(\.row.id)
      if !moved.isEmpty { moveTrouble = nil }
      // Those that would not go are tried again after the others have had their turn.
      nextMove = left.isEmpty ? 0 : time.monotonic + Self.moveInterval
    } catch {
      // Not marked: after a restart the moves are looked at again. The names are gone here.
    }
    for file in left { unmoved.append(file) }
    return done
  }

  private func folder(of row: FileRow) -> Folder? {
    try? Folder(path: spool.root.path + "/" + row.folder)
  }
}
