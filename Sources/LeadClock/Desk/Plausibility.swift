/// Whether a record from elsewhere can be an answer to a lead, told by its time and its words.
///
/// A person's own word needs no such test: it is asked of sent mail, messages, invitations and calls.
public struct Plausibility: Hashable, Sendable {
  /// What a record comes to.
  public enum Verdict: Hashable, Sendable {
    /// It can be an answer.
    case answer
    /// It lies before the lead: it is about something else.
    case tooEarly
    /// The lead has been in touch again since: it answers what was said before that.
    case overtaken
    /// It went out so soon that nobody can have read the enquiry.
    case tooFast
    /// The same words went to another lead.
    case sameWords
  }

  /// Sooner than this nobody has read an enquiry.
  public static let reading = TimeSpan.seconds(15)
  /// How long before its lead an answer may have been given when nothing says when the lead was
  /// submitted: a notice by mail can overtake the file.
  public static let overtaking = TimeSpan.minutes(10)
  /// A mail's date has whole seconds.
  private static let tolerance = TimeSpan.seconds(1)

  /// When it was done.
  public var at: Instant
  /// When the lead arrived.
  public var arrivedAt: Instant
  /// When the form says it was submitted, where that is exact.
  public var submittedAt: Instant?
  /// Since when the lead waits for one more answer, where it does.
  public var waitingAgainSince: Instant?
  /// Whether it names the very message that it answers; then it cannot lie before it.
  public var isReply: Bool
  /// Whether a machine could have done it: a call needs somebody who talks.
  public var canBeAutomatic: Bool
  /// Whether the same words went to another lead.
  public var repeatsWords: Bool

  /// What is known of a record and its lead.
  public init(
    at: Instant, arrivedAt: Instant, submittedAt: Instant?, waitingAgainSince: Instant? = nil,
    isReply: Bool = false, canBeAutomatic: Bool = true, repeatsWords: Bool = false
  ) {
    self.at = at
    self.arrivedAt = arrivedAt
    self.submittedAt = submittedAt.flatMap { $0 <= arrivedAt ? $0 : nil }
    self.waitingAgainSince = waitingAgainSince
    self.isReply = isReply
    self.canBeAutomatic = canBeAutomatic
    self.repeatsWords = repeatsWords
  }

  /// What the record comes to.
  public var verdict: Verdict {
    let earliest = submittedAt ?? arrivedAt - Self.overtaking
    if !isReply, at + Self.tolerance < earliest { return .tooEarly }
    if let waitingAgainSince, at + Self.tolerance < waitingAgainSince { return .overtaken }
    guard canBeAutomatic else { return .answer }
    let start = submittedAt ?? arrivedAt
    let distance = at < start ? start - at : at - start
    if distance < Self.reading { return .tooFast }
    return repeatsWords ? .sameWords : .answer
  }
}
