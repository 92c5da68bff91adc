/// Whether a lead came by itself or was paid for.
public enum Origin: UInt8, Hashable, Sendable, CaseIterable {
  /// Through the firm's own site or mailbox.
  case own = 0
  /// Through an advertisement or a portal.
  case bought

  /// The word in configuration, journal and ledger.
  public var text: String { self == .own ? "own" : "bought" }
}

/// What is known of a source by configuration.
public struct SourceRule: Hashable, Sendable {
  /// The source's name: its folder, else what the format says.
  public var name: String
  /// Where its leads come from.
  public var origin: Origin

  /// A source; `own` unless said otherwise.
  public init(name: String, origin: Origin = .own) {
    self.name = name
    self.origin = origin
  }
}

/// What a person wants, as far as a format or a form can say.
public enum LeadKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Wants to be answered.
  case request = 0
  /// Took a document: no `first-response` clock unless a policy says so.
  case download
  /// Subscribed to something: likewise.
  case subscribe

  /// The word in configuration, journal and ledger.
  public var text: String {
    switch self {
    case .request: "request"
    case .download: "download"
    case .subscribe: "subscribe"
    }
  }

  /// The kind of that name.
  public init?(text: String) {
    guard let kind = Self.allCases.first(where: { $0.text == text }) else { return nil }
    self = kind
  }
}

/// Which leads take a route; what is nil matches every lead.
public struct RouteMatch: Hashable, Sendable {
  /// The source's name.
  public var source: String?
  /// Own or bought.
  public var origin: Origin?
  /// The kind of lead.
  public var kind: LeadKind?
  /// The form's name or id.
  public var form: String?
  /// The campaign's name or id.
  public var campaign: String?
  /// The message, with `*` for any text, whatever the case.
  public var message: String?

  /// Matches every lead.
  public init() {}
}

/// Who a route gives its leads to.
public enum Assignee: Hashable, Sendable {
  /// Always the same person.
  case person(PersonID)
  /// A member of the team, in rotation.
  case team(TeamID)
}

/// A rule that gives a lead its owner and its policy; the first that matches wins.
public struct Route: Hashable, Sendable {
  /// Which leads it takes.
  public var match: RouteMatch
  /// Who owns them; nil leaves them to the catch-all.
  public var assignee: Assignee?
  /// The policy they are under.
  public var policy: PolicyID

  /// A route.
  public init(match: RouteMatch, assignee: Assignee?, policy: PolicyID) {
    self.match = match
    self.assignee = assignee
    self.policy = policy
  }
}

/// How a channel reaches people; the desk knows only that it exists.
public struct ChannelRule: Hashable, Sendable {
  /// The channel's name.
  public var name: String
  /// Whether personal data may be put into its messages.
  public var carriesPersonalData: Bool

  /// A channel.
  public init(name: String, carriesPersonalData: Bool) {
    self.name = name
    self.carriesPersonalData = carriesPersonalData
  }
}

/// The checked configuration as the desk needs it: what nobody but `Settings` makes from a file.
public struct Rules: Sendable {
  /// Everybody by number.
  public var people: [Person]
  /// Teams by number.
  public var teams: [Team]
  /// Calendars by position, as policies name them.
  public var calendars: [BusinessCalendar]
  /// Policies by number; never empty.
  public var policies: [Policy]
  /// Routes, first match first.
  public var routes: [Route]
  /// Who owns what nobody owns.
  public var catchAll: PersonID
  /// Sources that the configuration names.
  public var sources: [SourceRule]
  /// Channels that the configuration names.
  public var channels: [ChannelRule]
  /// The zone whose day decides who is away or has left.
  public var timezone: Zone

  /// Rules; `people` and `policies` must not be empty and every number must be in its table.
  public init(
    people: [Person], teams: [Team] = [], calendars: [BusinessCalendar], policies: [Policy],
    routes: [Route] = [], catchAll: PersonID, sources: [SourceRule] = [],
    channels: [ChannelRule] = [], timezone: Zone = .utc
  ) {
    precondition(!people.isEmpty && !policies.isEmpty, "rules without a person or a policy")
    self.people = people
    self.teams = teams
    self.calendars = calendars
    self.policies = policies
    self.routes = routes
    self.catchAll = catchAll
    self.sources = sources
    self.channels = channels
    self.timezone = timezone
  }
}
