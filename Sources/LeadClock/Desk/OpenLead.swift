/// Where a lead stands.
public enum LeadState: UInt8, Hashable, Sendable, CaseIterable {
  /// Nobody has reached the person yet.
  case open = 0
  /// Somebody has; it may still have clocks.
  case answered
  /// Nothing more is owed.
  case closed

  /// The word in ledger and JSON.
  public var text: String {
    switch self {
    case .open: "open"
    case .answered: "answered"
    case .closed: "closed"
    }
  }

  /// The state of that name.
  public init?(text: String) {
    guard let state = Self.allCases.first(where: { $0.text == text }) else { return nil }
    self = state
  }
}

/// A lead with a running clock, in fixed-width numbers: its text stays in the ledger.
struct OpenLead {
  var id: LeadID
  var arrivedAt: Instant
  var owner: PersonID
  var policy: PolicyID
  var source: SourceID
  var team: TeamID?
  var attempts: UInt16
  var kind: LeadKind
  var origin: Origin
  var state: LeadState
  var isSuspect = false
  /// The first of its clocks, each naming the next one.
  var firstClock = OpenLead.noClock

  static let noClock = UInt32.max
}

/// One running clock of an open lead.
struct RunningClock {
  var lead: UInt32
  var name: ClockName
  /// The level that is reached next, a position in the policy's ladder.
  var nextLevel: UInt8
  var startedAt: Instant
  /// When that level is reached; the distant future when none is left.
  var nextDue: Instant
  var heapPlace = DeadlineHeap.absent
  var nextClock = OpenLead.noClock
}

/// All that lasts of a lead's place on the desk: what the ledger keeps, and what brings back a
/// lead at the start or one that had left the desk.
public struct LeadSnapshot: Hashable, Sendable {
  /// The lead.
  public var id: LeadID
  /// When it arrived.
  public var arrivedAt: Instant
  /// Who owns it.
  public var owner: PersonID
  /// The policy it is under.
  public var policy: PolicyID
  /// The team its route named.
  public var team: TeamID?
  /// Where it came from.
  public var source: SourceID
  /// Own or bought.
  public var origin: Origin
  /// What it wants.
  public var kind: LeadKind
  /// Where it stands.
  public var state: LeadState
  /// Attempts without contact so far.
  public var attempts: Int
  /// When it was first answered.
  public var answeredAt: Instant?
  /// Its clocks, running and stopped.
  public var clocks: [ClockSnapshot]
  /// Whether it looks like spam: nobody is told about it.
  public var isSuspect: Bool

  /// A snapshot.
  public init(
    id: LeadID, arrivedAt: Instant, owner: PersonID, policy: PolicyID, team: TeamID? = nil,
    source: SourceID, origin: Origin = .own, kind: LeadKind = .request, state: LeadState = .open,
    attempts: Int = 0, answeredAt: Instant? = nil, clocks: [ClockSnapshot], isSuspect: Bool = false
  ) {
    self.id = id
    self.arrivedAt = arrivedAt
    self.owner = owner
    self.policy = policy
    self.team = team
    self.source = source
    self.origin = origin
    self.kind = kind
    self.state = state
    self.attempts = attempts
    self.answeredAt = answeredAt
    self.clocks = clocks
    self.isSuspect = isSuspect
  }
}

/// One clock of a lead, as the ledger keeps it.
public struct ClockSnapshot: Hashable, Sendable {
  /// Which clock.
  public var name: ClockName
  /// When it started.
  public var startedAt: Instant
  /// How many levels it has reached or passed.
  public var levelsDone: Int
  /// When it stopped; nil while it runs.
  public var stoppedAt: Instant?

  /// A clock.
  public init(name: ClockName, startedAt: Instant, levelsDone: Int, stoppedAt: Instant? = nil) {
    self.name = name
    self.startedAt = startedAt
    self.levelsDone = levelsDone
    self.stoppedAt = stoppedAt
  }
}
