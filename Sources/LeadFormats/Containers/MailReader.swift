import LeadClock

/// Reads a mail (RFC 5322) as one record: the labelled lines of its body, then its headers.
enum MailReader {
  private static let telling: Set<String> = [
    "from", "to", "subject", "date", "message-id", "received", "return-path", "reply-to",
    "mime-version", "delivered-to",
  ]

  private static let labels: Set<String> = [
    "name", "email", "e-mail", "phone", "message", "telephone",
  ]

  /// Whether the bytes begin with at least two of a mail's own headers; one is enough in an `.eml`.
  static func matches(_ bytes: [UInt8], named fileName: String) -> Bool {
    var names: Set<String> = []
    // `From:` and `Subject:` also stand in a bare form text, beside `Phone:` and `Message:`.
    var hasLabel = false
    for line in content(bytes).prefix(16_384).split(
      separator: 0x0A, maxSplits: 100, omittingEmptySubsequences: false)
    {
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
      else { break }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if telling.contains(name) {
        names.insert(name)
      } else if labels.contains(name) {
        hasLabel = true
      }
    }
    // Who names a file so says what it is.
    if fileName.lowercased().hasSuffix(".eml") { return !names.isEmpty }
    return names.count >= 2 && !hasLabel
  }

  /// The mail as a record.
  static func record(_ bytes: [UInt8]) -> Record {
    let (headers, body) = MailHeaders.read(content(bytes))
    var record = Record(fields: bodyFields(MailBody.text(headers, body)))
    record.format = "mail"
    for (header, key) in [("reply-to", "reply-to"), ("from", "from"), ("subject", "subject")] {
      guard let text = headers.text(header), !text.isEmpty else { continue }
      if header == "from", isMachine(text) { continue }
      record.fields.append(Field(path: [key], value: text))
      record.ownCount += 1
    }
    record.sentAt = headers.raw("date").flatMap { date in
      if case .exact(let instant) = SubmissionTime.read(date, rules: .universal) {
        instant
      } else {
        nil
      }
    }
    record.mail = thread(headers)
    record.refusal = refusal(headers)
    record.siteDomains = siteDomains(headers)
    return record
  }

  /// The bytes after an mbox's `From ` line or a byte order mark.
  private static func content(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: "From ".utf8) else { return bytes[start...] }
    return bytes[start...].drop { $0 != 0x0A }.dropFirst()
  }

  /// A form's mail has labels; a person's own mail is the message.
  private static func bodyFields(_ text: String) -> [Field] {
    if let value = EmbeddedJSON.read(text) { return Flattener.flatten(value).fields }
    let labelled = LabelledText.read(text)
    if labelled.labelCount >= 2 || labelled.startsWithLabel { return labelled.fields }
    let whole = String(text.trimmed)
    return whole.isEmpty ? [] : [Field(path: ["message"], value: whole)]
  }

  private static func thread(_ headers: MailHeaders) -> MailThread {
    let references = headers.raw("references") ?? ""
    return MailThread(
      messageID: headers.raw("message-id"), inReplyTo: headers.raw("in-reply-to"),
      references: references.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Whether a sender is the site's program: WordPress and web servers send under their own name.
  private static func isMachine(_ sender: String) -> Bool {
    guard let address = Identity.email(sender) else { return false }
    let local = address.prefix { $0 != "@" }.lowercased()
    return ["wordpress", "www-data", "apache", "root", "webmaster", "cron", "joomla", "drupal"]
      .contains(local)
  }

  /// A mail from the recipient's own domain was sent by the site, not by a lead.
  private static func siteDomains(_ headers: MailHeaders) -> [String] {
    func domain(_ name: String) -> String? {
      headers.text(name).flatMap(Identity.email).map {
        String($0.drop { $0 != "@" }.dropFirst())
      }
    }
    guard let from = domain("from"), from == domain("to"), !isPublic(from) else { return [] }
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

  /// Why a mail is no enquiry: it bounced, or nobody wrote it. Machine-made notices are normal.
  private static func refusal(_ headers: MailHeaders) -> String? {
    let sender = headers.text("from").flatMap(Identity.email)?.lowercased() ?? ""
    let report = headers.parameter("report-type", of: "content-type")?.lowercased()
    if report == "delivery-status" || headers.raw("x-failed-recipients") != nil
      || sender.hasPrefix("mailer-daemon@") || sender.hasPrefix("postmaster@")
    {
      return "a bounce"
    }
    if report == "disposition-notification" { return "a read receipt" }
    let replies = [
      "x-autoreply", "x-autorespond", "x-autoresponder", "x-autoresponse", "x-autoreply-from",
      "x-mail-autoreply",
    ]
    let precedence = headers.token("precedence") ?? headers.token("x-precedence")
    if headers.token("auto-submitted") == "auto-replied" || precedence == "auto_reply"
      || replies.contains(where: { headers.raw($0) != nil })
    {
      return "an automatic reply"
    }
    return nil
  }
}
