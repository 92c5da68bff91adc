import Glibc
import LeadClock
import LeadFormats
import Ledger
import Settings

/// From a candidate to what is committed: look, read, have it read, believe it or wait.
final class Intake {
  private let inbox: Inbox
  private let reader: ReaderProcess
  private var settings: Settings
  /// Files that are with the reader, by number.
  private var reading: [UInt32: Reading] = [:]
  /// What is ready to be committed.
  var batch = Batch()
  /// What is to be said of files that wait.
  private var notices: [EventRow] = []

  private struct Reading {
    var candidate: Candidate
    var facts: FileFacts
    var digest: [UInt8]
    /// Why only its head was read.
    var tooLarge: String?
    /// Whether it is an invitation, of which nothing may stay.
    var isCalendar = false
  }

  init(inbox: Inbox, reader: ReaderProcess, settings: Settings) {
    self.inbox = inbox
    self.reader = reader
    self.settings = settings
  }

  func configure(_ new: Settings) {
    settings = new
    reader.configure(Self.setting(new))
  }

  static func setting(_ settings: Settings) -> RecogniserSetting {
    RecogniserSetting(
      ownDomains: settings.ownDomains, region: settings.region, zone: settings.timezone,
      maximumRecords: settings.limits.records, callSeconds: settings.limits.callSeconds)
  }

  var isReading: Bool { !reading.isEmpty }

  /// Whether what people or the courier did is with the reader or waits to be looked at.
  var hasDeeds: Bool {
    inbox.hasDeeds || reading.values.contains { !$0.candidate.folder.isInbox }
  }

  /// Files looked at in one pass at most: of those that are not taken yet there may be thousands.
  private static let looksInPass = 512

  /// Takes what the reader has answered, and hands it more.
  func work(_ time: PassTime, host: Host) {
    takeAnswers(time, host: host)
    var looksLeft = Self.looksInPass
    while !reader.isFull, !batch.isFull, !host.unmoved.isFull, looksLeft > 0,
      let candidate = inbox.nextReady()
    {
      begin(candidate, time, host: host)
      looksLeft -= 1
    }
    takeAnswers(time, host: host)
  }

  /// What is to be said of files that wait, once.
  func takeNotices() -> [EventRow] {
    defer { notices = [] }
    return notices
  }

  /// Whether the batch is to be committed now rather than grow.
  func isBatchDue(_ time: PassTime) -> Bool {
    guard !batch.isEmpty else { return false }
    return !isReading || batch.isFull || batch.files.isEmpty
      || time.monotonic - batch.since >= Batch.patience
  }

  private func begin(_ seen: Candidate, _ time: PassTime, host: Host) {
    var candidate = seen
    let options = sourceOptions(of: candidate)
    let sight = Sight(limits: settings.limits, settle: options.settle)
    let sighting =
      doneFile(of: candidate, options, time)
      ?? sight.look(at: &candidate, monotonic: time.monotonic)
    switch sighting {
    case .gone: inbox.drop(candidate.key)
    case .wait(let milliseconds, let reason):
      report(&candidate, reason, time)
      inbox.keep(candidate, after: milliseconds, at: time.monotonic)
    case .quarantine(let reason): putAside(candidate, .unusable(reason), time, host: host)
    case .unreadable(let reason):
      let enquiry = candidate.folder.isInbox ? [Self.unread("unreadable")] : []
      putAside(candidate, .unusable(reason, enquiry), time, host: host)
    case .content(let bytes, let facts):
      read(candidate, bytes, facts, tooLarge: nil, time, host: host)
    case .head(let bytes, let facts, let tooLarge):
      read(candidate, bytes, facts, tooLarge: tooLarge, time, host: host)
    }
  }

