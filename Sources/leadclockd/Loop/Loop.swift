import Glibc
import LeadClock
import Ledger
import Settings

/// One thread, one poll, one clock read a pass.
///
/// A pass takes in what happened, commits it with the levels that are due, tells what was
/// committed, and sleeps until something happens or the next deadline comes.
final class Loop {
  private let host: Host
  private let inbox: Inbox
  private let intake: Intake
  private let reader: ReaderProcess
  private let poller: Poller
  private let check: LedgerCheck?
  private let retention: Retention
  private let lock: SpoolLock
  private var notifier = Notifier()
  private var clockWatch: ClockWatch
  private var notices = WaitingNotices()
  private var retryAt: Int64 = 0
  private var isStopping = false
  private var exitStatus: Int32 = 0
  private var isStatusStale = true
  private var nextStatus: Int64 = 0
  /// How many configurations have been in force since the start.
  private var configuration = 1
  /// When the ledger last heard of a daemon; nil in a new installation.
  private let downSince: Instant?

  /// Milliseconds until a commit that failed is tried again.
  private static let retryInterval: Int64 = 1000
  /// How long the journal is left alone when it takes nothing, in milliseconds.
  private static let journalInterval: Int64 = 50
  /// Milliseconds between changes of the status line.
  private static let statusInterval: Int64 = 1000
  /// How long a start reads what people did before it goes on like any pass, in milliseconds.
  private static let startLimit: Int64 = 2000

  init(
    host: Host, inbox: Inbox, intake: Intake, reader: ReaderProcess, poller: Poller,
    check: LedgerCheck?, lock: SpoolLock, time: PassTime, downSince: Instant?
  ) {
    self.host = host
    self.inbox = inbox
    self.intake = intake
    self.reader = reader
    self.poller = poller
    self.check = check
    self.lock = lock
    retention = Retention(archive: host.spool.archive)
    clockWatch = ClockWatch(time)
    self.downSince = downSince
  }

  /// Runs until SIGTERM or SIGINT, or until the ledger cannot be used any more; returns the exit
  /// status.
  func run() -> Int32 {
    var time = PassTime.read()
    start(time)
    while !isStopping {
      let wake = poller.wait(
        milliseconds: sleepTime(time), deadline: retryAt > 0 ? nil : host.desk.nextDeadline,
        readable: [inbox.descriptor, reader.descriptor].compactMap { $0 },
        writable: reader.wantsToWrite ? (reader.descriptor.map { [$0] } ?? []) : [])
      time = PassTime.read()
      if let step = clockWatch.step(time, isKnown: wake.isClockStepped) { notices.append(step) }
      for signal in wake.signals { handle(signal, time) }
      pass(time)
    }
    stop(PassTime.read())
    return exitStatus
  }

  /// What people did while nobody was here counts before any level does, and levels come before all
  /// that can wait: files to be moved, messages to be made and leads to be read follow a slice a pass.
  private func start(_ time: PassTime) {
    guard host.load(time) else { return commitFailed(time) }
    if let step = ClockWatch.stepWhileDown(since: downSince, now: time.now) { notices.append(step) }
    var now = PassTime.read()
    takeChanges(inbox.refresh(now), now)
    while intake.hasDeeds, now.monotonic - time.monotonic < Self.startLimit {
      intake.work(now, host: host)
      if intake.batch.isFull { commit(now) }
      if intake.isReading { waitForReader() }
      now = PassTime.read()
      takeChanges(inbox.refresh(now), now)
    }
    notices.append(startNotice(now))
    commit(now)
    finish(now)
    notifier.send("READY=1")
    tellStatus(now)
  }

  /// `started: 12 open, 2 late, next due 14:03:10; was down 09:58:00-10:01:00, 1 level caught up`
  private func startNotice(_ time: PassTime) -> EventRow {
    let reason =
      StatusText(host: host, now: time.now).start(downSince: downSince)
      + StatusText.polled(inbox.folders) + StatusText.mounted(inbox.folders)
    return Notices.row(.started, .notice, reason, at: time.now)
  }

  private func tellStatus(_ time: PassTime) {
    guard isStatusStale, time.monotonic >= nextStatus else { return }
    isStatusStale = false
    nextStatus = time.monotonic + Self.statusInterval
    let text = StatusText(host: host, now: time.now)
    notifier.status(text.status(inbox.folders, configuration: configuration))
  }

  private func waitForReader() {
    guard let descriptor = reader.descriptor else { return }
    var entry = pollfd(
      fd: descriptor, events: Int16(POLLIN | (reader.wantsToWrite ? POLLOUT : 0)), revents: 0)
    poll(&entry, 1, 50)
  }

  /// A spool that was mounted again, or replaced, is opened anew: what is taken must not go to an
  /// archive that nobody finds.
  private func checkSpool(_ time: PassTime) {
    guard inbox.isHeartbeatDue(time), !host.spool.isCurrent else { return }
    let lock = lock
    do throws(SystemError) {
      try host.spool.renew { (root) throws(SystemError) in try lock.take(in: root) }
      inbox.root = host.spool.root
      retention.archive = host.spool.archive
    } catch {
      // The inbox is missed with it, and says so.
    }
  }

  private func pass(_ time: PassTime) {
    checkSpool(time)
    takeChanges(inbox.refresh(time), time)
    intake.work(time, host: host)
    notices += intake.takeNotices() + host.notices
    host.notices = []
    if isCommitDue(time) { commit(time) }
    finish(time)
    retention.work(host.settings.retention, zone: host.settings.timezone, time)
    host.forgetEvidence(time)
    notifier.alive(at: time.monotonic)
    tellStatus(time)
  }

