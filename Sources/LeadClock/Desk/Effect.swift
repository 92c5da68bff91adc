/// One message to one person by one channel.
public struct Delivery: Hashable, Sendable {
  /// The lead it is about.
  public var lead: LeadID
  /// The clock that caused it.
  public var clock: ClockName
  /// The level, a position in the ladder.
  public var rung: Int
  /// The level's name.
  public var level: String
  /// When its clock started: a clock that runs again has levels of its own.
  public var startedAt: Instant
  /// Who is told.
  public var person: PersonID
  /// By which channel.
  public var channel: String

  /// A message.
  public init(
    lead: LeadID, clock: ClockName, rung: Int, level: String, startedAt: Instant,
    person: PersonID, channel: String
  ) {
    self.lead = lead
    self.clock = clock
    self.rung = rung
    self.level = level
    self.startedAt = startedAt
    self.person = person
    self.channel = channel
  }
}

/// Somebody whom a level names, and whether there is a way to tell them.
public struct Told: Hashable, Sendable {
  /// What the person is to the lead.
  public var role: Recipient
  /// The person.
  public var person: PersonID
  /// The channel a message goes by; nil when there is none.
  public var channel: String?

  /// A recipient.
  public init(role: Recipient, person: PersonID, channel: String?) {
    self.role = role
    self.person = person
    self.channel = channel
  }
}

/// How long somebody has waited, both ways.
public struct Waited: Hashable, Sendable {
  /// What the person waited.
  public var elapsed: TimeSpan
  /// What the team was given: open time of the policy's calendar.
  public var business: TimeSpan

  /// Both lengths.
  public init(elapsed: TimeSpan, business: TimeSpan) {
    self.elapsed = elapsed
    self.business = business
  }
}

/// A lead that has been given its place.
public struct Opened: Sendable {
  /// The lead as it now stands, its clocks included.
  public var lead: LeadSnapshot
  /// What the arrival was.
  public var sort: Arrival.Sort
  /// The route that took it, a position in `Rules.routes`; nil when none did.
  public var route: Int?
  /// When the target of its clock is reached; nil without a clock or a ladder.
  public var due: Instant?
  /// Who is told at once, by a level without delay.
  public var told: [Told]
}

/// A level that has been reached.
public struct LevelReached: Sendable {
  /// The lead.
  public var lead: LeadID
  /// Its owner.
  public var owner: PersonID
  /// The policy whose ladder it is.
  public var policy: PolicyID
  /// Where the lead came from.
  public var source: SourceID
  /// The clock.
  public var clock: ClockName
  /// When the clock started.
  public var startedAt: Instant
  /// The level, a position in the ladder.
  public var rung: Int
  /// The level itself.
  public var level: Level
  /// When it was due.
  public var due: Instant
  /// The ladder's target: its instant and the time it allows; nil without one.
  public var target: Target?
  /// How long the lead has waited at `due`.
  public var waited: Waited
  /// Whom it names.
  public var told: [Told]
  /// Levels passed over because this one was already due; counted from the one after the last
  /// that was reached.
  public var skipped: Int
}

/// What a ladder allows.
public struct Target: Hashable, Sendable {
  /// The level's position.
  public var rung: Int
  /// The instant.
  public var due: Instant
  /// The configured wait.
  public var after: Wait
}

/// What a response did.
public struct Responded: Sendable {
  /// The lead as it now stands.
  public var lead: LeadSnapshot
  /// The lead as it stood before: what an `undo` brings back.
  public var before: LeadSnapshot
  /// Who did it.
  public var by: PersonID?
  /// When.
  public var at: Instant
  /// How long the lead had waited, where the response stopped a clock.
  public var waited: Waited?
  /// The target of the clock it stopped.
  public var target: Target?
}

/// Why a response changes nothing.
public enum Refusal: Hashable, Sendable {
  /// The lead is closed.
  case closed
  /// The lead is not closed and not answered: nothing to reopen.
  case stillOpen
  /// No deed of this lead can be taken back.
  case nothingToUndo
  /// The person is not named: a claim needs one.
  case nobody
  /// The lead has an owner already, and it is this person.
  case alreadyTheirs
}

/// What the desk has decided: facts for the ledger, told afterwards.
public enum Effect: Sendable {
  /// A lead, a signal, a test or an old lead has its number.
  case opened(Opened)
  /// The arrival said again what a lead had said.
  case duplicate(of: LeadID, source: SourceID)
  /// Somebody whose lead is still open wrote again; no second clock.
  case repeated(LeadSnapshot, source: SourceID, told: [Told])
  /// The contact of a lead is known by now; its clock runs on as it is.
  case completed(LeadSnapshot, source: SourceID, told: [Told])
  /// A source sends ten times what is usual: leads in this hour, and the usual an hour in
  /// thousandths. Messages about its leads become one for each person.
  case flood(SourceID, count: Int64, usualThousandths: Int64, since: Instant)
  /// A clock reached a level.
  case levelReached(LevelReached)
  /// A message is wanted.
  case deliver(Delivery)
  /// Messages about the lead that were not sent yet are not wanted any more.
  case withdraw(LeadID)
  /// A contact answered the lead: its waiting clocks stopped.
  case answered(Responded)
  /// The response is kept and no clock changed.
  case noted(Responded)
  /// The lead has another owner.
  case ownerChanged(Responded, from: PersonID)
  /// The lead is closed.
  case closed(Responded, outcome: String?)
  /// The lead is open again.
  case reopened(Responded)
  /// A deed was taken back.
  case undone(Responded, response: String)
  /// The response changes nothing.
  case refused(LeadID, Refusal)
  /// A new configuration gave the lead another owner or another policy; `from` is the handle of
  /// the owner before, who may be in the configuration no more.
  case moved(LeadSnapshot, from: String)
  /// The courier's report is settled.
  case receipted(Receipt)
  /// A person cannot be reached by this channel; the next one, if there is any, is tried.
  case deliveryFailed(Receipt, trying: String?)
}
