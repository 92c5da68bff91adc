import LeadClock
import Ledger

/// What of an event the desk does not know: where it came from, in the ledger's words.
struct Context {
  var file: Int64?
  var record: Int?
  var format: String?
  var has: String?
  var confidence: String?
  var submittedAt: Instant?
  var seenAt: Instant?
  var response: String?
  var uid: Int?
  var deed: String?
  var channel: String?
  var waitingOn: String?
  var nextStepAt: Instant?
  /// What the person wants, of what is no lead of its own.
  var leadKind: String?
  /// Why a lead was said again, or what else is to be said.
  var reason: String?
  /// What the lead kept beside its clocks before the response.
  var ending = Standing.Ending()
  /// What an undo brings back of it.
  var restored = Standing.Ending()
  /// Who did it, by handle, where no desk knows.
  var by: String?
  /// How many leads of its file are history, told with the first.
  var count: Int?
  /// How many were known already, told with the first of them when none is new.
  var known: Int?
  /// Whether another entry of the journal tells this too.
  var isCovered = false

  /// Adds what was odd about the file to the reason.
  mutating func remark(_ remarks: [String]) {
    let said = [reason].compactMap { $0 } + remarks
    if !remarks.isEmpty { reason = said.joined(separator: "; ") }
  }
}

/// Turns the desk's decisions into rows of the ledger.
struct Recorder {
  let names: Names
  let sources: [String]
  let secret: [UInt8]
  let now: Instant

  /// The rows of one effect, in order; deliveries are not events and come from `delivery`.
  func rows(_ effect: Effect, _ context: Context) -> [EventRow] {
    switch effect {
    case .opened(let opened): [row(opened, context)]
    case .duplicate(let lead, let source): [duplicate(lead, source, context)]
    case .repeated(let lead, let source, let told): [repeated(lead, source, told, context)]
    case .completed(let lead, let source, let told): [completed(lead, source, told, context)]
    case .flood(let source, let count, let usual, let since):
      [flood(source, count, usual, since)]
    case .levelReached(let reached): skipped(reached) + [row(reached)]
    case .answered(let deed): [answered(deed, context)]
    case .noted(let deed): [row(.responseRecorded, deed, context)]
    case .ownerChanged(let deed, let from):
      [with(row(.ownerChanged, deed, context)) { $0.previousOwner = names.handle(from) }]
    case .closed(let deed, let outcome):
      [
        with(row(.leadClosed, deed, context)) {
          $0.outcome = outcome
          $0.reason = context.reason
        }
      ]
    case .reopened(let deed): [row(.leadReopened, deed, context)]
    case .undone(let deed, let response): [undone(deed, response, context)]
    case .moved(let lead, let from): [moved(lead, from)]
    case .deliveryFailed(let receipt, let next): [failed(receipt, next)]
    case .deliver, .withdraw, .refused, .receipted: []
    }
  }

  /// The ledger's row of a message.
  func row(_ delivery: Delivery) -> DeliveryRow {
    DeliveryRow(
      key: key(delivery), lead: delivery.lead, clock: delivery.clock.text, level: delivery.level,
      rung: delivery.rung, startedAt: delivery.startedAt,
      person: names.handle(delivery.person), channel: delivery.channel, createdAt: now)
  }

  private func key(_ delivery: Delivery) -> String {
    Hashing.key(
      [
        "delivery", delivery.lead.text, delivery.clock.text, delivery.level,
        String(delivery.rung), String(delivery.startedAt.milliseconds),
        names.handle(delivery.person), delivery.channel,
      ], secret: secret)
  }

  private func with(_ row: EventRow, _ change: (inout EventRow) -> Void) -> EventRow {
    var changed = row
    change(&changed)
    return changed
  }

