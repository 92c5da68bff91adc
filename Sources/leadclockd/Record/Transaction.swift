import LeadClock
import LeadFormats
import Ledger

/// Everything that is decided and written between `begin` and `commit`.
struct Transaction {
  let host: Host
  let time: PassTime
  /// What was appended, with its place in the ledger: the first of it, as many as are told from
  /// memory. A file of ten thousand records is told from the ledger.
  private(set) var events: [EventRow] = []
  /// What was appended last.
  private(set) var last: EventRow?
  /// Files that are to be moved once this is committed.
  var unmoved: [UnmovedFile] = []
  /// Receipt files that are to be removed.
  var receipts: [FileName] = []
  /// How many leads of which the ledger might have said something else have had their turn.
  var agreed = 0
  /// Whether messages were made or withdrawn.
  private(set) var touchesOutbox = false

  init(host: Host, time: PassTime) {
    self.host = host
    self.time = time
  }

  var ledger: Ledger { host.ledger }
  var now: Instant { time.now }
  var recorder: Recorder {
    Recorder(
      names: host.names, sources: host.withDesk { $0.sources }, secret: host.secret, now: now)
  }

  /// Appends an event. One of the service itself gets its key here: its place in the record.
  @discardableResult
  mutating func append(_ event: EventRow) throws(LedgerError) -> Int64 {
    var row = event
    if row.key == nil {
      let place = try ledger.lastEvent() + 1
      row.key = Hashing.key([row.kind.rawValue, String(place)], secret: host.secret)
    }
    row.sequence = try ledger.append(row)
    if events.count < TellingOrder.queueLimit { events.append(row) }
    last = row
    return row.sequence
  }

  /// Commits one decision of the desk; the last of its events comes back.
  @discardableResult
  mutating func record(_ effect: Effect, _ context: Context) throws(LedgerError) -> EventRow? {
    switch effect {
    case .deliver(let delivery):
      try ledger.keep(delivery: recorder.row(delivery))
      touchesOutbox = true
    case .withdraw(let lead):
      try ledger.withdraw(deliveriesOf: lead)
      touchesOutbox = true
    case .receipted: touchesOutbox = true
    case .undone(_, let response): try ledger.markUndone(response: response)
    case .opened, .duplicate, .repeated, .completed, .flood, .levelReached, .answered, .noted,
      .ownerChanged,
      .closed,
      .reopened,
      .refused, .moved, .deliveryFailed:
      break
    }
    var recorded: EventRow?
    for row in recorder.rows(effect, context) {
      do throws(LedgerError) {
        try append(row)
        recorded = last
      } catch {
        guard Self.isRepetition(row, error) else { throw error }
      }
    }
    return recorded
  }

  /// A level that a clock reaches a second time from the same start, a second report that a channel
  /// is dead: said once under its key, and no reason to refuse the batch for ever.
  private static func isRepetition(_ row: EventRow, _ error: LedgerError) -> Bool {
    // SQLITE_CONSTRAINT_UNIQUE: the statement is undone, the transaction stands.
    guard error.code == 2067 else { return false }
    return row.kind == .levelReached || row.kind == .levelSkipped || row.kind == .deliveryFailed
  }

  /// Brings the clocks to now, a slice of them at most.
  mutating func advance() throws(LedgerError) {
    let now = now
    let effects = host.withDesk { $0.advance(to: now, limit: Host.levelSlice) }
    for effect in effects {
      if case .levelReached(let reached) = effect { try agree(on: reached.lead) }
      try record(effect, Context())
    }
  }

  /// Commits what came of one file.
  mutating func take(_ taken: TakenFile) throws(LedgerError) {
    let file = try asFirstSeen(taken)
    switch file.content {
    case .receipt(let receipt): try take(receipt, of: file)
    case .leads(let findings, let source): try take(findings, of: file, source: source)
    case .response(let response, let uid): try take(response, of: file, uid: uid)
    case .evidence(let findings, let uid): try take(evidence: findings, of: file, uid: uid)
    case .unread(let reason): try removeUnread(file, reason)
    case .unusable(let reason, let findings): try quarantine(file, reason, findings)
    }
  }

  /// A file that was put aside and sent back arrived when it arrived, not when it was sent back.
  private func asFirstSeen(_ taken: TakenFile) throws(LedgerError) -> TakenFile {
    guard let name = String(validating: taken.candidate.name.bytes, as: UTF8.self),
      let retried = try ledger.retried(
        path: "\(taken.candidate.folder.relativePath)/\(name)", inode: taken.facts.inode)
    else { return taken }
    var file = taken
    file.retriedFrom = retried.file
    file.arrivedAt = min(taken.arrivedAt, retried.arrivedAt)
    file.candidate.seenAt = min(taken.candidate.seenAt, retried.arrivedAt)
    return file
  }

