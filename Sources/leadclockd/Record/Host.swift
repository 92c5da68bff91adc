import LeadClock
import LeadFormats
import Ledger
import Settings

/// The desk with the ledger under it: what happens is decided, committed, and only then told.
final class Host {
  let ledger: Ledger
  let spool: Spool
  private(set) var settings: Settings
  private(set) var desk: Desk
  let reporter: Reporter
  let secret: [UInt8]
  var marks = Marks()
  private let mover: Mover
  private let accounts = Accounts()
  private var nextFile: Int64
  /// Whether the outbox may differ from the ledger.
  private var isOutboxStale = true
  /// Committed files that are not where they go yet, with what is needed to move them.
  private(set) var unmoved: [UnmovedFile] = []
  /// Receipts that are committed and go once the outbox agrees.
  private var settledReceipts: [FileName] = []
  /// Why the last commit failed; nil when it did not.
  private(set) var trouble: LedgerError?
  /// How far the journal was when that was last committed.
  private var committedTold: Int64

  /// Milliseconds between attempts to move a file that would not go.
  private static let moveInterval: Int64 = 1000
  private var nextMove: Int64 = 0

  /// Clocks that reach a level in one transaction at most: a storm is worked off in slices.
  static let levelSlice = 1000

  struct UnmovedFile {
    var row: FileRow
    var source: Folder?
    var detail: JSONValue?
    var candidate: Candidate.Key?
    var doneFile: FileName?
  }

  init(
    ledger: Ledger, spool: Spool, settings: Settings, reporter: Reporter
  ) throws(LedgerError) {
    self.ledger = ledger
    self.spool = spool
    self.settings = settings
    self.reporter = reporter
    secret = try ledger.secret()
    nextFile = try ledger.nextFile()
    committedTold = reporter.told
    mover = Mover(spool: spool)
    let last = try ledger.lastLead()
    desk = Desk(rules: settings.rules, nextLead: LeadID(last.number + 1))
    try loadDesk()
    unmoved = try ledger.unmovedFiles().map { UnmovedFile(row: $0) }
  }

  var names: Names { Names(rules: desk.rules) }

  /// The number of a file that is to be committed.
  func takeFileNumber() -> Int64 {
    defer { nextFile += 1 }
    return nextFile
  }

  private func loadDesk() throws(LedgerError) {
    for row in try ledger.openLeads() {
      desk.restore(names.snapshot(row, source: desk.source(named: row.source)))
    }
    for (place, team) in desk.rules.teams.enumerated() {
      guard let owner = try ledger.latestOwner(inTeam: team.name), let person = names.person(owner)
      else { continue }
      desk.resume(team: TeamID(place), after: person)
    }
  }

  /// Commits a batch and what is due, and empties it; true when all of it is committed. What is left
  /// can be committed later.
  ///
  /// Content that the ledger refuses must not hold up the rest: then the files go one by one, and
  /// the one that is refused is put aside.
  func commit(_ batch: inout Batch, _ time: PassTime, lastScan: Instant?) -> Bool {
    if attempt(batch, time, lastScan: lastScan) {
      batch = Batch()
      return true
    }
    guard trouble?.isRefusedContent == true else { return false }
    while let file = batch.files.first {
      var single = Batch(files: [file], notices: batch.notices)
      if !attempt(single, time, lastScan: lastScan) {
        guard let trouble, trouble.isRefusedContent else { return false }
        single.files[0].content = .unusable("the ledger refused it: \(trouble.words)")
        guard attempt(single, time, lastScan: lastScan) else { return false }
      }
      batch.files.removeFirst()
      batch.notices = []
    }
    return batch.isEmpty
  }

  private func attempt(_ batch: Batch, _ time: PassTime, lastScan: Instant?) -> Bool {
    var transaction = Transaction(host: self, time: time)
    do throws(LedgerError) {
      try ledger.begin()
      desk.begin()
      try marks.write(to: ledger)
      for notice in batch.notices { try transaction.append(notice) }
      for file in batch.files { try transaction.take(file) }
      try transaction.advance()
      if let lastScan { try ledger.setMeta("last_scan", lastScan.milliseconds) }
      try ledger.setMeta("told", reporter.told)
      try ledger.commit()
    } catch {
      ledger.rollBack()
      desk.takeBack()
      trouble = error
      return false
    }
    desk.keep()
    trouble = nil
    committedTold = reporter.told
    marks = Marks()
    reporter.take(transaction.events)
    unmoved += transaction.unmoved
    if !transaction.unmoved.isEmpty { nextMove = 0 }
    settledReceipts += transaction.receipts
    isOutboxStale = isOutboxStale || transaction.touchesOutbox
    return true
  }

  /// Makes the ledger agree with the rules in force, which may have changed while nobody was here: a
  /// lead of somebody who is gone or has left moves, and deadlines are those of the rules.
  func reconcile(_ time: PassTime) -> Bool {
    var transaction = Transaction(host: self, time: time)
    do throws(LedgerError) {
      try ledger.begin()
      desk.begin()
      _ = desk.adopt(desk.rules, at: time.now)
      try transaction.reconcile(try ledger.openLeads(), with: desk.openLeads())
      try ledger.commit()
    } catch {
      ledger.rollBack()
      desk.takeBack()
      trouble = error
      return false
    }
    desk.keep()
    reporter.take(transaction.events)
    return true
  }

