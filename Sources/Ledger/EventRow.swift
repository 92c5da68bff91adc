import LeadClock

/// One event: a fact that was committed, with everything the journal says of it.
///
/// Events are append-only and free of personal data; the other tables are a fold of them. Instants
/// are stored in Unix milliseconds.
public struct EventRow: Hashable, Sendable {
  /// Its place in the ledger; 0 before it is appended.
  public var sequence: Int64 = 0
  /// When it was recorded.
  public var at: Instant
  /// What it records.
  public var kind: EventKind
  /// The lead's number.
  public var lead: Int64?
  /// The idempotency key: the same thing told twice has the same key.
  public var key: String?
  /// The journal priority, 2...7.
  public var priority: Int64?
  /// The lead's source.
  public var source: String?
  /// `own` or `bought`.
  public var origin: String?
  /// `request`, `download` or `subscribe`.
  public var leadKind: String?
  /// The owner's handle.
  public var owner: String?
  /// The handle of the owner before.
  public var previousOwner: String?
  /// The team the route named.
  public var team: String?
  /// The policy.
  public var policy: String?
  /// The position of the route that took the lead.
  public var route: Int64?
  /// The clock's name.
  public var clock: String?
  /// The level's name.
  public var level: String?
  /// The level's position in its ladder.
  public var rung: Int64?
  /// When the clock started.
  public var startedAt: Instant?
  /// When the level was due; for a received lead, its target.
  public var dueAt: Instant?
  /// When the clock's target is due.
  public var targetAt: Instant?
  /// The configured wait of the target, as people write it.
  public var target: String?
  /// Elapsed milliseconds of waiting.
  public var waited: Int64?
  /// Milliseconds of open time in them.
  public var business: Int64?
  /// When the clock reaches its next level.
  public var nextAt: Instant?
  /// How many: levels skipped, records, open leads.
  public var count: Int64?
  /// Who was told, as the journal writes it.
  public var told: String?
  /// The response's identifier.
  public var response: String?
  /// What the response was.
  public var deed: String?
  /// Who did it.
  public var by: String?
  /// The account that wrote the response file.
  public var uid: Int64?
  /// When it was done.
  public var givenAt: Instant?
  /// The channel it went by.
  public var channel: String?
  /// How the lead ended.
  public var outcome: String?
  /// Whose move it is: `us` or `them`.
  public var waitingOn: String?
  /// When the next step is due.
  public var nextStepAt: Instant?
  /// The number of the file it came in.
  public var file: Int64?
  /// The place of the record in its file.
  public var record: Int64?
  /// Why, in words without personal data.
  public var reason: String?
  /// What the lead carries, in words: phone, email, request.
  public var has: String?
  /// The format that was recognised.
  public var format: String?
  /// When the lead arrived.
  public var arrivedAt: Instant?
  /// When the form says it was submitted.
  public var submittedAt: Instant?
  /// How sure that is: `exact`, `assumed_zone` or `none`.
  public var confidence: String?
  /// When the daemon first saw the file.
  public var seenAt: Instant?
  /// The person a message is for.
  public var person: String?
  /// The message's key.
  public var delivery: String?
  /// How the lead stands after this event: see `Standing`.
  public var standing: String?
  /// How it stood before, where an `undo` may want it back.
  public var before: String?

  /// An event of that kind, recorded at that instant.
  public init(_ kind: EventKind, at: Instant) {
    self.kind = kind
    self.at = at
  }
}
