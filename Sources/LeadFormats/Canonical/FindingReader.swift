import LeadClock

extension Finding {
  /// The finding that `json` writes; throws `FindingError` for a field that is missing, of the wrong
  /// type or larger than a finding may be. The process that wrote it has read hostile bytes.
  public init(json: JSONValue) throws(FindingError) {
    let fields = try CheckedObject(json, name: "finding")
    self.init(
      kind: try fields.word("kind"),
      reasons: try fields.texts("reasons", most: FindingLimits.reasons),
      warnings: try fields.texts("warnings", most: FindingLimits.reasons),
      lead: try CanonicalLead(checked: fields))
    if let written = json["evidence"] { evidence = try Evidence(json: written) }
    guard let written = json["response"] else {
      guard kind != .response || evidence != nil else {
        throw FindingError(sentence: "a response without its file")
      }
      return
    }
    do throws(ResponseError) {
      response = try ResponseFile(json: written)
    } catch {
      throw FindingError(sentence: "response: " + error.sentence)
    }
  }
}

extension CanonicalLead {
  fileprivate init(checked fields: CheckedObject) throws(FindingError) {
    self.init(format: try fields.text("format", most: FindingLimits.word) ?? "generic")
    let kind = try fields.text("lead_kind", most: FindingLimits.word) ?? ""
    guard let leadKind = LeadKind(text: kind) else { throw fields.wrong("lead_kind") }
    self.leadKind = leadKind
    if let written = try fields.text("submitted_at", most: FindingLimits.word) {
      guard let instant = RFC3339.read(written) else { throw fields.wrong("submitted_at") }
      submittedAt = instant
    }
    submittedAtConfidence = try fields.word("submitted_at_confidence")
    source = try fields.text("source", most: FindingLimits.line)
    externalID = try fields.text("external_id", most: FindingLimits.line)
    formID = try fields.text("form_id", most: FindingLimits.line)
    formName = try fields.text("form_name", most: FindingLimits.line)
    message = try fields.text("message", most: FindingLimits.message)
    subject = try fields.text("subject", most: FindingLimits.line)
    pageURL = try fields.text("page_url", most: FindingLimits.line)
    contactPending = try fields.flag("contact_pending")
    isTest = try fields.flag("is_test")
    consent = try fields.texts("consent", most: FindingLimits.list)
    contact = try fields.object("contact").filled(Contact(), Contact.fields)
    campaign = try fields.object("campaign").filled(Campaign(), Campaign.fields)
    let verdict = try fields.object("spam")
    spam.suspect = try verdict.flag("suspect")
    spam.score = try verdict.numeral("score", most: FindingLimits.word)
    spam.reasons = try verdict.texts("reasons", most: FindingLimits.reasons)
    let thread = try fields.object("mail")
    mail.messageID = try thread.text("message_id", most: FindingLimits.line)
    mail.inReplyTo = try thread.text("in_reply_to", most: FindingLimits.line)
    mail.references = try thread.texts("references", most: FindingLimits.list)
    extra = try fields.object("extra").extra()
  }
}

/// An object of the reader's answer, its fields taken out within limits.
private struct CheckedObject {
  let members: [JSONValue.Member]
  let name: String

  init(_ json: JSONValue?, name: String) throws(FindingError) {
    guard let members = json?.members else {
      throw FindingError(sentence: "\(name) is not an object")
    }
    self.members = members
    self.name = name
  }

  func wrong(_ field: String) -> FindingError {
    FindingError(sentence: "\(field) of \(name) is not what it must be")
  }

  private func value(_ field: String) -> JSONValue? { members.first { $0.name == field }?.value }

  func text(_ field: String, most: Int) throws(FindingError) -> String? {
    guard let value = value(field) else { return nil }
    guard let text = value.text else { throw wrong(field) }
    guard text.utf8.count <= most else {
      throw FindingError(sentence: "\(field) of \(name) is larger than \(most) bytes")
    }
    return text
  }

  func numeral(_ field: String, most: Int) throws(FindingError) -> String? {
    guard case .number(let written) = value(field) else { return try text(field, most: most) }
    guard written.utf8.count <= most else { throw wrong(field) }
    return written
  }

  func word<Word: RawRepresentable>(
    _ field: String
  ) throws(FindingError) -> Word where Word.RawValue == String {
    guard let text = try text(field, most: FindingLimits.word), let word = Word(rawValue: text)
    else { throw wrong(field) }
    return word
  }

  func flag(_ field: String) throws(FindingError) -> Bool {
    guard let value = value(field) else { return false }
    guard let flag = value.boolean else { throw wrong(field) }
    return flag
  }

  func texts(_ field: String, most: Int) throws(FindingError) -> [String] {
    guard let value = value(field) else { return [] }
    guard let elements = value.elements, elements.count <= most else { throw wrong(field) }
    var texts: [String] = []
    for element in elements {
      guard let text = element.text, text.utf8.count <= FindingLimits.line else {
        throw wrong(field)
      }
      texts.append(text)
    }
    return texts
  }

  func object(_ field: String) throws(FindingError) -> CheckedObject {
    try CheckedObject(value(field) ?? .object([]), name: field)
  }

  func filled<Value>(
    _ value: Value, _ fields: [(name: String, path: WritableKeyPath<Value, String?> & Sendable)]
  ) throws(FindingError) -> Value {
    var value = value
    for field in fields {
      value[keyPath: field.path] = try text(field.name, most: FindingLimits.line)
    }
    return value
  }

  func extra() throws(FindingError) -> [CanonicalLead.Extra] {
    guard members.count <= FindingLimits.extraFields else {
      throw FindingError(sentence: "extra has more than \(FindingLimits.extraFields) fields")
    }
    var extra: [CanonicalLead.Extra] = []
    var total = 0
    for member in members {
      guard let elements = member.value.elements else { throw wrong("a field") }
      var values: [String] = []
      for element in elements {
        guard let text = element.text, text.utf8.count <= FindingLimits.extraValue else {
          throw wrong("a value")
        }
        // The empty string costs as well: a list of nothing must not be endless.
        total += text.utf8.count + 1
        values.append(text)
      }
      total += member.name.utf8.count
      guard member.name.utf8.count <= FindingLimits.line, total <= FindingLimits.extraTotal else {
        throw FindingError(sentence: "extra is larger than \(FindingLimits.extraTotal) bytes")
      }
      extra.append(CanonicalLead.Extra(key: member.name, values: values))
    }
    return extra
  }
}
