/// Finds the mail that somebody of the firm passed on to the intake.
enum MailForward {
  /// A mail inside a mail, and what was written above it.
  struct Inner {
    var mail: MailMessage
    var remark: String
  }

  /// The mail that was passed on: an attached one, else one quoted below its own header lines.
  static func inner(of mail: MailMessage) -> Inner? {
    for part in mail.attachments where part.mediaType == "message/rfc822" {
      if let inner = MailMessage.read(part.bytes) {
        return Inner(mail: inner, remark: String(mail.text.trimmed))
      }
    }
    return quoted(in: mail)
  }

  /// Lines that are searched for the header of a quoted mail.
  private static let maximumLines = 400

  private static func quoted(in mail: MailMessage) -> Inner? {
    let lines = mail.text.lines
    for place in lines.indices.prefix(maximumLines) {
      guard let (role, value) = head(lines[place]), role == .from,
        let address = Shapes.addresses(in: value).first
      else { continue }
      var inner = MailMessage()
      let name = value.prefix { !"<[(".contains($0) }.filter { !"\"*".contains($0) }.trimmed
      inner.from = [
        .init(name: name.isEmpty || name.contains("@") ? nil : String(name), address: address)
      ]
      guard let end = take(lines[(place + 1)...], into: &inner) else { continue }
      let isQuoted = lines[place].trimmed.first == ">"
      inner.text = body(lines[end...], isQuoted: isQuoted)
      inner.htmlRows = mail.htmlRows.filter { heads[Folding.fold($0.label)] == nil }
      inner.attachments = mail.attachments
      return Inner(mail: inner, remark: remark(lines[..<place]))
    }
    return nil
  }

  /// Reads the lines below `From:`; returns where the body begins, nil when they are no header.
  private static func take(_ lines: ArraySlice<Substring>, into mail: inout MailMessage) -> Int? {
    var found = 0
    var end = lines.startIndex
    for place in lines.indices.prefix(12) {
      let line = lines[place]
      if line.trimmed.drop(while: { $0 == ">" }).trimmed.isEmpty {
        // Some leave a blank line between any two.
        guard found < 2 else { break }
        continue
      }
      guard let (role, value) = head(line) else {
        // A long list of recipients goes on in the next line.
        guard found > 0, value(continues: line) else { break }
        continue
      }
      found += 1
      end = place + 1
      switch role {
      case .subject: mail.subject = value.isEmpty ? nil : value
      case .date: mail.date = MailDate.instant(value)
      case .replyTo:
        mail.replyTo = Shapes.addresses(in: value).prefix(1).map { .init(address: $0) }
      case .from, .to: break
      }
    }
    return found >= 2 ? min(end, lines.endIndex) : nil
  }

  private static func value(continues line: Substring) -> Bool {
    line.first?.isWhitespace == true && line.contains("@")
  }

  private static func body(_ lines: ArraySlice<Substring>, isQuoted: Bool) -> String {
    let plain = lines.map { line -> Substring in
      guard isQuoted, line.first == ">" else { return line }
      let rest = line.dropFirst()
      return rest.first == " " ? rest.dropFirst() : rest
    }
    return String(plain.joined(separator: "\n").trimmed)
  }

  /// What stands above, without the line that says that a mail follows.
  private static func remark(_ lines: ArraySlice<Substring>) -> String {
    var rest = lines
    while let last = rest.last, last.trimmed.isEmpty || isRule(last) { rest = rest.dropLast() }
    return OwnWords.of(rest.joined(separator: "\n"))
  }

  private static func isRule(_ line: Substring) -> Bool {
    let text = line.trimmed
    return text.hasPrefix("--") || text.hasPrefix("__") || text.hasSuffix(":")
  }

  // MARK: Header lines in a body

  private enum Head { case from, to, date, subject, replyTo }

  private static func head(_ line: Substring) -> (Head, String)? {
    let text = line.prefix(1000).drop { $0 == ">" || $0 == "*" || $0.isWhitespace }
    guard let colon = text.prefix(30).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return nil
    }
    let label = Folding.fold(text[..<colon].filter { $0 != "*" }.trimmed)
    guard let role = heads[label] else { return nil }
    let value = text[text.index(after: colon)...].trimmed.drop { $0 == "*" }.trimmed
    return (role, String(value))
  }

  private static let heads: [String: Head] = {
    var heads: [String: Head] = [:]
    for (role, words) in [
      (
        Head.from,
        "from|von|de|da|van|från|fra|lähettäjä|od|feladó|kimden|gönderen|от|от кого|差出人|发件人|寄件者|보낸 사람|보낸사람|expéditeur|mittente"
      ),
      (
        .to,
        "to|cc|an|kopie|kopie an|para|cc.|à|a|aan|till|kopia|til|kopi|vastaanottaja|kopio|do|dw|címzett|másolat|kime|alıcı|кому|копия|宛先|收件人|抄送|收件者|받는 사람|받는사람|참조|destinataire|destinatario"
      ),
      (
        .date,
        "date|sent|datum|gesendet|fecha|enviado|enviado el|enviada em|data|inviato|envoyé|verzonden|skickat|datum|dato|sendt|lähetetty|päivämäärä|wysłano|data|dátum|elküldve|tarih|gönderildi|дата|отправлено|日付|送信日時|日期|发送时间|寄件日期|날짜|보낸 날짜"
      ),
      (
        .subject,
        "subject|betreff|asunto|objet|sujet|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|tárgy|konu|тема|件名|主题|主旨|제목"
      ),
      (
        .replyTo,
        "reply-to|reply to|antwort an|antworten an|responder a|répondre à|rispondi a|antwoord aan|svar till|svar til"
      ),
    ] {
      for word in words.split(separator: "|") { heads[Folding.fold(word)] = role }
    }
    return heads
  }()
}