  /// Keeps the delivery of a file and where it goes.
  mutating func keep(
    _ file: TakenFile, as id: Int64, reason: String? = nil, detail: JSONValue? = nil,
    leavesNothing: Bool = false
  ) throws(LedgerError) {
    let name = "\(FileRow.text(id))-\(file.candidate.name.safe(limit: 200))"
    let day = host.settings.timezone.local(now).date.text
    let isArchived = file.candidate.folder.role == .archive
    let path =
      leavesNothing
      ? FileRow.removal(id, day: day)
      : isArchived && reason == nil
        ? "\(file.candidate.folder.relativePath)/\(file.candidate.name.text)"
        : reason == nil ? "archive/\(day)/\(name)" : "quarantine/\(name)"
    let row = FileRow(
      id: id, folder: file.candidate.folder.relativePath, name: file.candidate.name.bytes,
      inode: file.facts.inode, size: file.facts.size, modified: file.facts.modified,
      digest: file.digest, path: path, reason: reason)
    try ledger.keep(file: row)
    if let retried = file.retriedFrom { try ledger.note(retried: retried, became: id) }
    if let before = host.rereads[file.candidate.key] { try ledger.markMoved(file: before) }
    unmoved.append(
      UnmovedFile(
        row: row, source: file.candidate.folder.folder, detail: detail,
        candidate: file.candidate.key, doneFile: doneFile(of: file.candidate)))
  }

  /// The done-file that goes where its file goes.
  private func doneFile(of candidate: Candidate) -> FileName? {
    guard case .inbox(let source?) = candidate.folder.role,
      let ending = host.settings.sourceOptions[source]?.doneFile
    else { return nil }
    return FileName(candidate.name.bytes + Array(ending.utf8))
  }

  private mutating func quarantine(
    _ file: TakenFile, _ reason: String, _ findings: [Finding] = []
  ) throws(LedgerError) {
    let id = host.takeFileNumber()
    try keep(
      file, as: id, reason: reason,
      detail: [
        "arrived_at": .string(RFC3339.write(file.arrivedAt)),
        "remarks": .array(file.candidate.remarks.map { .string($0) }),
      ])
    var row = EventRow(.fileQuarantined, at: now)
    row.key = Hashing.key(["file-quarantined", String(id)], secret: host.secret)
    row.priority = Int64(Priority.warning.rawValue)
    row.source = file.candidate.folder.sourceName
    row.file = id
    row.reason = reason
    row.arrivedAt = file.arrivedAt
    try append(row)
    guard case .inbox(let source) = file.candidate.folder.role, !findings.isEmpty else { return }
    try take(findings.map { named($0, after: id) }, of: file, number: id, source: source)
  }

  /// An enquiry of which nothing is known is known by its file.
  private func named(_ finding: Finding, after file: Int64) -> Finding {
    guard finding.lead.personKeys.isEmpty, finding.lead.externalID == nil else { return finding }
    var named = finding
    named.lead.externalID = FileRow.text(file)
    return named
  }

  private mutating func take(_ receipt: ReceiptFile, of file: TakenFile) throws(LedgerError) {
    guard let delivery = try ledger.delivery(key: receipt.key) else {
      return try quarantine(file, "a receipt for a notification that is not known")
    }
    receipts.append(file.candidate.name)
    let isNew = try ledger.keep(
      receipt: receipt.key, attempt: receipt.attempt, result: receipt.result,
      detail: receipt.detail, at: now)
    touchesOutbox = true
    guard isNew, let person = host.names.person(delivery.person),
      let clock = ClockName(text: delivery.clock)
    else { return }
    let failures =
      delivery.failures + (receipt.result == .failed || receipt.result == .dead ? 1 : 0)
    let event = Receipt(
      delivery: Delivery(
        lead: delivery.lead, clock: clock, rung: delivery.rung, level: delivery.level,
        startedAt: delivery.startedAt, person: person, channel: delivery.channel),
      result: receipt.result, failures: failures, detail: receipt.detail)
    let now = now
    for effect in host.withDesk({ $0.receive(.receipt(event), at: now) }) {
      try record(effect, Context())
    }
  }
}

extension WatchedFolder {
  /// What journal and ledger call it.
  var sourceName: String {
    switch role {
    case .inbox(let source): source ?? "inbox"
    case .responses: "responses"
    case .receipts: "receipts"
    case .archive: "archive"
    }
  }
}
