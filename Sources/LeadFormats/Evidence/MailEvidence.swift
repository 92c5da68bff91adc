import LeadClock

/// What a mail says that one of ours may have sent.
enum MailEvidence {
  static func finding(_ mail: MailMessage) -> Finding {
    var evidence = Evidence(what: .sentMail, id: identity(mail))
    evidence.from = keys(mail.from + [mail.sender].compactMap { $0 })
    evidence.to = recipients(mail)
    evidence.at = Evidence.believed(mail.date)
    evidence.messageID = mail.messageID.map { MessageID.plain($0).cut(toBytes: FindingLimits.line) }
    let thread = (mail.references + [mail.inReplyTo].compactMap { $0 }).map(MessageID.plain)
    evidence.answers = thread.filter { $0.utf8.count <= 1000 }.suffix(100).map { $0 }.unique
    evidence.notifications = evidence.answers.compactMap(AlertMessageID.key).unique
    var reasons = ["is a mail"]
    switch mail.nature {
    case .bounce(let reports): reasons.append(take(bounce: reports, of: mail, into: &evidence))
    case .person: reasons.append(take(personal: mail, into: &evidence))
    case .automatic(let signs), .absence(let signs):
      evidence.verdict = .automaticAcknowledgement
      reasons.append("a machine wrote it: \(signs.prefix(5).joined(separator: ", "))")
    case .delayed: reasons.append("a mail is still on its way, nothing came back yet")
    case .readReceipt: reasons.append("a read receipt")
    }
    return Finding(
      kind: .response, reasons: reasons, warnings: mail.warnings.prefix(10).map { $0 },
      lead: CanonicalLead(format: "mail"), evidence: evidence)
  }

  /// A mail is known by its identifier; one without by what it is.
  private static func identity(_ mail: MailMessage) -> String {
    let text =
      if let id = mail.messageID.map(MessageID.plain), !id.isEmpty {
        "mail " + id
      } else {
        "mail without id " + (mail.from.first?.address ?? "") + " " + (mail.value("date") ?? "")
          + " " + (mail.value("to") ?? "") + " " + (mail.subject ?? "")
      }
    return text.cut(toBytes: FindingLimits.line)
  }

  private static func keys(_ mailboxes: [MailMessage.Mailbox]) -> [String] {
    mailboxes.prefix(Evidence.Limits.keys).compactMap { PartyKeys.email($0.address) }.unique
  }

  /// Whom it went to; a copy from the sender's own folder may name the hidden ones too.
  private static func recipients(_ mail: MailMessage) -> [String] {
    let hidden = mail.values("bcc").joined(separator: ",").split(separator: ",").prefix(100)
      .compactMap { PartyKeys.email(String($0)) }
    return Array((keys(mail.to + mail.cc) + hidden).unique.prefix(Evidence.Limits.keys))
  }

  private static func take(
    bounce reports: [MailMessage.DeliveryReport], of mail: MailMessage,
    into evidence: inout Evidence
  ) -> String {
    evidence.what = .bounce
    evidence.verdict = .reopen
    evidence.verdictInward = .reopen
    let failed = reports.filter { $0.action == "failed" }
    let addresses = failed.flatMap { [$0.finalRecipient, $0.originalRecipient].compactMap { $0 } }
    let listed = mail.values("x-failed-recipients").joined(separator: ",").split(separator: ",")
    evidence.to =
      (addresses + listed.map(String.init)).prefix(200).compactMap { address in
        PartyKeys.email(String(address.split(separator: ";").last ?? ""))
      }.unique
    let originals = reports.compactMap(\.originalMessageID).map(MessageID.plain)
    evidence.answers = Array((originals.prefix(50) + evidence.answers).map { $0 }.unique)
    evidence.notifications = []
    return "a mail came back"
  }

  private static func take(personal mail: MailMessage, into evidence: inout Evidence) -> String {
    let own = OwnWords.of(mail.text)
    evidence.words = OwnWords.folded(own)
    if let method = method(of: mail), method != "REQUEST" {
      if method == "REPLY" || method == "COUNTER" { evidence.verdictInward = .engaged }
      return "the mail of a calendar (METHOD:\(method))"
    }
    evidence.verdict = .contact
    evidence.verdictInward = .engaged
    guard !evidence.notifications.isEmpty else { return "a person wrote it" }
    evidence.what = .alertReply
    guard let (word, rest) = AlertWord.read(own) else {
      return
        "answers an alert, and its first word is none of mine, called, answered, tried, spam, no"
    }
    evidence.deed = word.deed
    evidence.outcome = word.outcome
    evidence.channel = word.channel
    evidence.note = rest.isEmpty ? nil : rest.cut(toBytes: Evidence.Limits.note)
    return "answers an alert, and its first word means: \(word.deed.rawValue)"
  }

  /// The method of the invitation that a mail carries.
  private static func method(of mail: MailMessage) -> String? {
    for part in mail.attachments where part.mediaType == "text/calendar" {
      if let method = CalendarObject.read(part.bytes)?.method { return method }
    }
    return nil
  }
}
