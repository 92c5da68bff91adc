/// What somebody wrote in a mail themselves, without what they answer and without their signature.
enum OwnWords {
  /// Lines beyond this are somebody else's.
  private static let maximumLines = 2000

  /// The writer's own lines.
  static func of(_ text: String) -> String {
    let lines = text.lines
    var own: [Substring] = []
    for place in lines.indices.prefix(maximumLines) {
      if ends(lines, at: place) { break }
      own.append(lines[place])
    }
    return String(own.joined(separator: "\n").trimmed)
  }

  /// The words so that equal ones are equal: case and white space folded, cut to 4,000 scalars.
  /// Nil below a dozen characters: everybody says `thank you`.
  static func folded(_ text: String) -> String? {
    let words = Identity.normalisedMessage(text)
    return words.unicodeScalars.count >= 12 ? words : nil
  }

  /// The lines that are not quoted, up to the history: a signature and rules stay, which forms
  /// write as well. Nil when there is nothing of others in the text.
  static func withoutHistory(_ text: String) -> String? {
    let lines = text.lines
    var own: [Substring] = []
    var hasOthers = false
    var isTop = true
    for place in lines.indices.prefix(maximumLines) {
      let line = lines[place].trimmed
      if line.first == ">" {
        hasOthers = true
        continue
      }
      // A form may have `From:` at its top, with a subject, but not a whole header.
      if isAttributed(lines, at: place) || isHistoryHead(lines, at: place, of: isTop ? 3 : 2) {
        hasOthers = true
        break
      }
      if !line.isEmpty { isTop = false }
      own.append(lines[place])
    }
    return hasOthers ? String(own.joined(separator: "\n").trimmed) : nil
  }

  /// What somebody wrote below what they answer: the lines that are neither quoted nor say who
  /// wrote the quoted ones.
  static func below(_ text: String) -> String {
    let lines = text.lines
    var own: [Substring] = []
    var isGoingOn = false
    for place in lines.indices.prefix(maximumLines) {
      let line = lines[place].trimmed
      let isHead = isAttributed(lines, at: place)
      if !isHead, !isGoingOn, line.first != ">" { own.append(lines[place]) }
      isGoingOn = isHead && line.last != ":" && line.last != "："
    }
    return of(own.joined(separator: "\n"))
  }

  /// Whether a label of a line means `From`, in any language.
  static func isSender(_ label: some StringProtocol) -> Bool {
    label.utf8.count <= 40 && senders.contains(Folding.fold(label))
  }

  /// Whether a line says by which device or site it was sent: `Sent from my phone`.
  static func isDeviceSignature(_ line: some StringProtocol) -> Bool {
    guard line.utf8.count <= 200 else { return false }
    let folded = Folding.fold(line)
    return folded.utf8.starts(with: "sent from ".utf8)
      || deviceSignatures.contains { folded.utf8.starts(with: $0.utf8) }
  }

  /// Whether the history or the signature begins with a line.
  private static func ends(_ lines: [Substring], at place: Int) -> Bool {
    let line = lines[place].trimmed
    guard let first = line.first else { return false }
    if first == ">" || first == "|" { return true }
    if line == "--" || line == "—" { return true }
    if "-_=*".contains(first), line.utf8.count >= 5, line.prefix(5).allSatisfy({ $0 == first }) {
      return true
    }
    let folded = Folding.fold(line.prefix(400))
    if deviceSignatures.contains(where: { folded.hasPrefix($0) }) { return true }
    return isAttributed(lines, at: place) || isHistoryHead(lines, at: place, of: 2)
  }

  /// Whether a line, or two, say who wrote what follows.
  private static func isAttributed(_ lines: [Substring], at place: Int) -> Bool {
    let line = lines[place].trimmed
    let below = place + 1 < lines.count ? lines[place + 1].trimmed : ""
    guard [line, below].contains(where: { $0.hasSuffix(":") || $0.hasSuffix("：") }) else {
      return false
    }
    let folded = Folding.fold(line.prefix(400))
    if isAttribution(folded) { return true }
    guard folded.utf8.count > 20, !below.isEmpty, folded.last != ":" else { return false }
    // Long attributions are folded onto a second line.
    let next = Folding.fold(below.prefix(400))
    return next.last == ":" && isAttribution(folded + " " + next)
  }

  /// `On Mon, 4 May 2026 at 11:12, Ana <ana@example.com> wrote:`.
  private static func isAttribution(_ folded: String) -> Bool {
    guard folded.last == ":" || folded.last == "：", folded.utf8.count < 400,
      folded.contains(where: { $0.isNumber || $0 == "@" })
    else { return false }
    let words = folded.split { !$0.isLetter }
    return words.contains { attributions.contains(String($0)) }
      || ["写道", "書きました", "작성"].contains { folded.contains($0) }
  }

  /// `From: … / Sent: … / To: …`, as Outlook begins what it quotes.
  private static func isHistoryHead(_ lines: [Substring], at place: Int, of count: Int) -> Bool {
    guard let label = label(lines[place]), senders.contains(label) else { return false }
    let next = lines[(place + 1)...].prefix(3)
    return next.filter { line in Self.label(line).map { heads.contains($0) } ?? false }.count
      >= count
  }

  private static func label(_ line: Substring) -> String? {
    // A label is short: its colon is among the first bytes, or there is none.
    guard line.utf8.prefix(300).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else {
      return nil
    }
    let text = line.trimmed.drop { $0 == "*" }
    guard let colon = text.prefix(30).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return nil
    }
    return Folding.fold(text[..<colon].filter { $0 != "*" }.trimmed)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: { $0 == "|" }).map { Folding.fold($0) })
  }

  private static let attributions = words(
    """
    wrote|schrieb|geschrieben|escribió|écrit|scritto|schreef|escreveu|skrev|kirjoitti|napisał\
    |napisała|pisze|írta|yazdı|пишет|написал|написала|skrifaði
    """)

  private static let senders = words(
    "from|von|de|da|van|från|fra|lähettäjä|od|feladó|kimden|от|差出人|发件人|보낸 사람|expéditeur|mittente")

  private static let heads = words(
    """
    sent|date|to|cc|subject|gesendet|datum|an|betreff|enviado|enviado el|fecha|para|asunto|envoyé\
    |à|objet|inviato|data|a|oggetto|verzonden|aan|onderwerp|enviada em|assunto|skickat|till|ämne\
    |sendt|til|emne|lähetetty|vastaanottaja|aihe|wysłano|do|temat|elküldve|címzett|tárgy\
    |gönderildi|kime|konu|отправлено|кому|тема|дата|送信日時|宛先|件名|发送时间|收件人|主题
    """)

  private static let deviceSignatures = [
    "sent from my ", "sent from outlook", "get outlook for", "von meinem ", "gesendet von ",
    "gesendet mit ", "enviado desde mi", "envoye de mon", "envoye depuis", "inviato da ",
    "enviado do meu", "verzonden vanaf", "verstuurd vanaf", "skickat fran min", "sendt fra min",
    "lahetetty ", "wyslane z ", "выслано ", "отправлено с ",
  ].map { Folding.fold($0) }
}
