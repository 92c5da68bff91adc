/// Mails as leads: notices of forms, people's own mails, mails that were passed on, attachments.
extension Recogniser {
  /// Mails that were passed on inside others are followed this far.
  private static let maximumForwards = 3

  /// What a mail holds.
  func mail(_ bytes: [UInt8]) -> Recognition {
    guard let mail = MailMessage.read(bytes) else {
      return .unrecognised(reason: "a mail that cannot be read")
    }
    var records = MailReader.records(mail, ownDomains: rules.ownDomains)
    for index in records.indices { records[index].warnings += mail.warnings }
    let findings = records.compactMap { Verdict.finding($0, rules: rules) }
    let attached = attachedFindings(mail, isRefused: records.contains { $0.refusal != nil })
    let all = Self.joined(findings, attached)
    guard !all.isEmpty else {
      return .unrecognised(
        reason: (["a mail without a name, address, phone number or message of a lead"]
          + mail.warnings).joined(separator: "; "))
    }
    return .findings(Array(all.prefix(maximumRecords)), container: .mail)
  }

  /// The records in attached files, when the mail itself is not refused; they keep the mail's ties.
  private func attachedFindings(_ mail: MailMessage, isRefused: Bool) -> [Finding] {
    guard !isRefused else { return [] }
    var found: [Finding] = []
    for part in mail.attachments.prefix(50) where MailAttachments.canHoldLeads(part) {
      let text = MailAttachments.utf8(part)
      guard case .findings(let all, _) = packedAttachment(text, part) else { continue }
      found += all.filter { $0.kind == .lead || $0.kind == .test }.map { finding in
        var finding = finding
        finding.reasons.append("in a file attached to a mail")
        finding.lead.mail = MailReader.ties(mail)
        if finding.lead.submittedAt == nil, let date = mail.date {
          finding.lead.submittedAt = date
          finding.lead.submittedAtConfidence = .exact
        }
        return finding
      }
    }
    return found
  }

  private func packedAttachment(
    _ bytes: [UInt8], _ part: MailMessage.Attachment
  ) -> Recognition {
    let name = part.fileName ?? ""
    // A mail inside a mail is the forward's business, not a file's.
    guard !MailReader.matches(bytes, named: "") else { return .unrecognised(reason: "a mail") }
    return recognise(bytes, fileName: name.lowercased().hasSuffix(".eml") ? "" : name)
  }

  /// The mail's own findings and those of its files: a card completes the person who sent it, a list
  /// stands for itself.
  private static func joined(_ own: [Finding], _ attached: [Finding]) -> [Finding] {
    guard let first = attached.first else { return own }
    guard var mail = own.first, own.count == 1 else { return own + attached }
    if attached.count == 1, mail.kind == .lead,
      first.lead.contact.email == nil || first.lead.contact.email == mail.lead.contact.email,
      first.lead.contact.isReachable, first.lead.format == "vcard"
    {
      mail.lead.contact.complete(from: first.lead.contact)
      mail.reasons.append("completed from an attached card")
      return [mail]
    }
    // A stranger who sends somebody's card is the lead; the firm that passes one on is not.
    if mail.kind == .lead, first.lead.format == "vcard" { return own }
    return attached.map { finding in
      var finding = finding
      if attached.count == 1, finding.lead.message == nil {
        finding.lead.message = mail.lead.message
      }
      return finding
    }
  }
}

extension Contact {
  /// Takes what is missing from another account of the same person.
  mutating func complete(from other: Contact) {
    for field in Self.fields where self[keyPath: field.path] == nil {
      self[keyPath: field.path] = other[keyPath: field.path]
    }
  }
}