  /// Whether a level is due.
  func isDue(_ now: Instant) -> Bool { desk.nextDeadline.map { $0 <= now } ?? false }

  /// Events of the transaction that is open; for `Transaction` alone.
  func withDesk<Result>(_ body: (inout Desk) -> Result) -> Result { body(&desk) }

  func account(_ uid: UInt32) -> String? { accounts.name(of: uid) }

  // MARK: After the commit

  /// Does what follows from commits: outbox first, then the journal, then the files. Returns the
  /// candidates that are done with.
  func finish(_ time: PassTime, inbox: Inbox) -> [Candidate.Key] {
    markTime(time)
    finishOutbox(time)
    _ = try? reporter.work(ledger, at: time.monotonic)
    let done = finishMoves(time, inbox: inbox)
    markTime(time)
    return done
  }

  private func markTime(_ time: PassTime) {
    let isStale = !marks.isEmpty || reporter.told != committedTold
    if isStale, marks.since == nil { marks.since = time.monotonic }
  }

  private func finishOutbox(_ time: PassTime) {
    guard isOutboxStale || !settledReceipts.isEmpty else { return }
    do {
      try Outbox(spool: spool, settings: settings, now: time.now).work(ledger, marks: &marks)
      isOutboxStale = false
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
    let place = unmoved.firstIndex {
      $0.row.folder == candidate.folder.relativePath && $0.row.inode == facts.inode
        && $0.row.size == facts.size && $0.row.digest == digest
    }
    guard let place else { return false }
    unmoved[place].candidate = candidate.key
    return true
  }

  private func finishMoves(_ time: PassTime, inbox: Inbox) -> [Candidate.Key] {
    guard !unmoved.isEmpty, time.monotonic >= nextMove else { return [] }
    var done: [Candidate.Key] = []
    var left: [UnmovedFile] = []
    var moved: [UnmovedFile] = []
    mover.day = settings.timezone.local(time.now).date.text
    for var file in unmoved {
      let path = file.row.path
      switch mover.move(&file.row, from: file.source ?? folder(of: file.row), detail: file.detail) {
      case .moved:
        moved.append(file)
        mover.follow(file.row, with: file.doneFile, from: file.source)
      case .changed(let folder, let name, let newPath):
        moved.append(file)
        let parent = newPath.split(separator: "/").dropLast().joined(separator: "/")
        inbox.addArchived(name, in: folder, relativePath: parent, time)
      case .failed:
        left.append(file)
        continue
      }
      if file.row.path != path { marks.redirectedFiles.append((file.row.id, file.row.path)) }
      if let key = file.candidate { done.append(key) }
    }
    return settle(moved, left, done, time, inbox: inbox)
  }

  private func settle(
    _ moved: [UnmovedFile], _ left: [UnmovedFile], _ done: [Candidate.Key], _ time: PassTime,
    inbox: Inbox
  ) -> [Candidate.Key] {
    do throws(SystemError) {
      try mover.sync()
      marks.movedFiles += moved.map(\.row.id)
      unmoved = left
      nextMove = left.isEmpty ? 0 : time.monotonic + Self.moveInterval
    } catch {
      // Not marked: after a restart the moves are looked at again. The names are gone here.
      unmoved = left
    }
    return done
  }

  private func folder(of row: FileRow) -> Folder? {
    try? Folder(path: spool.root.path + "/" + row.folder)
  }

  /// Ends the record cleanly.
  func close() {
    do throws(LedgerError) { try ledger.close() } catch { trouble = error }
  }

  // MARK: A new configuration

  /// Why a configuration that is sound cannot be taken by a running daemon.
  func refusal(of new: Settings) -> String? {
    guard new.spool == settings.spool, new.state == settings.state else {
      return "spool and state change with a restart only: systemctl restart leadclockd"
    }
    return nil
  }

  /// Takes a new configuration: the leads that move are recorded, all deadlines with them.
  func adopt(_ new: Settings, _ time: PassTime) throws(LedgerError) {
    var transaction = Transaction(host: self, time: time)
    do throws(LedgerError) {
      try ledger.begin()
      desk.begin()
      let effects = desk.adopt(new.rules, at: time.now)
      for effect in effects { try transaction.record(effect, Context()) }
      for lead in desk.openLeads() {
        for clock in lead.clocks {
          try ledger.setDeadlines(of: lead.id, names.entry(clock, policy: lead.policy))
        }
      }
      var row = EventRow(.configReloaded, at: time.now)
      row.count = Int64(effects.count)
      row.reason = "\(desk.openCount) open, \(effects.count) moved"
      try transaction.append(row)
      try ledger.commit()
    } catch {
      ledger.rollBack()
      desk.takeBack()
      throw error
    }
    desk.keep()
    settings = new
    reporter.zone = new.timezone
    reporter.take(transaction.events)
  }
}
