import LeadClock
import Ledger

/// In which order committed events are told: what is owed or broken now first, the rest as recorded.
///
/// Two places in the ledger say how far it is. Up to `told` everything was told; up to `urged`, which
/// is mostly further, all that is urgent. An urgent event overtakes what is about other leads only: what
/// its own lead has before it is told before it, and is not told again when its turn comes.
struct TellingOrder {
  /// How far the journal is: what is kept in the ledger.
  struct Marks: Hashable {
    var told: Int64
    var urged: Int64
  }

  /// Events held in memory, of each sort; the ledger has the others.
  static let queueLimit = 2000
  /// Events that may be ahead of their turn; with more an urgent one waits for its own.
  static let aheadLimit = 4096
  /// How much of one lead's story is told before its turn.
  static let storyLimit = 256
  /// Events looked through at a time for urgent ones that are not in memory.
  static let lookLength: Int64 = 5000
  /// How often that is done in a pass: what was not looked through is not told yet either.
  static let looksInPass = 8

  private(set) var marks: Marks
  /// The last event there is to tell.
  private(set) var latest: Int64
  /// When it is looked again whether an urgent event still has too much before it.
  private var storyFrom: Int64 = 0
  /// Everything after `told`, without a gap.
  private var waiting: ArraySlice<EventRow> = []
  /// Urgent events after `urged`, without a gap, up to `known`.
  private var urgent: ArraySlice<EventRow> = []
  private var known: Int64
  /// What the first urgent event's own lead has before it; nil when that was not looked up.
  private var story: ArraySlice<EventRow>?
  /// Events after `told` that were told before their turn.
  private var ahead: Set<Int64> = []
  private var looksLeft = Self.looksInPass

  init(_ marks: Marks, latest: Int64) {
    self.marks = Marks(told: marks.told, urged: max(marks.told, marks.urged))
    self.latest = latest
    known = self.marks.urged
  }

  /// Whether something waits to be told.
  var isBehind: Bool { marks.told < latest }

  /// How much is held in memory.
  var held: Int { waiting.count + urgent.count + (story?.count ?? 0) + ahead.count }

  /// A new pass may look through the ledger again.
  mutating func beginPass() { looksLeft = Self.looksInPass }

  /// Takes events that were just committed, the first of those up to `last`.
  mutating func take(_ events: [EventRow], through last: Int64) {
    guard last > latest else { return }
    let isWhole = events.last?.sequence == last
    if isWhole, (waiting.last?.sequence ?? marks.told) == latest,
      waiting.count + events.count <= Self.queueLimit
    {
      waiting += events
    }
    if isWhole, known == latest, urgent.count < Self.queueLimit {
      urgent += events.filter { $0.kind.isUrgent }
      known = last
      if urgent.isEmpty { marks.urged = known }
    }
    latest = last
  }

  /// The event that is to be told next; nil when nothing is, or nothing can be in this pass.
  mutating func next(_ ledger: Ledger) throws(LedgerError) -> EventRow? {
    try lookForUrgent(ledger)
    if let first = urgent.first {
      let before = try story(before: first, ledger)
      if let event = before?.first { return event }
      if before != nil { return first }
    }
    return try nextInTurn(ledger)
  }

  /// Notes that the event which was next is told.
  mutating func note(told event: EventRow) {
    if event.sequence == urgent.first?.sequence {
      urgent.removeFirst()
      story = nil
      marks.urged = urgent.isEmpty ? known : event.sequence
      if marks.told == event.sequence - 1 { marks.told = event.sequence }
    } else if event.sequence == story?.first?.sequence {
      story?.removeFirst()
      ahead.insert(event.sequence)
    } else {
      marks.told = event.sequence
    }
    if !isBehind { marks.urged = marks.told }
  }

  private mutating func lookForUrgent(_ ledger: Ledger) throws(LedgerError) {
    while urgent.isEmpty, known < latest, looksLeft > 0 {
      looksLeft -= 1
      let end = min(latest, known + Self.lookLength)
      urgent = try ledger.events(EventKind.urgent, after: known, through: end)[...]
      known = end
      if urgent.isEmpty { marks.urged = known }
    }
  }

  /// What an urgent event's lead has before it and was not told; nil when it is too much to be told
  /// out of turn.
  private mutating func story(
    before event: EventRow, _ ledger: Ledger
  ) throws(LedgerError) -> ArraySlice<EventRow>? {
    if let story { return story }
    guard let lead = event.lead, marks.told < event.sequence - 1 else {
      story = []
      return story
    }
    guard marks.told >= storyFrom else { return nil }
    let rows = try ledger.events(
      ofLead: lead, after: marks.told, before: event.sequence, limit: Self.storyLimit + 1)
    let untold = rows.filter { !$0.kind.isUrgent && !ahead.contains($0.sequence) }
    guard rows.count <= Self.storyLimit, ahead.count + untold.count <= Self.aheadLimit else {
      storyFrom = marks.told + Int64(Self.storyLimit)
      return nil
    }
    story = untold[...]
    return story
  }

  /// The next event in the order of the ledger, as far as no urgent one that waits comes before it.
  private mutating func nextInTurn(_ ledger: Ledger) throws(LedgerError) -> EventRow? {
    let end = urgent.first.map { $0.sequence - 1 } ?? known
    while marks.told < end {
      if waiting.isEmpty {
        waiting = try ledger.events(after: marks.told, limit: Self.queueLimit / 4)[...]
        if waiting.isEmpty { marks.told = latest }
      }
      guard let event = waiting.first, event.sequence <= end else { return nil }
      if event.sequence > marks.told, !event.kind.isUrgent,
        ahead.remove(event.sequence) == nil
      {
        return event
      }
      waiting.removeFirst()
      marks.told = max(marks.told, event.sequence)
    }
    return nil
  }
}

extension EventKind {
  /// What may overtake entries about other leads: what somebody is owed now, and what is wrong with
  /// the service itself.
  var isUrgent: Bool {
    switch self {
    case .levelReached, .nextStepDue, .followUpDue, .deliveryFailed, .inboxUnavailable,
      .inboxRecovered, .drought, .flood, .diskLow, .courierMissing, .configReloaded,
      .configRejected, .clockStepped, .started, .stopped:
      true
    case .leadReceived, .leadDuplicate, .leadRepeated, .leadCompleted, .leadImported,
      .signalReceived,
      .testReceived, .fileQuarantined, .fileStalled, .fileIgnored, .levelSkipped,
      .responseRecorded, .leadAnswered, .leadClosed, .leadReopened, .ownerChanged, .digest:
      false
    }
  }

  static let urgent = allCases.filter(\.isUrgent)
}
