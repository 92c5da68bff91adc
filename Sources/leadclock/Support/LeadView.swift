import LeadClock
import LeadFormats
import Ledger
import Settings

/// A lead with everything that the ledger and the configuration say of it, at one moment.
struct LeadView {
  let row: LeadRow
  /// What it said; nil when it was erased.
  let said: CanonicalLead?
  /// What was odd about how it was said or how its file came in.
  let warnings: [String]
  /// What happens next, in words.
  let nextStep: String?
  let now: Instant
  let rules: Rules
  private let policy: PolicyID?

  /// Looks a lead up.
  init(_ row: LeadRow, in installation: Installation, ledger: LedgerReader, now: Instant) throws {
    self.row = row
    self.now = now
    rules = installation.settings.rules
    policy = installation.policy(row.standing.policy)
    let body = try installation.ask { () throws(LedgerError) in
      try ledger.particulars(of: row.id)
    }
    let finding = body.flatMap { Self.finding($0) }
    said = finding?.lead
    warnings = finding?.warnings ?? []
    nextStep = try installation.ask { () throws(LedgerError) in try ledger.nextStep(of: row.id) }
  }

  private static func finding(_ body: String) -> Finding? {
    guard let json = try? JSONReader.read(Array(body.utf8)) else { return nil }
    return try? Finding(json: json)
  }

  /// What of a full enquiry is lacking; a folder of its own says where the lead came from.
  var missing: [String] {
    (said?.missing ?? []).filter { $0 != "source" || row.source == "inbox" }
  }

  /// The clock that presses most: the running one whose target is due first.
  var urgent: (clock: Standing.Clock, level: String?)? {
    row.standing.clocks.indices
      .filter { row.standing.clocks[$0].clock.stoppedAt == nil }
      .min { dueOrNever($0) < dueOrNever($1) }
      .map { (row.standing.clocks[$0], level($0)) }
  }

  private func dueOrNever(_ place: Int) -> Instant {
    row.standing.clocks[place].dueAt ?? .distantFuture
  }

  /// The level that a clock reached last.
  func level(_ place: Int) -> String? {
    row.levels.indices.contains(place) ? row.levels[place] : nil
  }

  /// How long a clock has run, or ran: a stopped one has a fixed length.
  func waited(_ clock: ClockSnapshot) -> (elapsed: TimeSpan, business: TimeSpan?) {
    let end = max(clock.startedAt, clock.stoppedAt ?? now)
    let business = policy.map {
      rules.waited(from: clock.startedAt, to: end, policy: $0).business
    }
    return (end - clock.startedAt, business)
  }

  /// Whose move it is: ours while a lead waits for its answer. Who took a document or subscribed
  /// waits for nobody.
  var waitingOn: String? {
    guard row.standing.state == .open else { return row.waitingOn }
    return row.isWaiting ? "us" : nil
  }

  /// The same in a word for people: of an answered lead somebody should have said.
  var move: String { waitingOn ?? (row.standing.state == .answered ? "unclear" : "-") }

  /// How a lead without a running clock stands, in a word.
  var end: String {
    if let outcome = row.outcome { return outcome }
    let isOwedNothing = row.standing.state == .open && row.kind != LeadKind.request.text
    return isOwedNothing ? row.kind : row.standing.state.text
  }

  /// Whether it looks like spam: its clock is recorded and nobody is told.
  var isSuspect: Bool { row.standing.isSuspect }

  /// Whether it stands for a file of which nothing could be read.
  var isUnread: Bool { LeadRow.unreadFormats.contains(said?.format ?? "") }

  /// Whether only a notice has come, and who it is comes later.
  var isPending: Bool { said?.contactPending == true }

  /// Attract while nobody has answered, convert once somebody has; closed, a customer is in
  /// connect and everybody else in close.
  var stage: String {
    switch row.standing.state {
    case .open: "attract"
    case .answered: "convert"
    case .closed: row.outcome == Outcome.won.rawValue ? "connect" : "close"
    }
  }

  /// The person as people call them: the name, else a way to reach them.
  var who: String {
    guard let said else { return "(erased)" }
    if isUnread { return "unreadable, look at it" }
    if said.contactPending { return "contact pending" }
    return said.contact.displayName ?? said.contact.company ?? said.contact.phone
      ?? said.contact.email ?? "(no name)"
  }
}

extension LeadView {
  /// The lead for programs.
  var json: JSONValue {
    [
      "id": .string(row.id.text), "kind": .string(row.kind), "source": .string(row.source),
      "origin": .string(row.origin), "state": .string(row.standing.state.text),
      "stage": .string(stage), "owner": .string(row.standing.owner),
      "policy": .string(row.standing.policy), "arrived_at": Moment.json(row.arrivedAt),
      "submitted_at": Moment.json(row.submittedAt),
      "answered_at": Moment.json(row.standing.answeredAt), "waiting_on": .optional(waitingOn),
      "next_step": nextStepJSON,
      "clocks": .array(row.standing.clocks.indices.map { clockJSON($0) }),
      "contact": said?.contact.json ?? [:],
      "contact_pending": .bool(isPending),
      "missing": .array(missing.map { .string($0) }),
      "format": .optional(row.format), "file": .optional(row.file.map { FileRow.text($0) }),
      "suspect": .bool(isSuspect),
    ]
  }

  private var nextStepJSON: JSONValue {
    guard row.nextStepAt != nil || nextStep != nil else { return .null }
    return ["what": .optional(nextStep), "due": Moment.json(row.nextStepAt)]
  }

  private func clockJSON(_ place: Int) -> JSONValue {
    let entry = row.standing.clocks[place]
    let waited = waited(entry.clock)
    return [
      "name": .string(entry.clock.name.text), "started_at": Moment.json(entry.clock.startedAt),
      "due_at": Moment.json(entry.dueAt), "level": .optional(level(place)),
      "elapsed_seconds": Moment.seconds(waited.elapsed),
      "business_seconds": Moment.seconds(waited.business),
      "state": entry.clock.stoppedAt == nil ? "running" : "stopped",
    ]
  }
}
