import LeadClock

/// How far a lead's own time of submission can be believed.
public enum TimeConfidence: String, Equatable, Sendable, CaseIterable {
  /// It named its zone, or counted from the epoch.
  case exact
  /// It named no zone and was read as UTC.
  case assumedZone = "assumed_zone"
  /// There is none.
  case none
}

/// A lead in one shape, whatever wrote it: what the format decides, before routing and clocks.
public struct CanonicalLead: Equatable, Sendable {
  /// A field that has no place of its own: nothing that the sender wrote is lost.
  public struct Extra: Equatable, Sendable {
    /// The field's name as written, nested names joined by dots.
    public var key: String
    /// Its values, in order.
    public var values: [String]

    /// A field of that name and those values.
    public init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }

  /// The format's name, `generic` when no signature fits.
  public var format: String
  /// Where the lead came from, as the format says; the folder's name goes before it.
  public var source: String?
  /// The sender's own id of this lead.
  public var externalID: String?
  /// The form's id.
  public var formID: String?
  /// The form's name.
  public var formName: String?
  /// When the person pressed the button.
  public var submittedAt: Instant?
  /// How far `submittedAt` can be believed.
  public var submittedAtConfidence: TimeConfidence
  /// Who it is.
  public var contact: Contact
  /// Whether the contact is still to come under `externalID`.
  public var contactPending: Bool
  /// What they wrote.
  public var message: String?
  /// The subject they gave.
  public var subject: String?
  /// The page with the form.
  public var pageURL: String?
  /// What brought them.
  public var campaign: Campaign
  /// What they agreed to, as `name: value`.
  public var consent: [String]
  /// Whether it was sent to try the form.
  public var isTest: Bool
  /// Whether it looks like spam.
  public var spam: SpamVerdict
  /// The mail's ties, when it came as one.
  public var mail: MailThread
  /// Everything else, in order.
  public var extra: [Extra]
  /// What they want.
  public var leadKind: LeadKind

  /// A lead of which nothing is known yet.
  public init(format: String) {
    self.format = format
    submittedAtConfidence = .none
    contact = Contact()
    contactPending = false
    campaign = Campaign()
    consent = []
    isTest = false
    spam = SpamVerdict()
    mail = MailThread()
    extra = []
    leadKind = .request
  }
}
