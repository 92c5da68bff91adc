import LeadClock

/// A lead as the ledger keeps it, without what people wrote.
public struct LeadRow: Hashable, Sendable {
  /// The lead.
  public var id: LeadID
  /// `lead`, `signal`, `test` or `imported`.
  public var sort: String
  /// `request`, `download` or `subscribe`.
  public var kind: String
  /// Where it came from.
  public var source: String
  /// `own` or `bought`.
  public var origin: String
  /// How it stands, its clocks included.
  public var standing: Standing
  /// Arrivals that repeated it.
  public var duplicates: Int
  /// When it arrived.
  public var arrivedAt: Instant
  /// When the form says it was submitted.
  public var submittedAt: Instant?
  /// How sure that is.
  public var confidence: String?
  /// When the daemon first saw its file.
  public var seenAt: Instant?
  /// When it was closed.
  public var closedAt: Instant?
  /// How it ended.
  public var outcome: String?
  /// Whose move it is.
  public var waitingOn: String?
  /// When the next step is due.
  public var nextStepAt: Instant?
  /// The format that was recognised.
  public var format: String?
  /// The number of the file it came in.
  public var file: Int64?
  /// The place of the record in that file.
  public var record: Int?
  /// The names of the levels its clocks reached last, by clock and start.
  public var levels: [String?]

  /// What stands for the format of a file that nobody could read.
  public static let unreadFormats: Set<String> = ["unreadable", "reader-crashed"]

  /// Whether a clock of it runs.
  public var isWaiting: Bool { standing.clocks.contains { $0.clock.stoppedAt == nil } }

  static let columns = """
    id, sort, kind, source, origin, state, owner, team, policy, attempts, duplicates, arrived_ms,
    submitted_ms, confidence, seen_ms, answered_ms, closed_ms, outcome, waiting_on, next_step_ms,
    format, file, record, suspect
    """

  init(from statement: Statement) {
    id = LeadID(statement.integer(0) ?? 0)
    sort = statement.text(1) ?? "lead"
    kind = statement.text(2) ?? "request"
    source = statement.text(3) ?? ""
    origin = statement.text(4) ?? "own"
    standing = Standing(
      state: LeadState(text: statement.text(5) ?? "") ?? .closed, owner: statement.text(6) ?? "",
      team: statement.text(7), policy: statement.text(8) ?? "",
      attempts: Int(statement.integer(9) ?? 0), answeredAt: statement.instant(15), clocks: [],
      isSuspect: statement.integer(23) == 1)
    duplicates = Int(statement.integer(10) ?? 0)
    arrivedAt = statement.instant(11) ?? .distantPast
    submittedAt = statement.instant(12)
    confidence = statement.text(13)
    seenAt = statement.instant(14)
    closedAt = statement.instant(16)
    outcome = statement.text(17)
    waitingOn = statement.text(18)
    nextStepAt = statement.instant(19)
    standing.ending.waitingOn = waitingOn
    standing.ending.nextStepAt = nextStepAt
    standing.ending.outcome = outcome
    standing.ending.closedAt = closedAt
    format = statement.text(20)
    file = statement.integer(21)
    record = statement.integer(22).map { Int($0) }
    levels = []
  }
}

/// Which leads are wanted.
public struct LeadFilter: Sendable {
  /// Where they stand.
  public enum Standing: Sendable {
    /// Waiting for somebody: with a running clock.
    case open
    /// Waiting past the target of a clock, as of the instant.
    case late(asOf: Instant)
    /// Every lead, signals and tests left out.
    case all
  }
  /// Where they stand.
  public var standing: Standing
  /// Whose they are.
  public var owner: String?
  /// Where they came from.
  public var source: String?
  /// At most that many; negative for all.
  public var limit: Int

  /// A filter.
  public init(
    standing: Standing = .open, owner: String? = nil, source: String? = nil, limit: Int = -1
  ) {
    self.standing = standing
    self.owner = owner
    self.source = source
    self.limit = limit
  }
}
