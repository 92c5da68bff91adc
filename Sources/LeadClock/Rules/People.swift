/// Somebody who can own a lead or be told about one.
public struct Person: Hashable, Sendable {
  /// The handle, as it appears in the journal; it may be a pseudonym.
  public var handle: String
  /// The name as people write it.
  public var name: String
  /// The person's own addresses.
  public var emails: [String]
  /// The person's own phone numbers, in E.164.
  public var phones: [String]
  /// Telephone extensions, as call records name them.
  public var extensions: [String]
  /// The account on this server that answers in this person's name.
  public var login: String?
  /// Channels by name, the first preferred.
  public var via: [String]
  /// Who stands in.
  public var backup: PersonID?
  /// The first day on which the person owns nothing any more.
  public var left: CivilDate?
  /// Days, first and last included, on which the person is out.
  public var away: [ClosedRange<CivilDate>]

  /// A person known by `handle` alone.
  public init(
    handle: String, name: String = "", emails: [String] = [], phones: [String] = [],
    extensions: [String] = [], login: String? = nil, via: [String] = [], backup: PersonID? = nil,
    left: CivilDate? = nil, away: [ClosedRange<CivilDate>] = []
  ) {
    self.handle = handle
    self.name = name
    self.emails = emails
    self.phones = phones
    self.extensions = extensions
    self.login = login
    self.via = via
    self.backup = backup
    self.left = left
    self.away = away
  }
}

/// People who share the leads of a route, one owner each, in rotation.
public struct Team: Hashable, Sendable {
  /// The team's name.
  public var name: String
  /// Members in rotation order; never empty.
  public var members: [PersonID]
  /// Who is told when the team has not answered.
  public var manager: PersonID?

  /// A team; `members` must not be empty.
  public init(name: String, members: [PersonID], manager: PersonID? = nil) {
    self.name = name
    self.members = members
    self.manager = manager
  }
}
