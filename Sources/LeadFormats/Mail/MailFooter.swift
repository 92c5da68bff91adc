/// What form handlers and mail programs write above and below what a person wrote.
enum MailFooter {
  /// Whether the form's own remarks begin with a line.
  static func begins(_ line: some StringProtocol) -> Bool {
    guard line.utf8.count >= 12 else { return false }
    let scalars = line.unicodeScalars.prefix(130).drop(while: isMark)
    // Footers begin with few letters: most lines are told by these.
    var start = String.UnicodeScalarView()
    for scalar in scalars.prefix(4) { Folding.append(scalar, to: &start) }
    guard let all = footers[Beginning(Array(String(start).utf8))] else { return false }
    var text = String.UnicodeScalarView()
    for scalar in scalars { Folding.append(scalar, to: &text) }
    let bytes = Array(String(text).utf8)
    return all.contains { bytes.starts(with: $0) }
  }

  /// Whether a text above the first label only announces the form.
  static func isAnnouncement(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    let bytes = Array(Folding.fold(text).utf8)
    return bytes.indices.contains { place in
      announcements[bytes[place]]?.contains { bytes[place...].starts(with: $0) } ?? false
    }
  }

  /// What may stand before a footer's first word.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "*", "_", "-", "–", "—", " ": true
    default: false
    }
  }

  /// The first three bytes of a folded text.
  private struct Beginning: Hashable {
    let value: UInt32

    init(_ bytes: [UInt8]) { value = bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
  }

  private static func folded(_ text: String) -> [[UInt8]] {
    text.split(separator: "|").map { Array(Folding.fold($0.trimmed).utf8) }
  }

  private static let footers: [Beginning: [[UInt8]]] = Dictionary(
    grouping: folded(
      """
      this e-mail was sent from|this email was sent from|this mail was sent from\
      |this message was sent from|this email was sent via|this e-mail was sent via|this is a notification that\
      |this message was sent via|this is an automated message|this is an automatic message\
      |sent via form submission from|sent via https:|sent via http:|sent from (ip address)\
      |this message was sent automatically|this email was sent automatically\
      |this e-mail was sent automatically|this mail was sent automatically|this message was generated\
      |this email was generated|this e-mail was generated|this message has been sent|this email has been sent\
      |this e-mail has been sent|this email is sent|this message is sent|this email was automatically\
      |this e-mail was automatically|this message was automatically|this email is automatically\
      |this message was submitted|this enquiry was sent|this inquiry was sent|this lead was sent\
      |this is an automated e-mail|this is an automated email|this is an automatic email|this notification was\
      |automatically generated|dies ist eine automatisch|dies ist eine automatische|automatisch generiert\
      |automatisch erstellt|este es un mensaje automático|este es un correo automático|mensaje generado\
      |este mensaje ha sido|este correo ha sido|ceci est un message automatique|ceci est un e-mail automatique\
      |message envoyé automatiquement|message généré|questo è un messaggio automatico|messaggio generato\
      |questa è un'e-mail automatica|esta é uma mensagem automática|mensagem enviada automaticamente\
      |dit is een automatisch|dit bericht werd|dit bericht is automatisch|dette er en automatisk\
      |denne meddelelse er|denne besked er|denne meldingen|detta är ett automatiskt|detta e-postmeddelande är\
      |tämä on automaattinen|wiadomość wygenerowana|ta wiadomość jest|ez egy automatikus|bu otomatik\
      |это автоматическое|tato zpráva byla|tento e-mail byl|acest mesaj a fost|acest e-mail a fost\
      |this form was submitted|you are receiving this email because|you received this email because\
      |you received this message because|to unsubscribe|manage notifications|does this submission look like spam\
      |if you think this submission is spam|reply to this email to respond|powered by elementor\
      |diese e-mail wurde|diese email wurde|diese mail wurde|diese nachricht wurde\
      |este mensaje se ha enviado desde|este mensaje se envió desde|este correo electrónico se ha enviado\
      |este correo se ha enviado|este correo fue enviado|este e-mail fue enviado|este mensaje fue enviado\
      |cet e-mail a été envoyé|cet email a été envoyé|ce message a été envoyé|ce mail a été envoyé\
      |cet e-mail est envoyé|questa e-mail è stata inviata|questa email è stata inviata\
      |questo messaggio è stato inviato|questa mail è stata inviata\
      |esta mensagem foi enviada|este e-mail foi enviado|este email foi enviado\
      |deze e-mail is verzonden|deze e-mail werd verzonden|dit bericht is verzonden|deze email is verzonden\
      |deze e-mail is verstuurd|detta e-postmeddelande skickades|det här e-postmeddelandet|detta meddelande skickades\
      |detta mejl skickades|denne e-post ble sendt|denne e-posten ble sendt|denne e-mail blev sendt\
      |denne e-mail er sendt|denne mail er sendt|tämä sähköposti lähetettiin|tämä viesti on lähetetty\
      |tämä viesti lähetettiin|ten e-mail został wysłany|ta wiadomość została wysłana\
      |wiadomość została wysłana|ezt az e-mailt|ez az e-mail|ez az üzenet\
      |bu e-posta|bu ileti|это письмо было отправлено|это письмо отправлено|это сообщение отправлено\
      |это сообщение было отправлено|このメールは|このメッセージは|本メールは|此邮件是|这封邮件|此電子郵件|本邮件\
      |이 메일은|이 이메일은|이 메시지는
      """), by: Beginning.init)

  private static let announcements: [UInt8: [[UInt8]]] = Dictionary(
    grouping: folded(
      """
      form|submission|submitted|new message|new enquiry|new inquiry|new lead|new entry|new contact\
      |new request|new response|received a|website|web site|contacted you|neue anfrage|neue nachricht\
      |kontaktanfrage|folgende|webseite|nuevo mensaje|nueva solicitud|nueva consulta|nuevo contacto\
      |ha recibido|has recibido|nouveau message|nouvelle demande|vous avez recu|nuovo messaggio\
      |nuova richiesta|hai ricevuto|nova mensagem|novo contato|novo contacto|voce recebeu|recebeu um\
      |nieuw bericht|nieuwe aanvraag|ontvangen|nytt meddelande|ny besked|ny henvendelse|ny melding\
      |uusi viesti|lomake|lomakkeen|nowa wiadomosc|nowe zgloszenie|uj uzenet|urlap|yeni mesaj|yeni form\
      |новая заявка|новое сообщение|заявка с сайта|форм|お問い合わせ|フォーム|以下の内容|表单|表單|留言|문의|양식
      """), by: { $0[0] })
}
