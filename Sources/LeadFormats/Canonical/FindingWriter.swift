extension Finding {
  /// The finding in the canonical names; what is unknown is left out.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("schema_version", 1),
      .init("kind", .string(kind.rawValue)),
      .init("reasons", .texts(reasons)),
      .init("warnings", .texts(warnings)),
    ]
    members += lead.members
    if let evidence { members.append(.init("evidence", evidence.json)) }
    if let response { members.append(.init("response", response.json)) }
    return .object(members)
  }
}

extension JSONValue {
  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// A number when the text is one as JSON writes it, else the text.
  public static func numeral(_ text: String) -> JSONValue {
    guard let value = try? JSONReader.read(Array(text.utf8)), case .number(text) = value else {
      return .string(text)
    }
    return value
  }

  static func present(_ pairs: [(String, String?)]) -> [Member] {
    pairs.compactMap { name, text in text.map { Member(name, .string($0)) } }
  }
}

extension CanonicalLead {
  /// The lead's own members, in the order of the canonical lead.
  var members: [JSONValue.Member] {
    var members = JSONValue.present([
      ("format", format), ("lead_kind", leadKind.text),
      ("submitted_at", submittedAt.map(RFC3339.write)),
      ("submitted_at_confidence", submittedAtConfidence.rawValue), ("source", source),
      ("external_id", externalID), ("form_id", formID), ("form_name", formName),
    ])
    members.append(.init("contact", contact.json))
    members.append(.init("contact_pending", .bool(contactPending)))
    members += JSONValue.present([
      ("message", message), ("subject", subject), ("page_url", pageURL),
    ])
    members.append(.init("campaign", campaign.json))
    members.append(.init("consent", .texts(consent)))
    members.append(.init("is_test", .bool(isTest)))
    members.append(.init("spam", spam.json))
    members.append(.init("mail", mail.json))
    members.append(
      .init("extra", .object(extra.map { .init($0.key, .texts($0.values)) })))
    return members
  }
}

extension Contact {
  static let fields: [(name: String, path: WritableKeyPath<Contact, String?> & Sendable)] = [
    ("full_name", \.fullName), ("first_name", \.firstName), ("last_name", \.lastName),
    ("email", \.email), ("phone", \.phone), ("phone_e164", \.phoneE164), ("company", \.company),
    ("job_title", \.jobTitle),
  ]

  /// The contact in the canonical names; what is unknown is left out.
  public var json: JSONValue {
    .object(JSONValue.present(Self.fields.map { ($0.name, self[keyPath: $0.path]) }))
  }
}

extension Campaign {
  var json: JSONValue {
    .object(JSONValue.present(Self.fields.map { ($0.name, self[keyPath: $0.path]) }))
  }
}

extension SpamVerdict {
  var json: JSONValue {
    .object(
      [.init("suspect", .bool(suspect))]
        + (score.map { [.init("score", JSONValue.numeral($0))] } ?? [])
        + [.init("reasons", .texts(reasons))])
  }
}

extension MailThread {
  var json: JSONValue {
    .object(
      JSONValue.present([("message_id", messageID), ("in_reply_to", inReplyTo)])
        + (references.isEmpty ? [] : [.init("references", .texts(references))]))
  }
}
