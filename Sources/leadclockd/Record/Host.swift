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
  let mover: Mover
  private let accounts = Accounts()
  /// Who works here, by the configuration in force.
  private(set) var staff: Staff
  /// When old evidence is looked for next, in monotonic milliseconds.
  private var nextForgetting: Int64 = 0
  private var nextFile: Int64
  /// Whether the outbox may differ from the ledger.
  var isOutboxStale = true
  /// Why files that are taken cannot be moved, once it was said.
  var moveTrouble: String?
  /// What is to be said with the next commit.
  var notices: [EventRow] = []
  /// Numbers of leads of which the ledger may say something else than the rules, the highest first.
  private(set) var differing: [Int64] = []
  /// Committed files that are not where they go yet, with what is needed to move them.
  var unmoved = UnmovedFiles()
  /// Files that changed before they were moved, by the candidate that is read again where it lies.
  var rereads: [Candidate.Key: Int64] = [:]
  /// Receipts that are committed and go once the outbox agrees.
  var settledReceipts: [FileName] = []
  /// Why the last commit failed; nil when it did not.
  private(set) var trouble: LedgerError?
  /// Folders on mounts of their own, and what of it is committed.
  var ownMounts: [String: Int64]
  private var committedMounts: [String: Int64]
  /// How far the journal was when that was last committed.
  private(set) var committedTelling: TellingOrder.Marks

  /// Milliseconds between attempts to move a file that would not go.
  static let moveInterval: Int64 = 1000
  var nextMove: Int64 = 0

  /// Clocks that reach a level in one transaction at most: a storm is worked off in slices.
  static let levelSlice = 1000

  /// Leads that are made to agree with the rules in one transaction at most.
  static let agreementSlice = 500

  init(
    ledger: Ledger, spool: Spool, settings: Settings, reporter: Reporter
  ) throws(LedgerError) {
    self.ledger = ledger
    self.spool = spool
    self.settings = settings
    self.reporter = reporter
    staff = Staff(settings)
    secret = try ledger.secret()
    nextFile = try ledger.nextFile()
    committedTelling = reporter.marks
    ownMounts = try ledger.ownMounts()
    committedMounts = ownMounts
    mover = Mover(spool: spool)
    let last = try ledger.lastLead()
    desk = Desk(rules: settings.rules, nextLead: LeadID(last.number + 1))
    unmoved = UnmovedFiles(try ledger.unmovedFiles().map { UnmovedFile(row: $0) })
  }

  var names: Names { Names(rules: desk.rules) }

  /// The number of a file that is to be committed.
  func takeFileNumber() -> Int64 {
    defer { nextFile += 1 }
    return nextFile
  }

  /// Puts what is open on the desk, under the rules in force, and learns how fast leads have been
  /// coming; false when the ledger cannot be read. What of it the ledger has otherwise is recorded
  /// later: no level waits for that.
  func load(_ time: PassTime) -> Bool {
    do throws(LedgerError) {
      let names = names
      try ledger.eachOpenLead { row in
        let source = desk.source(named: row.source)
        let lead = desk.inherited(names.snapshot(row, source: source), at: time.now)
        let clocks = lead.clocks.map { names.entry($0, policy: lead.policy) }
        desk.restore(lead, nextDues: clocks.map { $0.nextAt ?? .distantFuture })
        if !Transaction.agrees(row, with: lead, clocks, names) {
          differing.append(row.id.number)
        }
      }
      differing.reverse()
      for (place, team) in desk.rules.teams.enumerated() {
        guard let owner = try ledger.latestOwner(inTeam: team.name),
          let person = names.person(owner)
        else { continue }
        desk.resume(team: TeamID(place), after: person)
      }
      for rate in try ledger.rates(since: time.now - .days(7)) {
        let source = desk.source(named: rate.source)
        desk.learn(SourceRate(leads: rate.leads, firstAt: rate.firstAt, at: time.now), of: source)
      }
    } catch {
      trouble = error
      return false
    }
    return true
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
    let telling = reporter.marks
    do throws(LedgerError) {
      try decide(time) { transaction throws(LedgerError) in
        try marks.write(to: ledger)
        for notice in batch.notices { try transaction.append(notice) }
        for file in batch.files { try transaction.take(file) }
        try transaction.advance()
        try transaction.agree()
        if let lastScan { try ledger.setMeta("last_scan", lastScan.milliseconds) }
        try ledger.setMeta("told", telling.told)
        try ledger.setMeta("urged", telling.urged)
        if ownMounts != committedMounts { try ledger.set(ownMounts: ownMounts) }
      }
    } catch { return false }
    committedTelling = telling
    committedMounts = ownMounts
    marks = Marks()
    for file in batch.files { rereads[file.candidate.key] = nil }
    return true
  }

  /// Decides and commits as one: all of it, or none of it and the desk as it was.
  func decide(
    _ time: PassTime, _ work: (inout Transaction) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    var transaction = Transaction(host: self, time: time)
    do throws(LedgerError) {
      try ledger.begin()
      desk.begin()
      try work(&transaction)
      try ledger.commit()
    } catch {
      ledger.rollBack()
      desk.takeBack()
      trouble = error
      throw error
    }
    desk.keep()
    trouble = nil
    follow(transaction)
  }

  /// What is to be done about a transaction that is committed.
  private func follow(_ transaction: Transaction) {
    if let last = transaction.last { reporter.take(transaction.events, through: last.sequence) }
    differing.removeLast(transaction.agreed)
    let wasFull = unmoved.isFull
    for file in transaction.unmoved { unmoved.append(file) }
    if unmoved.isFull, !wasFull {
      notices.append(
        Notices.row(
          .fileStalled, .error,
          "\(unmoved.count) taken files cannot be moved; nothing more is read until some can",
          at: transaction.now))
    }
    if !transaction.unmoved.isEmpty { nextMove = 0 }
    settledReceipts += transaction.receipts
    isOutboxStale = isOutboxStale || transaction.touchesOutbox
  }

  /// Forgets, once an hour, what answered no lead and has been kept long enough.
  func forgetEvidence(_ time: PassTime) {
    guard time.monotonic >= nextForgetting, trouble == nil else { return }
    nextForgetting = time.monotonic + 3_600_000
    let oldest = time.now - Ledger.evidenceLasts
    do throws(LedgerError) {
      guard try ledger.hasEvidence(before: oldest) else { return }
      try ledger.begin()
      try ledger.forgetEvidence(before: oldest)
      try ledger.commit()
    } catch {
      // It is tried again in an hour; a store that is in trouble says so with the next commit.
      ledger.rollBack()
    }
  }

  /// Whether a level is due.
  func isDue(_ now: Instant) -> Bool { desk.nextDeadline.map { $0 <= now } ?? false }

  /// Whether more is to be done as soon as what is done so far is committed: of what new rules change,
  /// or of the outbox.
  var isUnfinished: Bool {
    !differing.isEmpty || (isOutboxStale && !marks.areOutboxMarksEmpty)
  }

  /// Events of the transaction that is open; for `Transaction` alone.
  func withDesk<Result>(_ body: (inout Desk) -> Result) -> Result { body(&desk) }

  func account(_ uid: UInt32) -> String? { accounts.name(of: uid) }

  /// Whether the ledger may say something else of a lead than the rules do.
  func mayDiffer(_ lead: LeadID) -> Bool {
    var range = differing.startIndex..<differing.endIndex
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if differing[middle] == lead.number { return true }
      range =
        differing[middle] > lead.number
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
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

  /// Takes a new configuration. Leads that move and deadlines are recorded a slice at a time; here the
  /// first.
  func adopt(_ new: Settings, _ time: PassTime) throws(LedgerError) {
    let before = differing
    do throws(LedgerError) {
      try decide(time) { transaction throws(LedgerError) in
        let moved = desk.adopt(new.rules, at: time.now).count
        differing = desk.openNumbers().reversed()
        try transaction.agree()
        var row = EventRow(.configReloaded, at: time.now)
        row.count = Int64(moved)
        row.reason = "\(desk.openCount) open, \(moved) moved"
        try transaction.append(row)
      }
    } catch {
      differing = before
      throw error
    }
    settings = new
    staff = Staff(new)
    reporter.zone = new.timezone
  }
}
