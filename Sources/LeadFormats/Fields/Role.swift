/// What a field means for a lead.
enum Role: Hashable {
  case fullName, firstName, middleName, lastName, email, phone, company, jobTitle
  /// The country code, or the country, and the area code of a number written in parts.
  case phoneCountry, phoneArea
  case message, subject, pageURL
  case externalID, formID, formName, submittedAt
  case campaignID, campaignName, utmSource, utmMedium, utmCampaign, utmTerm, utmContent
  case gclid, fbclid, adID
  case consent, testMark, honeypot, spamScore, spamFlag, event
  /// How it stands with what happened: `cancelled`.
  case status
  /// Known, and nothing of a lead's: `user_name`, `agent_email`.
  case stranger
  /// What must not leave the reader: keys, captcha answers, passwords.
  case secret

  /// Where a role's text goes; nil for roles that are decided from several fields.
  var path: WritableKeyPath<CanonicalLead, String?>? {
    switch self {
    case .company: \.contact.company
    case .jobTitle: \.contact.jobTitle
    case .subject: \.subject
    case .pageURL: \.pageURL
    case .externalID: \.externalID
    case .formID: \.formID
    case .formName: \.formName
    case .campaignID: \.campaign.id
    case .campaignName: \.campaign.name
    case .utmSource: \.campaign.utmSource
    case .utmMedium: \.campaign.utmMedium
    case .utmCampaign: \.campaign.utmCampaign
    case .utmTerm: \.campaign.utmTerm
    case .utmContent: \.campaign.utmContent
    case .gclid: \.campaign.gclid
    case .fbclid: \.campaign.fbclid
    case .adID: \.campaign.adID
    case .fullName, .firstName, .middleName, .lastName, .email, .phone, .phoneCountry, .phoneArea,
      .message, .submittedAt, .consent, .testMark, .honeypot, .spamScore, .spamFlag, .event,
      .status,
      .stranger, .secret:
      nil
    }
  }

  /// Whether it says who the lead is or how to reach them.
  var isPersonal: Bool {
    switch self {
    case .fullName, .firstName, .middleName, .lastName, .email, .phone, .company, .jobTitle: true
    case .phoneCountry, .phoneArea, .message, .subject, .pageURL, .externalID, .formID, .formName,
      .submittedAt, .campaignID,
      .campaignName, .utmSource, .utmMedium, .utmCampaign, .utmTerm, .utmContent, .gclid, .fbclid,
      .adID, .consent, .testMark, .honeypot, .spamScore, .spamFlag, .event, .status, .stranger,
      .secret:
      false
    }
  }

  /// Whether it is a person's name or a part of one.
  var isName: Bool {
    self == .fullName || self == .firstName || self == .middleName || self == .lastName
  }
}

/// How sure a name is, surest first.
enum Rank: Int, Comparable {
  /// The last two keys together are an alias: `campaign.name`.
  case pathAlias
  /// The whole name is an alias.
  case alias
  /// The form says what type the field has.
  case type
  /// The whole name is a word that often means it.
  case hint
  /// One word of the name does.
  case word
  /// Only the value looks like it.
  case shape

  static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }

  /// The words for a reason.
  var text: String {
    switch self {
    case .pathAlias, .alias: "by field name"
    case .type: "by field type"
    case .hint, .word: "by a word of the field name"
    case .shape: "by the value's shape"
    }
  }
}
