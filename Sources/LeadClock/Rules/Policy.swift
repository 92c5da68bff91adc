/// How long a level waits after its clock starts.
public enum Wait: Hashable, Sendable {
  /// Open time of the policy's calendar.
  case business(TimeSpan)
  /// The same wall time that many working days later.
  case workingDays(Int)
  /// Wall time, whatever the calendar says.
  case elapsed(TimeSpan)
  /// The last close of the business day the lead counts as arrived on; the next one when less
  /// than `unlessYounger` of open time has passed by then.
  case endOfDay(unlessYounger: TimeSpan)
}

/// Who a level tells.
public enum Recipient: Hashable, Sendable {
  /// The lead's owner.
  case owner
  /// Whoever stands in for the owner.
  case backup
  /// The manager of the lead's team.
  case manager
  /// A person by name.
  case person(PersonID)
}

/// Severity of a journal entry, as syslog counts (RFC 5424): lower is worse.
public enum Priority: Int, Hashable, Sendable, CaseIterable {
  /// The store or an inbox is unusable.
  case critical = 2
  /// A level at its worst, a delivery that failed.
  case error = 3
  /// A late lead, a quarantined file.
  case warning = 4
  /// Lifecycle, and a lead at risk.
  case notice = 5
  /// Received and answered.
  case info = 6
  /// Scans.
  case debug = 7
}

/// One rung of a ladder: when a clock has run this long, these people are told.
public struct Level: Hashable, Sendable {
  /// When it is reached, counted from the start of its clock.
  public var after: Wait
  /// Its name, as journal and board show it.
  public var name: String
  /// Who is told.
  public var notify: [Recipient]
  /// The priority of its journal entry, never worse than `error`.
  public var priority: Priority

  /// A level.
  public init(after: Wait, name: String, notify: [Recipient], priority: Priority) {
    self.after = after
    self.name = name
    self.notify = notify
    self.priority = priority
  }
}

/// The levels of one clock, in the order in which they are reached.
public struct Ladder: Hashable, Sendable {
  /// The levels, ascending.
  public var levels: [Level]
  /// The position of the level that is the target: until then a lead is at risk, from then late.
  public let target: Int?

  /// A ladder whose target is the level named `late`, else the first of priority warning or
  /// worse, else the last.
  public init(_ levels: [Level] = []) {
    self.levels = levels
    target =
      levels.firstIndex { $0.name == "late" }
      ?? levels.firstIndex { $0.priority.rawValue <= Priority.warning.rawValue }
      ?? levels.indices.last
  }

  /// No level at all: its clock is measured and nobody is told.
  public var isEmpty: Bool { levels.isEmpty }
}

/// The ladders and the calendar a lead is under.
public struct Policy: Hashable, Sendable {
  /// The policy's name.
  public var name: String
  /// The calendar by which business time is counted, a position in `Rules.calendars`.
  public var calendar: Int
  /// The ladder of the `first-response` clock.
  public var firstResponse: Ladder
  /// The ladder of the `reply` clock.
  public var reply: Ladder
  /// The ladder of the `next-step` clock.
  public var nextStep: Ladder
  /// Whether the `first-response` is its own and not the default: then it is for every kind of lead
  /// that a route sends here by its kind.
  public var writesFirstResponse: Bool

  /// A policy.
  public init(
    name: String, calendar: Int, firstResponse: Ladder, reply: Ladder = Ladder(),
    nextStep: Ladder = Ladder(), writesFirstResponse: Bool = false
  ) {
    self.name = name
    self.calendar = calendar
    self.firstResponse = firstResponse
    self.reply = reply
    self.nextStep = nextStep
    self.writesFirstResponse = writesFirstResponse
  }

  /// The ladder of a clock.
  public func ladder(of clock: ClockName) -> Ladder {
    switch clock {
    case .firstResponse: firstResponse
    case .reply: reply
    case .nextStep: nextStep
    case .followUp: Ladder()
    }
  }
}

/// The clocks a lead can have.
public enum ClockName: UInt8, Hashable, Sendable, CaseIterable {
  /// From the arrival to the first human contact.
  case firstResponse = 0
  /// From the lead's own oldest unanswered message to the next contact.
  case reply
  /// From a response that leaves the move with us to that step.
  case nextStep
  /// From an attempt without contact to the next planned one.
  case followUp

  /// The name in configuration, journal and ledger.
  public var text: String {
    switch self {
    case .firstResponse: "first-response"
    case .reply: "reply"
    case .nextStep: "next-step"
    case .followUp: "follow-up"
    }
  }

  /// The clock of that name.
  public init?(text: String) {
    guard let clock = Self.allCases.first(where: { $0.text == text }) else { return nil }
    self = clock
  }
}