  /// What a source's done-files say of this name; nil when they do not stand in its way.
  private func doneFile(
    of candidate: Candidate, _ options: SourceOptions, _ time: PassTime
  ) -> Sighting? {
    guard let ending = options.doneFile.map({ Array($0.utf8) }),
      let folder = candidate.folder.folder
    else { return nil }
    let bytes = candidate.name.bytes
    guard bytes.count > ending.count, bytes.suffix(ending.count).elementsEqual(ending) else {
      let isDone = (try? folder.facts(of: FileName(bytes + ending))) != nil
      return isDone ? nil : .wait(1000, .doneFileMissing)
    }
    let file = FileName(Array(bytes.dropLast(ending.count)))
    inbox.nudge(file, besides: candidate, time)
    guard (try? folder.facts(of: candidate.name)) != nil else { return .gone }
    let isThere = (try? folder.facts(of: file)) != nil
    // With its file it is done with: it follows that one into the archive.
    return isThere ? .gone : .wait(1000, .alone)
  }

  /// Says once that a file has been waiting for long.
  private func report(_ candidate: inout Candidate, _ reason: WaitReason, _ time: PassTime) {
    let waited = TimeSpan(milliseconds: time.monotonic - candidate.seenMonotonic)
    guard !candidate.isReported, waited >= settings.limits.stalled, let notice = reason.notice
    else { return }
    candidate.isReported = true
    notices.append(
      Notices.row(
        .fileStalled, .warning, "\(notice), for \(waited.text)\(Self.place(of: candidate))",
        source: candidate.folder.sourceName, at: time.now))
  }

  /// How to find a file whose name may be an address, and stays out of journals.
  private static func place(of candidate: Candidate) -> String {
    guard let inode = candidate.facts?.inode else { return "" }
    return "; find \(candidate.folder.path) -inum \(inode)"
  }

  private func read(
    _ candidate: Candidate, _ bytes: [UInt8], _ facts: FileFacts, tooLarge: String?,
    _ time: PassTime, host: Host
  ) {
    let digest = Hashing.digest(bytes)
    inbox.hold(candidate)
    if host.isCommitted(candidate, facts: facts, digest: digest) {
      return inbox.settle(candidate.key)
    }
    var content = Reading(candidate: candidate, facts: facts, digest: digest, tooLarge: tooLarge)
    if candidate.folder.role == .receipts { return take(receipt: bytes, content, time) }
    let isResponse = candidate.folder.role == .responses && ImportName(candidate.name) == nil
    content.isCalendar =
      isResponse
      && String(decoding: bytes.prefix(40), as: UTF8.self).uppercased()
        .contains("BEGIN:VCALENDAR")
    let kind: ReaderRequest.Kind =
      isResponse ? .response : candidate.isSalvaged ? .salvage : .lead
    do throws(SystemError) {
      let number = try reader.submit(
        kind, name: candidate.name.bytes, bytes: bytes, at: time.monotonic)
      reading[number] = content
    } catch {
      inbox.keep(candidate, after: 1000, at: time.monotonic)
    }
  }

  private func take(receipt bytes: [UInt8], _ content: Reading, _ time: PassTime) {
    do throws(ReceiptFile.Invalid) {
      accept(content, .receipt(try ReceiptFile(bytes)), time)
    } catch {
      accept(content, .unusable(error.sentence), time)
    }
  }

  private func takeAnswers(_ time: PassTime, host: Host) {
    for (number, outcome) in reader.work(at: time.monotonic) {
      guard var content = reading.removeValue(forKey: number) else { continue }
      // What was said of the name while the reader had it: a closing that came with the reading.
      if let again = inbox.candidate(content.candidate.key)?.again {
        content.candidate.hints.formUnion(again.hints)
      }
      switch outcome {
      case .answered(let recognition): judge(content, recognition, time)
      case .interrupted: inbox.keep(content.candidate, after: 0, at: time.monotonic)
      case .broke(let reason):
        content.candidate.strikes += 1
        if content.candidate.strikes < 2 {
          inbox.keep(content.candidate, after: 0, at: time.monotonic)
        } else {
          let enquiry = content.candidate.folder.isInbox ? [Self.unread("reader-crashed")] : []
          accept(content, .unusable("reader-crashed: \(reason), twice", enquiry), time)
        }
      }
    }
  }

