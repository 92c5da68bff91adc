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

  /// The mail as a record; nil when it cannot be read as one.
  static func record(_ bytes: [UInt8]) -> Record? {
    guard let mail = MailMessage.read(bytes) else { return nil }
    var record = Record(fields: bodyFields(mail.text), warnings: mail.warnings)
    record.format = "mail"
    for (key, text) in [
      ("reply-to", mail.replyTo.first.map(written)), ("from", mail.from.first.map(written)),
      ("subject", mail.subject),
    ] {
      guard let text, !text.isEmpty else { continue }
      if key == "from", isMachine(text) { continue }
      record.fields.append(Field(path: [key], value: text))
      record.ownCount += 1
    }
    record.sentAt = mail.date
    record.mail = MailThread(
      messageID: mail.messageID, inReplyTo: mail.inReplyTo, references: mail.references)
    record.refusal = refusal(mail.nature)
    record.siteDomains = siteDomains(mail)
    return record
  }

  private static func written(_ mailbox: MailMessage.Mailbox) -> String {
    mailbox.name.map { "\($0) <\(mailbox.address)>" } ?? mailbox.address
  }

  /// A form's mail has labels; a person's own mail is the message.
  private static func bodyFields(_ text: String) -> [Field] {
    if let value = EmbeddedJSON.read(text) { return Flattener.flatten(value).fields }
    let labelled = LabelledText.read(text)
    if labelled.labelCount >= 2 || labelled.startsWithLabel { return labelled.fields }
    let whole = String(text.trimmed)
    return whole.isEmpty ? [] : [Field(path: ["message"], value: whole)]
  }

  /// Whether a sender is the site's program: WordPress and web servers send under their own name.
  private static func isMachine(_ sender: String) -> Bool {
    guard let address = Identity.email(sender) else { return false }
    let local = address.prefix { $0 != "@" }.lowercased()
    return ["wordpress", "www-data", "apache", "root", "webmaster", "cron", "joomla", "drupal"]
      .contains(local)
  }

  /// A mail from the recipient's own domain was sent by the site, not by a lead.
  private static func siteDomains(_ mail: MailMessage) -> [String] {
    func domain(_ mailbox: MailMessage.Mailbox?) -> String? {
      mailbox.flatMap { Identity.email($0.address) }.map {
        String($0.drop { $0 != "@" }.dropFirst())
      }
    }
    guard let from = domain(mail.from.first), from == domain(mail.to.first), !isPublic(from) else {
      return []
    }
    return [from]
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
