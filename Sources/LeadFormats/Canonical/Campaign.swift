/// Which advertisement or link brought the lead.
public struct Campaign: Equatable, Sendable {
  /// The advertiser's number for the campaign.
  public var id: String?
  /// The campaign's name.
  public var name: String?
  /// `utm_source`: the site it came from.
  public var utmSource: String?
  /// `utm_medium`: the kind of link.
  public var utmMedium: String?
  /// `utm_campaign`: the campaign's tag.
  public var utmCampaign: String?
  /// `utm_term`: the words searched for.
  public var utmTerm: String?
  /// `utm_content`: which of several links.
  public var utmContent: String?
  /// Google's click id.
  public var gclid: String?
  /// Meta's click id.
  public var fbclid: String?
  /// The advertisement's number.
  public var adID: String?

  /// Nothing is known.
  public init() {}

  /// The canonical names, in the order they are written.
  static let fields: [(name: String, path: WritableKeyPath<Campaign, String?> & Sendable)] = [
    ("id", \.id), ("name", \.name), ("utm_source", \.utmSource), ("utm_medium", \.utmMedium),
    ("utm_campaign", \.utmCampaign), ("utm_term", \.utmTerm), ("utm_content", \.utmContent),
    ("gclid", \.gclid), ("fbclid", \.fbclid), ("ad_id", \.adID),
  ]
}

/// Whether a lead looks like spam; suspects are shown, never dropped.
public struct SpamVerdict: Equatable, Sendable {
  /// Whether it looks like spam.
  public var suspect: Bool
  /// What the form's own check said, 0 (a machine) to 1 (a person), as written.
  public var score: String?
  /// Why, without content.
  public var reasons: [String]

  /// A verdict; not suspect unless said.
  public init(suspect: Bool = false, score: String? = nil, reasons: [String] = []) {
    self.suspect = suspect
    self.score = score
    self.reasons = reasons
  }
}

/// How a mail is tied to others (RFC 5322, 3.6.4); ids with their angle brackets.
public struct MailThread: Equatable, Sendable {
  /// `Message-ID`.
  public var messageID: String?
  /// `In-Reply-To`.
  public var inReplyTo: String?
  /// `References`, oldest first.
  public var references: [String]

  /// No ties.
  public init(messageID: String? = nil, inReplyTo: String? = nil, references: [String] = []) {
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
  }
}
