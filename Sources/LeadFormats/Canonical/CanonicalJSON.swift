/// The file that a finding was read from.
public struct RawFile: Sendable {
  /// Its path or name, as the reader of the finding knows it.
  public var file: String
  /// SHA-256 of its bytes, as 64 hexadecimal digits (FIPS 180-4).
  public var sha256: String
  /// How its records are packed; nil when it was not recognised.
  public var container: Container?

  /// A file of that name and digest.
  public init(file: String, sha256: String, container: Container?) {
    self.file = file
    self.sha256 = sha256
    self.container = container
  }
}

extension Finding {
  /// The finding with every canonical field, `null` where nothing is known.
  ///
  /// `index` counts the file's records from 0. A finding has no lead id and no time of arrival yet:
  /// both are the daemon's to give.
  public func canonical(of raw: RawFile, index: Int) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("schema_version", 1), .init("kind", .string(kind.rawValue)),
      .init("reasons", .texts(reasons)), .init("warnings", .texts(warnings)),
      .init("lead_id", .null), .init("received_at", .null),
    ]
    members += lead.canonicalMembers
    members.append(
      .init(
        "raw",
        [
          "file": .string(raw.file), "index": .integer(Int64(index)),
          "sha256": .string(raw.sha256), "container": .optional(raw.container?.rawValue),
          "format": .string(lead.format), "warnings": .texts(warnings),
        ]))
    if let evidence { members.append(.init("evidence", evidence.json)) }
    if let response { members.append(.init("response", response.json)) }
    return .object(members)
  }
}

extension CanonicalLead {
  /// Every field of the canonical lead in its order.
  fileprivate var canonicalMembers: [JSONValue.Member] {
    func text(_ name: String, _ value: String?) -> JSONValue.Member {
      .init(name, .optional(value))
    }
    return [
      text("submitted_at", submittedAt.map(RFC3339.write)),
      text("submitted_at_confidence", submittedAtConfidence.rawValue), text("source", source),
      text("format", format), text("lead_kind", leadKind.text), text("external_id", externalID),
      text("form_id", formID), text("form_name", formName),
      .init("contact", .object(Contact.fields.map { text($0.name, contact[keyPath: $0.path]) })),
      .init("contact_pending", .bool(contactPending)), text("message", message),
      text("subject", subject), text("page_url", pageURL),
      .init("campaign", .object(Campaign.fields.map { text($0.name, campaign[keyPath: $0.path]) })),
      .init("consent", .texts(consent)), .init("is_test", .bool(isTest)),
      .init(
        "spam",
        [
          "suspect": .bool(spam.suspect), "score": spam.score.map(JSONValue.numeral) ?? .null,
          "reasons": .texts(spam.reasons),
        ]),
      .init(
        "mail",
        [
          "message_id": .optional(mail.messageID), "in_reply_to": .optional(mail.inReplyTo),
          "references": .texts(mail.references),
        ]),
      .init("missing", .texts(missing)),
      .init("extra", .object(extra.map { .init($0.key, .texts($0.values)) })),
    ]
  }
}
