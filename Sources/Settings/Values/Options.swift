import LeadClock

/// What is too large, too many or too late for the intake.
public struct Limits: Hashable, Sendable {
  /// The largest file, in bytes.
  public var file = 10 * 1024 * 1024
  /// The most records in one file.
  public var records = 10_000
  /// How long an unfinished file may go without a change.
  public var grace = TimeSpan.seconds(30)
  /// How long a file may stay empty.
  public var empty = TimeSpan.seconds(60)
  /// After how long a file that is still written to is reported.
  public var stalled = TimeSpan.seconds(60)
  /// How long a file that cannot be taken yet is tried again.
  public var deferral = TimeSpan.minutes(10)
  /// From what age on a lead is history: no clock, no alarm.
  public var importedAfter = TimeSpan.days(7)

  /// How long two people must have talked for a call to be a contact.
  public var call = TimeSpan.seconds(20)
  /// The same in whole seconds, at least 1.
  public var callSeconds: Int { max(1, Int(call.milliseconds / 1000)) }

  /// The limits of a configuration that names none.
  public init() {}
}

/// How the files of one source are taken.
public struct SourceOptions: Hashable, Sendable {
  /// Whether its leads are bought.
  public var origin: Origin
  /// What is put behind a file's name to say that it is whole, such as `.done`; nil without one.
  public var doneFile: String?
  /// How long a file that does not say where it ends must be unchanged.
  public var settle: TimeSpan
  /// The character set of its files; nil to recognise it.
  public var charset: String?

  /// The options of a source that the configuration does not name.
  public init(
    origin: Origin = .own, doneFile: String? = nil, settle: TimeSpan = .seconds(2),
    charset: String? = nil
  ) {
    self.origin = origin
    self.doneFile = doneFile
    self.settle = settle
    self.charset = charset
  }
}

/// What a policy says beside its calendar and its ladders.
public struct PolicyOptions: Hashable, Sendable {
  /// For what arrived while closed.
  public var afterHours: AfterHours?
  /// How long to wait for somebody whose move it is, before they are in the digest.
  public var waitingOnThem: Wait?
  /// When attempts without contact are repeated, ascending, each counted from the first.
  public var followUp: [Wait]
  /// After how long without a word somebody is thought of again.
  public var stayInTouch: TimeSpan?
  /// Whether the file has a `first-response` for it, rather than the default ladder.
  public var writesFirstResponse: Bool

  /// A target from the opening, and one message about all that waits.
  public struct AfterHours: Hashable, Sendable {
    /// The target, counted from the opening.
    public var target: Wait
    /// Whether what came in is told in one digest at the opening.
    public var digestAtOpening: Bool
  }
}