  private func isCommitDue(_ time: PassTime) -> Bool {
    guard time.monotonic >= retryAt else { return false }
    let marksWaited = host.marks.since.map { time.monotonic - $0 >= Marks.patience } ?? false
    return intake.isBatchDue(time) || !notices.isEmpty || host.isDue(time.now)
      || host.isUnfinished || marksWaited
  }

  private func commit(_ time: PassTime) {
    intake.batch.notices = notices.all(at: time.now)
    let files = intake.batch.files
    host.ownMounts = inbox.ownMounts
    let isCommitted = host.commit(&intake.batch, time, lastScan: inbox.lastingScan)
    for file in files.dropLast(intake.batch.files.count) {
      let key = file.candidate.key
      if file.isReceipt { inbox.drop(key) } else { inbox.settle(key) }
    }
    guard isCommitted else {
      // They may be committed although a file was not.
      if intake.batch.notices.isEmpty { notices = WaitingNotices() }
      intake.batch.notices = []
      return commitFailed(time)
    }
    retryAt = 0
    notices = WaitingNotices()
    isStatusStale = true
  }

  /// A full disk passes: it is said once, and tried again. Whatever else the store refuses is not
  /// tried again on the same descriptors; the next start begins from what is committed.
  private func commitFailed(_ time: PassTime) {
    guard let trouble = host.trouble else { return }
    if retryAt == 0 || !trouble.isPassing { tellTrouble(trouble.sentence, time) }
    retryAt = time.monotonic + Self.retryInterval
    isStatusStale = true
    if !trouble.isPassing {
      exitStatus = ExitCode.inputOutput
      isStopping = true
    }
  }

  private func tellTrouble(_ reason: String, _ time: PassTime) {
    host.reporter.tellUncommitted(
      Notices.row(.diskLow, .critical, "the ledger takes nothing: \(reason)", at: time.now))
  }

  /// What a person does about a damaged ledger.
  static func damageCure(_ state: String) -> String {
    "the ledger is damaged: restore \(state)/ledger.db from a backup"
  }

  private func childEnded(_ time: PassTime) {
    guard check?.hasFoundDamage() == true else { return }
    tellTrouble(Self.damageCure(host.settings.state), time)
    exitStatus = ExitCode.inputOutput
    isStopping = true
  }

  private func finish(_ time: PassTime) {
    for key in host.finish(time, inbox: inbox) { inbox.drop(key) }
  }

  private func takeChanges(_ changes: [Inbox.Change], _ time: PassTime) {
    notices += changes.map { Notices.row(of: $0, at: time.now) }
  }

  private func sleepTime(_ time: PassTime) -> Int64 {
    var wakeAt = min(inbox.wakeAt, notifier.wakeAt, reader.deadline ?? .max)
    wakeAt = min(wakeAt, retention.wakeAt(host.settings.retention))
    if isStatusStale { wakeAt = min(wakeAt, nextStatus) }
    if host.isUnfinished { wakeAt = time.monotonic }
    if !host.unmoved.isEmpty { wakeAt = min(wakeAt, host.nextMove) }
    if let since = host.marks.since { wakeAt = min(wakeAt, since + Marks.patience) }
    if !intake.batch.isEmpty { wakeAt = min(wakeAt, intake.batch.since + Batch.patience) }
    if host.reporter.isBehind { wakeAt = min(wakeAt, time.monotonic + Self.journalInterval) }
    if retryAt > 0 { wakeAt = max(time.monotonic + 10, min(wakeAt, retryAt)) }
    // A full reader takes nothing more until it answers: a name that waits for it is no reason to spin.
    if intake.isReading, inbox.wakeAt <= time.monotonic, reader.isFull {
      wakeAt = min(reader.deadline ?? .max, time.monotonic + 10)
    }
    // The same where nothing is read until something could be moved.
    if host.unmoved.isFull { wakeAt = max(wakeAt, min(host.nextMove, time.monotonic + 1000)) }
    return min(max(0, wakeAt - time.monotonic), 60_000)
  }

  private func handle(_ signal: Int32, _ time: PassTime) {
    switch signal {
    case SIGTERM, SIGINT: isStopping = true
    case SIGHUP: reload(time)
    case SIGCHLD: childEnded(time)
    default: break
    }
  }

  private func reload(_ time: PassTime) {
    notifier.send("RELOADING=1\nMONOTONIC_USEC=\(time.monotonic * 1000)")
    defer { notifier.send("READY=1") }
    do {
      let new = try Settings.load(path: host.settings.path)
      if let refusal = host.refusal(of: new) {
        notices.append(Notices.refused(refusal, at: time.now))
        return
      }
      // What was read under the old rules is committed under them.
      commit(time)
      try host.adopt(new, time)
      intake.configure(new)
      inbox.acceptMounts()
      configuration += 1
      isStatusStale = true
    } catch let error as SettingsError {
      notices.append(Notices.refused(Refusals.text(error), at: time.now))
    } catch {
      notices.append(Notices.refused("the ledger refused: \(error)", at: time.now))
    }
  }

  private func stop(_ time: PassTime) {
    notifier.send("STOPPING=1")
    reader.stop()
    notices.append(Notices.row(.stopped, .notice, "\(host.desk.openCount) open", at: time.now))
    guard exitStatus == 0 else { return }
    commit(time)
    finish(time)
    // What was just told and moved is noted: the next start has nothing to say again.
    commit(time)
    host.close()
  }
}
