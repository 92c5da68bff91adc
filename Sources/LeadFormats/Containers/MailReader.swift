import LeadClock

/// Reads a mail (RFC 5322) as one record: the labelled lines of its body, then its headers.
enum MailReader {
  private static let labels: Set<String> = [
    "name", "email", "e-mail", "phone", "message", "telephone",
  ]

  /// Whether the bytes begin with at least two of a mail's own headers; one is enough in an `.eml`.
  static func matches(_ bytes: [UInt8], named fileName: String) -> Bool {
    let names = MailHead.names(in: MailMessage.content(of: bytes))
    let telling = names.intersection(MailHead.telling)
    // Who names a file so says what it is.
    if fileName.lowercased().hasSuffix(".eml") { return !telling.isEmpty }
    // `From:` and `Subject:` also stand in a bare form text, beside `Phone:` and `Message:`.
    return telling.count >= 2 && names.isDisjoint(with: labels)
  }

  /// The records of a mail: one, or those of the ADF in its body or attachments.
  static func records(_ mail: MailMessage, ownDomains: [String], depth: Int = 0) -> [Record] {
    let nature = mail.nature
    if let refusal = refusal(nature) {
      var record = Record(fields: headerFields(mail, [.from, .subject]))
      record.format = "mail"
      record.refusal = refusal
      return [tied(record, to: mail)]
    }
    let prospects = adf(mail)
    guard prospects.isEmpty else { return prospects.map { tied($0, to: mail) } }
    // What the firm's own people pass on to the intake is about whom they heard from.
    if depth < 3, isFromWithin(mail, ownDomains), let inner = MailForward.inner(of: mail) {
      return records(inner.mail, ownDomains: ownDomains, depth: depth + 1).map { record in
        passedOn(record, inner, by: mail)
      }
    }
    return [tied(record(mail, isAutomatic: nature.isAutomatic), to: mail)]
  }

  /// What ties a mail to those before and after it.
  static func ties(_ mail: MailMessage) -> MailThread {
    MailThread(
      messageID: mail.messageID, inReplyTo: mail.inReplyTo, references: mail.references)
  }

  private static func tied(_ record: Record, to mail: MailMessage) -> Record {
    var record = record
    record.sentAt = record.sentAt ?? mail.date
    record.mail = ties(mail)
    record.siteDomains += siteDomains(mail)
    return record
  }

  /// The inner mail's record with what the outer one adds.
  private static func passedOn(
    _ record: Record, _ inner: MailForward.Inner, by mail: MailMessage
  ) -> Record {
    var record = record
    record.sentAt = record.sentAt ?? mail.date
    record.mail.messageID = record.mail.messageID ?? mail.inReplyTo ?? mail.messageID
    record.mail.references += mail.references + [mail.messageID].compactMap { $0 }
    record.siteDomains += mail.from.compactMap(domain).filter { !isPublic($0) }
    if !inner.remark.isEmpty {
      record.beside.append(Field(path: ["forwarded_with"], value: inner.remark))
    }
    return record
  }

  /// ADF in the body or in a file.
  private static func adf(_ mail: MailMessage) -> [Record] {
    if mail.text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
      let records = Recogniser.adf(Array(mail.text.utf8))
    {
      return records
    }
    for part in mail.attachments.prefix(50)
    where part.mediaType.hasSuffix("xml") || part.mediaType.hasSuffix("adf")
      || MailAttachments.canHoldLeads(part)
    {
      if let records = Recogniser.adf(MailAttachments.utf8(part)) { return records }
    }
    return []
  }

  // MARK: One mail

  private static func record(_ mail: MailMessage, isAutomatic: Bool) -> Record {
    let isMachine = isAutomatic || mail.from.contains(where: isProgram)
    let form = MailForm.read(mail, isMachine: isMachine)
    var record = Record(fields: form.fields)
    if form.isForm {
      if isMachine, !form.preamble.isEmpty {
        record.beside.append(Field(path: ["text"], value: form.preamble))
      } else {
        record.take(preamble: form.preamble)
      }
      let isSite = isMachine || isFromSite(mail, form)
      record.add(headerFields(mail, isSite ? [.replyTo, .subject] : [.replyTo, .from, .subject]))
      if isSite { record.siteDomains += siteSenders(mail) }
    } else {
      let letter = MailLetter(mail.text)
      if !letter.message.isEmpty {
        record.add([Field(path: ["message"], value: letter.message)])
      }
      record.add(
        headerFields(mail, isMachine ? [.replyTo, .subject] : [.replyTo, .from, .subject]))
      if let phone = letter.phone { record.add([Field(path: ["phone"], value: phone)]) }
      if let rest = letter.rest {
        record.beside.append(Field(path: ["below_the_message"], value: rest))
      }
    }
    record.format = "mail"
    return record
  }

