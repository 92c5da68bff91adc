import LeadClock

/// Somebody's word about a lead, as a file in `responses/`.
public struct ResponseFile: Equatable, Sendable {
  /// What happens next.
  public struct NextStep: Equatable, Sendable {
    /// What.
    public var what: String?
    /// By when.
    public var due: Instant?
    /// Whose move it is.
    public var waitingOn: WaitingOn?

    /// A next step.
    public init(what: String? = nil, due: Instant? = nil, waitingOn: WaitingOn? = nil) {
      self.what = what
      self.due = due
      self.waitingOn = waitingOn
    }
  }

  /// Unique text, 1...200 bytes: a repetition changes nothing.
  public var id: String
  /// What it does.
  public var kind: ResponseKind
  /// The lead as written: `L-1042`, `1042`, an external id, `email:…` or `phone:…`.
  public var lead: String?
  /// How: `call`, `mail`, ….
  public var channel: String?
  /// Who, by handle.
  public var by: String?
  /// When it happened; nil means at the file's arrival.
  public var at: Instant?
  /// A remark.
  public var note: String?
  /// How the lead ended.
  public var outcome: Outcome?
  /// What happens next.
  public var nextStep: NextStep?
  /// Who gets the lead (`assign`): a handle or a team.
  public var to: String?
  /// The person, file or delivery that it is about, for kinds without a lead.
  public var target: String?
  /// The source that is muted; nil means all.
  public var source: String?
  /// When an absence, a pause or a silence ends.
  public var until: Instant?

  /// A response of that id and kind; all else nil until set.
  public init(id: String, kind: ResponseKind, lead: String? = nil) {
    self.id = id
    self.kind = kind
    self.lead = lead
  }

  /// The file's content; what is nil is left out.
  public var json: JSONValue {
    var members = JSONValue.present([
      ("id", id), ("lead", lead), ("kind", kind.rawValue), ("channel", channel), ("by", by),
      ("at", at.map(RFC3339.write)), ("note", note), ("outcome", outcome?.rawValue),
    ])
    if let nextStep {
      let step = JSONValue.present([
        ("what", nextStep.what), ("due", nextStep.due.map(RFC3339.write)),
        ("waiting_on", nextStep.waitingOn?.rawValue),
      ])
      members.append(.init("next_step", .object(step)))
    }
    members += JSONValue.present([
      ("to", to), ("target", target), ("source", source), ("until", until.map(RFC3339.write)),
    ])
    return .object(members)
  }
}

/// Why a response file was refused, and what to do.
public struct ResponseError: Error, Equatable, Sendable {
  /// A sentence for the person who wrote it; no content of the file but a key's name.
  public var sentence: String
  /// Whether the file may only be unfinished.
  public var isIncomplete: Bool

  /// An error of that sentence.
  public init(sentence: String, isIncomplete: Bool = false) {
    self.sentence = sentence
    self.isIncomplete = isIncomplete
  }
}