  private func row(_ opened: Opened, _ context: Context) -> EventRow {
    let kind: EventKind =
      switch opened.sort {
      case .lead, .duplicate, .repeated, .completing: .leadReceived
      case .signal: .signalReceived
      case .test: .testReceived
      case .imported: .leadImported
      }
    let lead = opened.lead
    var row = EventRow(kind, at: now)
    row.lead = lead.id.number
    row.key = Hashing.key([kind.rawValue, lead.id.text], secret: secret)
    row.priority = Int64(Priority.info.rawValue)
    row.source = sources[lead.source.index]
    row.origin = lead.origin.text
    row.leadKind = lead.kind.text
    row.owner = names.handle(lead.owner)
    row.team = names.team(lead.team)
    row.policy = names.policy(lead.policy)
    row.route = opened.route.map { Int64($0) }
    row.arrivedAt = lead.arrivedAt
    if let clock = lead.clocks.first {
      let target = names.rules.target(
        of: clock.name, policy: lead.policy, startedAt: clock.startedAt)
      row.clock = clock.name.text
      row.startedAt = clock.startedAt
      row.dueAt = opened.due
      row.targetAt = target?.due
      row.target = target.map { names.text($0.after) }
    }
    row.told = names.text(opened.told)
    row.standing = names.standing(lead).text
    add(context, to: &row)
    return row
  }

  private func add(_ context: Context, to row: inout EventRow) {
    row.file = context.file
    row.record = context.record.map { Int64($0) }
    row.format = context.format
    row.has = context.has
    row.confidence = context.confidence
    row.submittedAt = context.submittedAt
    row.seenAt = context.seenAt
    row.reason = context.reason
    row.by = context.by
    row.uid = context.uid.map { Int64($0) }
    row.count = context.isCovered ? nil : context.count.map { Int64($0) }
    if context.isCovered { row.priority = Int64(Priority.debug.rawValue) }
  }

  private func duplicate(_ lead: LeadID, _ source: SourceID, _ context: Context) -> EventRow {
    var row = EventRow(.leadDuplicate, at: now)
    row.lead = lead.number
    row.key = Hashing.key(
      ["lead-duplicate", String(context.file ?? 0), String(context.record ?? 0)], secret: secret)
    row.priority = Int64(Priority.info.rawValue)
    row.source = sources[source.index]
    add(context, to: &row)
    return row
  }

  private func repeated(
    _ lead: LeadSnapshot, _ source: SourceID, _ told: [Told], _ context: Context
  ) -> EventRow {
    var row = duplicate(lead.id, source, context)
    row.kind = .leadRepeated
    row.key = Hashing.key(
      ["repeat", String(context.file ?? 0), String(context.record ?? 0)], secret: secret)
    row.priority = Int64(Priority.notice.rawValue)
    row.owner = names.handle(lead.owner)
    row.policy = names.policy(lead.policy)
    row.leadKind = context.leadKind
    row.told = names.text(told)
    row.response = context.response
    return row
  }

  private func completed(
    _ lead: LeadSnapshot, _ source: SourceID, _ told: [Told], _ context: Context
  ) -> EventRow {
    var row = repeated(lead, source, told, context)
    row.kind = .leadCompleted
    row.key = Hashing.key(
      ["lead-completed", String(context.file ?? 0), String(context.record ?? 0)], secret: secret)
    return row
  }

  private func flood(
    _ source: SourceID, _ count: Int64, _ usualThousandths: Int64, _ since: Instant
  ) -> EventRow {
    var row = EventRow(.flood, at: now)
    row.key = Hashing.key(
      ["flood", sources[source.index], String(since.milliseconds)], secret: secret)
    row.priority = Int64(Priority.warning.rawValue)
    row.source = sources[source.index]
    row.count = count
    row.reason =
      "\(count) this hour, usually \(usualThousandths / 1000); its alerts become one for each person"
    return row
  }

  private func failed(_ receipt: Receipt, _ next: String?) -> EventRow {
    let delivery = receipt.delivery
    var row = EventRow(.deliveryFailed, at: now)
    row.lead = delivery.lead.number
    row.key = Hashing.key(
      ["delivery-failed", key(delivery), receipt.result.rawValue], secret: secret)
    row.priority = Int64(Priority.error.rawValue)
    row.clock = delivery.clock.text
    row.level = delivery.level
    row.person = names.handle(delivery.person)
    row.channel = delivery.channel
    row.delivery = key(delivery)
    row.count = Int64(receipt.failures)
    row.reason = receipt.detail
    row.told = next
    row.outcome = receipt.result.rawValue
    return row
  }
}