  private enum Header { case from, replyTo, subject }

  private static func headerFields(_ mail: MailMessage, _ headers: [Header]) -> [Field] {
    headers.compactMap { header in
      switch header {
      case .from: mail.from.first.map { Field(path: ["from"], value: written($0)) }
      case .replyTo: mail.replyTo.first.map { Field(path: ["reply-to"], value: written($0)) }
      case .subject: mail.subject.map { Field(path: ["subject"], value: $0) }
      }
    }
  }

  private static func written(_ mailbox: MailMessage.Mailbox) -> String {
    mailbox.name.map { "\($0) <\(mailbox.address)>" } ?? mailbox.address
  }

  // MARK: Senders

  /// Whether the firm itself sent a mail to itself.
  private static func isFromWithin(_ mail: MailMessage, _ ownDomains: [String]) -> Bool {
    guard let from = mail.from.first.flatMap(domain) else { return false }
    func isOwn(_ domain: String) -> Bool {
      ownDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }
    let receivers = (mail.to + mail.cc).compactMap(domain)
    if isOwn(from) { return receivers.allSatisfy { isOwn($0) || $0 == from } }
    return !isPublic(from) && !receivers.isEmpty && receivers.allSatisfy { $0 == from }
  }

  /// Whether a form's mail names the site as its sender, not the person who filled it in.
  private static func isFromSite(_ mail: MailMessage, _ form: MailForm) -> Bool {
    guard let sender = mail.from.first, let address = Identity.email(sender.address) else {
      return false
    }
    let addresses = form.fields.compactMap { Identity.email($0.value) }
    if addresses.contains(where: { $0.lowercased() == address.lowercased() }) { return false }
    // Somebody else's address stands in the form, or answers go elsewhere: this one is the site's.
    if !addresses.isEmpty { return true }
    if let answer = mail.replyTo.first, answer.address.lowercased() != address.lowercased() {
      return true
    }
    return isSiteMailbox(address)
  }

  private static func isSiteMailbox(_ address: String) -> Bool {
    let local = address.prefix { $0 != "@" }.lowercased()
    return siteMailboxes.contains {
      local == $0 || local.hasPrefix($0 + ".") || local.hasPrefix($0 + "-")
    }
  }

  /// Mailboxes that no visitor of a form has.
  private static let siteMailboxes: Set<String> = [
    "info", "web", "website", "form", "forms", "formular", "formulario", "contact", "contacto",
    "contactform", "kontakt", "notification", "notifications", "notify", "mailer", "mail", "email",
    "admin", "system", "service", "server", "smtp", "leads", "lead", "enquiry", "enquiries",
    "inquiry", "support", "sales", "alerts", "no", "site", "hosting", "form-submission",
    "submissions",
    "webform",
  ]

  /// The domains of senders that are a program by their name; people's domains are the lead's too.
  private static func siteSenders(_ mail: MailMessage) -> [String] {
    mail.from.filter { isProgram($0) || isSiteMailbox($0.address) }.compactMap(domain)
      .filter { !isPublic($0) }
  }

  /// Whether a sender is the site's program: WordPress and web servers send under their own name.
  private static func isProgram(_ sender: MailMessage.Mailbox) -> Bool {
    let local = sender.address.prefix { $0 != "@" }.lowercased()
    return Shapes.isNoReply(sender.address)
      || ["wordpress", "www-data", "apache", "root", "webmaster", "cron", "joomla", "drupal"]
        .contains(local)
  }

  /// A mail from the recipient's own domain was sent by the site, not by a lead.
  private static func siteDomains(_ mail: MailMessage) -> [String] {
    guard let from = mail.from.first.flatMap(domain), from == mail.to.first.flatMap(domain),
      !isPublic(from)
    else { return [] }
    return [from]
  }

  private static func domain(_ mailbox: MailMessage.Mailbox) -> String? {
    Identity.email(mailbox.address).map { String($0.drop { $0 != "@" }.dropFirst()) }
  }

  /// Mailboxes that everybody has: the same domain says nothing there.
  private static func isPublic(_ domain: String) -> Bool {
    [
      "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
      "icloud.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "orange.fr", "free.fr",
      "libero.it", "aol.com", "proton.me", "protonmail.com", "mail.ru", "yandex.ru", "qq.com",
      "163.com", "naver.com",
    ].contains(domain)
  }

  /// Why a mail is no enquiry. Machine-made notices are normal.
  private static func refusal(_ nature: MailNature) -> String? {
    switch nature {
    case .person, .automatic: nil
    case .bounce: "a bounce"
    case .delayed: "a notice of a delayed delivery"
    case .absence: "an automatic reply"
    case .readReceipt: "a read receipt"
    }
  }
}
