import LeadClock

/// What a mail, a call record, a callback or an invitation says about an answer.
///
/// A format knows neither who works here nor who a lead is: it names both sides by their keys and
/// says what the record means when one of ours is on the one side, and what when the lead is.
public struct Evidence: Equatable, Sendable {
  /// The record's sort.
  public enum What: String, Equatable, Sendable, CaseIterable {
    /// A mail that somebody sent.
    case sentMail = "sent-mail"
    /// A reply to one of our own alert mails.
    case alertReply = "alert-reply"
    /// A mail server could not deliver a mail.
    case bounce
    /// A telephone call.
    case call
    /// A text message.
    case sms
    /// An invitation to a meeting, or an answer to one.
    case calendar

    /// How the journal calls the way it went.
    public var channel: String {
      switch self {
      case .sentMail, .alertReply, .bounce: "mail"
      case .call: "call"
      case .sms: "sms"
      case .calendar: "calendar"
      }
    }
  }

  /// What a record means for a lead.
  public enum Verdict: String, Equatable, Sendable, CaseIterable {
    /// A person reached the lead.
    case contact
    /// A person tried to.
    case attempt
    /// A machine confirmed something.
    case automaticAcknowledgement = "auto-ack"
    /// The lead was in touch; nobody of ours answered.
    case engaged
    /// An answer did not arrive after all.
    case reopen
    /// Nothing at all.
    case nothing
  }

  /// Who began it, where the format knows.
  public enum Direction: String, Equatable, Sendable, CaseIterable {
    /// One of ours, or our machine.
    case outward
    /// The other side.
    case inward
  }

  /// The record's sort.
  public var what: What
  /// What makes it the same record when it comes twice; never to be written down unhashed.
  public var id: String
  /// Who sent it or called, as keys: `email:…`, `phone:…`, `extension:…`.
  public var from: [String]
  /// Who was to get it, as keys.
  public var to: [String]
  /// Who began it, where the format knows.
  public var direction: Direction?
  /// When it happened; nil when the record does not say.
  public var at: Instant?
  /// How long they talked, in seconds; nil for what does not last.
  public var seconds: Int?
  /// What it means when one of ours did it.
  public var verdict: Verdict
  /// What it means when the lead did it and one of ours was on the other side.
  public var verdictInward: Verdict
  /// The mail's own identifier, or the provider's of a message: what a bounce names later.
  public var messageID: String?
  /// Identifiers of mails that it answers, or that did not arrive.
  public var answers: [String]
  /// Keys of our own notifications that it answers.
  public var notifications: [String]
  /// What the first word of a reply to an alert asks for.
  public var deed: ResponseKind?
  /// By which way the lead was reached, where a reply to an alert says so.
  public var channel: String?
  /// The outcome that goes with a deed that closes the lead.
  public var outcome: Outcome?
  /// The rest of a reply to an alert.
  public var note: String?
  /// What was written, folded: equal words to several people are a machine's.
  public var words: String?

  /// A time as far as it can be one: records of before 1990 and after 9000 have none.
  static func believed(_ instant: Instant?) -> Instant? {
    instant.flatMap { (631_152_000_000..<221_845_392_000_000).contains($0.milliseconds) ? $0 : nil }
  }

  /// Evidence of that sort, which says nothing yet.
  public init(what: What, id: String) {
    self.what = what
    self.id = id
    from = []
    to = []
    verdict = .nothing
    verdictInward = .nothing
    answers = []
    notifications = []
  }
}

/// What of the configuration the reading of evidence needs.
public struct EvidenceRules: Sendable {
  /// How telephone numbers are written in full.
  public var phones: PhoneRules
  /// The zone of times that carry none: call records.
  public var zone: Zone
  /// From how many seconds of talk on a call is a contact; at least 1.
  public var callSeconds: Int
  /// How many records of one file are read.
  public var maximumRecords: Int

  /// The rules of a configuration.
  public init(_ setting: RecogniserSetting = RecogniserSetting()) {
    phones = PhoneRules(region: setting.region)
    zone = setting.zone
    callSeconds = max(1, setting.callSeconds)
    maximumRecords = min(max(1, setting.maximumRecords), FindingLimits.findings)
  }
}