  /// A whole file is taken at once. Of one that was written in place and does not say where it
  /// ends, every beginning looks whole: it has to have settled.
  private func judge(_ content: Reading, _ recognition: Recognition, _ time: PassTime) {
    let candidate = content.candidate
    // A writer that opens the file again and again puts nothing off for ever.
    let isOverdue =
      time.monotonic - candidate.seenMonotonic >= settings.limits.deferral.milliseconds
    let quiet = isOverdue ? .max : time.monotonic - candidate.changedMonotonic
    let settle = sourceOptions(of: candidate).settle.milliseconds
    let isDone = sourceOptions(of: candidate).doneFile != nil
    let isSettled =
      isDone || quiet >= settle || (candidate.arrivedWhole && candidate.folder.polled == nil)
    if let tooLarge = content.tooLarge, !Self.isMail(recognition) {
      return accept(content, .unusable(tooLarge), time)
    }
    switch recognition {
    case .findings(let findings, _) where candidate.isSalvaged:
      accept(content, .unusable(candidate.salvageReason ?? "it ends too early", findings), time)
    case .findings(let findings, let container):
      guard container.isSelfDelimiting || isSettled else {
        return inbox.keep(candidate, after: settle - quiet, at: time.monotonic)
      }
      accept(content, Self.content(of: findings, candidate, content.facts), time)
    case .incomplete(let reason):
      let grace = settings.limits.grace.milliseconds
      guard quiet >= grace else {
        return inbox.keep(candidate, after: min(1000, grace - quiet), at: time.monotonic)
      }
      if content.isCalendar { return accept(content, .unread(reason), time) }
      guard candidate.folder.isInbox, !candidate.isSalvaged else {
        return accept(content, .unusable(reason), time)
      }
      // A person may have asked for something in what did arrive.
      var salvaged = candidate
      salvaged.isSalvaged = true
      salvaged.salvageReason = reason
      inbox.keep(salvaged, after: 0, at: time.monotonic)
    case .unrecognised(let reason):
      guard isSettled else {
        return inbox.keep(candidate, after: settle - quiet, at: time.monotonic)
      }
      accept(content, .unusable(candidate.salvageReason ?? reason), time)
    }
  }

  private static func content(
    of findings: [Finding], _ candidate: Candidate, _ facts: FileFacts
  ) -> TakenFile.Content {
    let response = findings.first?.response
    switch candidate.folder.role {
    case .responses:
      if let file = ImportName(candidate.name) {
        guard response == nil else { return .unusable("a response is no lead to import") }
        return .leads(findings, source: file.source)
      }
      if let response { return .response(response, uid: facts.owner) }
      return findings.contains { $0.evidence != nil }
        ? .evidence(findings, uid: facts.owner) : .unusable("it is no response")
    case .inbox(let source):
      // The drop group cannot forge answers.
      if response != nil || findings.contains(where: { $0.kind == .response }) {
        return .unusable("a response belongs into responses/, not into an inbox")
      }
      return .leads(findings, source: source)
    case .receipts, .archive: return .leads(findings, source: nil)
    }
  }

  private func accept(_ content: Reading, _ what: TakenFile.Content, _ time: PassTime) {
    var candidate = content.candidate
    let arrivedAt = candidate.arrival(content.facts, now: time.now)
    batch.append(
      TakenFile(
        candidate: candidate, facts: content.facts, digest: content.digest, arrivedAt: arrivedAt,
        content: what),
      at: time.monotonic)
  }

  private func putAside(
    _ candidate: Candidate, _ content: TakenFile.Content, _ time: PassTime, host: Host
  ) {
    guard let facts = candidate.facts else { return inbox.drop(candidate.key) }
    inbox.hold(candidate)
    if host.isCommitted(candidate, facts: facts, digest: []) {
      return inbox.settle(candidate.key)
    }
    accept(Reading(candidate: candidate, facts: facts, digest: []), content, time)
  }

  private func sourceOptions(of candidate: Candidate) -> SourceOptions {
    guard case .inbox(let source?) = candidate.folder.role else { return SourceOptions() }
    return settings.sourceOptions[source] ?? SourceOptions()
  }
}
