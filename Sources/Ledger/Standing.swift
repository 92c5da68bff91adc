import LeadClock

/// How a lead stands, by name: what the desk needs to go on with it.
///
/// Events carry it as one line of text, so that the tables can be folded from the events alone:
/// `open ana sales default 0 -;first-response 1795255445000 2 - 1795255745000 1795256345000`.
public struct Standing: Hashable, Sendable {
  /// Where the lead stands.
  public var state: LeadState
  /// The owner's handle.
  public var owner: String
  /// The team its route named.
  public var team: String?
  /// The policy's name.
  public var policy: String
  /// Attempts without contact so far.
  public var attempts: Int
  /// When it was first answered.
  public var answeredAt: Instant?
  /// Its clocks, running and stopped.
  public var clocks: [Clock]
  /// Whether it looks like spam, and nobody has taken it for a lead yet.
  public var isSuspect: Bool
  /// What the desk does not need: whose move it was, by when, how it had ended and when.
  public var ending = Ending()

  /// What a lead keeps beside its clocks.
  public struct Ending: Hashable, Sendable {
    /// Whose move it is: `us` or `them`; nil when nobody said.
    public var waitingOn: String?
    /// When the next step is due.
    public var nextStepAt: Instant?
    /// How it ended.
    public var outcome: String?
    /// When it was closed.
    public var closedAt: Instant?

    /// Nothing was said and nothing has ended.
    public init() {}
  }

  /// One clock with its deadlines.
  public struct Clock: Hashable, Sendable {
    /// The clock as the desk knows it.
    public var clock: ClockSnapshot
    /// When its target is due; nil without a ladder.
    public var dueAt: Instant?
    /// When it reaches its next level; nil when none is left.
    public var nextAt: Instant?

    /// A clock with its deadlines.
    public init(clock: ClockSnapshot, dueAt: Instant?, nextAt: Instant?) {
      self.clock = clock
      self.dueAt = dueAt
      self.nextAt = nextAt
    }
  }

  /// How a lead stands.
  public init(
    state: LeadState, owner: String, team: String?, policy: String, attempts: Int,
    answeredAt: Instant?, clocks: [Clock], isSuspect: Bool = false
  ) {
    self.state = state
    self.owner = owner
    self.team = team
    self.policy = policy
    self.attempts = attempts
    self.answeredAt = answeredAt
    self.clocks = clocks
    self.isSuspect = isSuspect
  }

  /// The line of text.
  public var text: String {
    let head = [
      state.text, owner, team ?? "-", policy, String(attempts), Self.write(answeredAt),
    ]
    let line = (head + (isSuspect ? ["suspect"] : []) + ending.words).joined(separator: " ")
    return ([line] + clocks.map(\.text)).joined(separator: ";")
  }

  /// Reads the line of text back; nil when it is not one.
  public init?(text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ").map(String.init)
    guard words.count >= 6, let ending = Ending(words: words.dropFirst(6)),
      let state = LeadState(text: words[0]),
      let attempts = Int(words[4])
    else { return nil }
    let clocks = parts.dropFirst().compactMap { Clock(text: $0) }
    guard clocks.count == parts.count - 1 else { return nil }
    self.init(
      state: state, owner: words[1], team: words[2] == "-" ? nil : words[2], policy: words[3],
      attempts: attempts, answeredAt: Self.read(words[5]), clocks: clocks,
      isSuspect: words.dropFirst(6).contains("suspect"))
    self.ending = ending
  }

  fileprivate static func write(_ instant: Instant?) -> String {
    instant.map { String($0.milliseconds) } ?? "-"
  }

  fileprivate static func read(_ text: String) -> Instant? {
    Int64(text).map { Instant(milliseconds: $0) }
  }
}

extension Standing.Ending {
  fileprivate var words: [String] {
    [
      waitingOn.map { "move=\($0)" }, nextStepAt.map { "step=\($0.milliseconds)" },
      outcome.map { "outcome=\($0)" }, closedAt.map { "closed=\($0.milliseconds)" },
    ].compactMap { $0 }
  }

  /// Reads the words after the first six; nil when one is not known.
  fileprivate init?(words: ArraySlice<String>) {
    self.init()
    for word in words where word != "suspect" {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case "move": waitingOn = parts[1]
      case "step": nextStepAt = Standing.read(parts[1])
      case "outcome": outcome = parts[1]
      case "closed": closedAt = Standing.read(parts[1])
      default: return nil
      }
    }
  }
}

extension Standing.Clock {
  fileprivate var text: String {
    [
      clock.name.text, String(clock.startedAt.milliseconds), String(clock.levelsDone),
      Standing.write(clock.stoppedAt), Standing.write(dueAt), Standing.write(nextAt),
    ].joined(separator: " ")
  }

  fileprivate init?(text: Substring) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, let name = ClockName(text: words[0]), let start = Int64(words[1]),
      let done = Int(words[2])
    else { return nil }
    self.init(
      clock: ClockSnapshot(
        name: name, startedAt: Instant(milliseconds: start), levelsDone: done,
        stoppedAt: Standing.read(words[3])),
      dueAt: Standing.read(words[4]), nextAt: Standing.read(words[5]))
  }
}
