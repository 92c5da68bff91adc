/// A lead, or something like one, as intake hands it to the desk.
public struct Arrival: Sendable {
  /// What the finding is.
  public enum Sort: Hashable, Sendable {
    /// Somebody who can be reached and wants something.
    case lead
    /// Attention without a way to reach anyone.
    case signal
    /// Sent to try the way out.
    case test
    /// Too old to be answered: history without a clock.
    case imported
    /// Said already: it belongs to that lead.
    case duplicate(of: LeadID)
    /// Something new from somebody whose lead is still open.
    case repeated(LeadSnapshot)
    /// The full record of a lead of which only a notice had come.
    case completing(LeadSnapshot)
  }

  /// What the finding is.
  public var sort: Sort
  /// Where it came from.
  public var source: String
  /// What the person wants.
  public var kind: LeadKind
  /// When it arrived, never after now.
  public var arrivedAt: Instant
  /// When the form says it was submitted, where that is exact.
  public var submittedAt: Instant?
  /// The form, for routes.
  public var form: String?
  /// The campaign, for routes.
  public var campaign: String?
  /// The message, for routes; the desk keeps no text.
  public var message: String?
  /// Whether it looks like spam: its clock is recorded and nobody is told.
  public var isSuspect = false

  /// An arrival.
  public init(
    sort: Sort, source: String, kind: LeadKind = .request, arrivedAt: Instant,
    submittedAt: Instant? = nil, form: String? = nil, campaign: String? = nil,
    message: String? = nil
  ) {
    self.sort = sort
    self.source = source
    self.kind = kind
    self.arrivedAt = arrivedAt
    self.submittedAt = submittedAt
    self.form = form
    self.campaign = campaign
    self.message = message
  }
}

/// Whose move it is after a contact.
public enum NextMove: Hashable, Sendable {
  /// Nobody said: a step that was planned before stays planned.
  case unsaid
  /// Ours, by then.
  case us(due: Instant)
  /// Theirs: nothing is planned on our side any more.
  case them
}

/// What somebody did about a lead.
public struct Response: Sendable {
  /// The deed.
  public enum Deed: Sendable {
    /// The person was reached, and this is what happens next.
    case contact(NextMove)
    /// The person was tried and not reached.
    case attempt
    /// A machine said "we got it".
    case automaticAcknowledgement
    /// It is mine.
    case claim
    /// It is theirs.
    case assign(Assignee)
    /// Nothing more is owed.
    case close(outcome: String?)
    /// Something is owed again.
    case reopen
    /// The latest of these was a mistake.
    case undo(Undone?)
    /// To be remembered.
    case note
  }

  /// The deed.
  public var deed: Deed
  /// The lead as it stands in the ledger: what the desk uses when it is not open.
  public var lead: LeadSnapshot
  /// Who did it, where that is known.
  public var by: PersonID?
  /// When it was done, never after its arrival.
  public var at: Instant

  /// A response.
  public init(deed: Deed, lead: LeadSnapshot, by: PersonID?, at: Instant) {
    self.deed = deed
    self.lead = lead
    self.by = by
    self.at = at
  }
}

/// The deed that an `undo` takes back, and how the lead stood before it.
public struct Undone: Sendable {
  /// The response's identifier.
  public var response: String
  /// How the lead stood before.
  public var before: LeadSnapshot

  /// A deed to take back.
  public init(response: String, before: LeadSnapshot) {
    self.response = response
    self.before = before
  }
}

/// What the courier says of one attempt to deliver.
public struct Receipt: Sendable {
  /// How an attempt ended.
  public enum Result: String, Sendable {
    /// Handed over.
    case sent
    /// Not this time.
    case failed
    /// Not any more.
    case dead
    /// No longer wanted when its turn came.
    case withdrawn
  }
  /// The message.
  public var delivery: Delivery
  /// How the attempt ended.
  public var result: Result
  /// Attempts that failed so far, this one included.
  public var failures: Int
  /// What the other side said, without personal data.
  public var detail: String

  /// A receipt.
  public init(delivery: Delivery, result: Result, failures: Int, detail: String) {
    self.delivery = delivery
    self.result = result
    self.failures = failures
    self.detail = detail
  }
}

/// What the desk can be told.
public enum Event: Sendable {
  /// Something landed in an inbox.
  case arrival(Arrival)
  /// Somebody did something about a lead.
  case response(Response)
  /// The courier reported.
  case receipt(Receipt)
}
