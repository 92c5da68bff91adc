/// What a reply to an alert means that begins with a no.
///
/// `No answer` is the commonest word for an attempt and `no interest` ends a lead: the word alone
/// says neither. In doubt nothing is closed.
enum AlertNegation {
  /// How many words behind the no are looked at: what comes later is about something else.
  private static let reach = 6
  /// Within how many of them an interest stands: `no idea at all whether interested` tells of none.
  private static let nearness = 2

  /// The meaning of a text by its first word; nil when that is no negation.
  static func read(first: String, rest: Substring) -> AlertWord? {
    let isNo = answers.contains(first)
    guard isNo || negations.contains(first) else { return nil }
    if let meaning = meaning(of: rest) { return meaning }
    // `Keine.` or `pas` alone answers no question.
    return isNo && endsAtOnce(rest) ? .no : .unclear
  }

  /// The same in scripts without spaces, where the phrase says more than its first sign.
  static func read(joined rest: Substring) -> AlertWord {
    let next = Folding.fold(rest.drop { !$0.isLetter }.prefix(20))
    if joinedTried.contains(where: { next.hasPrefix($0) }) { return .tried }
    if joinedInterest.contains(where: { next.hasPrefix($0) }) { return .no }
    return endsAtOnce(rest) ? .no : .unclear
  }

  /// Whether a call that somebody says to have made reached nobody: `called, no answer`.
  static func isUnreached(first: String, rest: Substring) -> Bool {
    guard dialled.contains(first) else { return false }
    let words = words(of: rest)
    for (place, word) in words.enumerated() {
      if mailboxes.contains(word) { return true }
      guard answers.contains(word) || negations.contains(word) else { continue }
      return words[(place + 1)...].prefix(nearness).contains { tried.contains($0) }
        || emptyHouse.contains(word)
    }
    return false
  }

  private static func meaning(of rest: Substring) -> AlertWord? {
    for (place, word) in words(of: rest).enumerated() {
      if tried.contains(word) { return .tried }
      if later.contains(word) { return .unclear }
      if place < nearness, interest.contains(word) { return .no }
    }
    return nil
  }

  private static func words(of rest: Substring) -> [String] {
    rest.prefix(400).split { !$0.isLetter }.prefix(reach).map { Folding.fold($0) }
  }

  private static func endsAtOnce(_ rest: Substring) -> Bool {
    guard let next = rest.first else { return true }
    return next.isNewline || next.isPunctuation
      || rest.drop { $0.isWhitespace && !$0.isNewline }.first.map {
        $0.isNewline || $0.isPunctuation
      } ?? true
  }

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map { Folding.fold($0) })
  }

  /// What answers a question by itself.
  private static let answers = set(
    "no nope nein non não nao nee nej nei ei nie nem hayır нет")

  /// What denies only the words behind it.
  private static let negations = set(
    """
    not nicht kein keine keinen keiner niemand pas ne aucun aucune personne sans niet geen niemand \
    ningún ninguna nadie sin não nenhum nenhuma ninguém sem nessun nessuna nessuno senza ingen \
    inget inte ikke intet brak nikt senki nincs nobody none without nooit never не никто \
    didn't didn’t doesn't doesn’t couldn't couldn’t can't can’t isn't isn’t wasn't wasn’t \
    n'a n’a kimse
    """)

  /// Words that by themselves say that nobody is there.
  private static let emptyHouse = set(
    "nobody niemand keiner personne nadie nessuno ninguém nikt senki ingen никто kimse")

  private static let mailboxes = set(
    """
    voicemail mailbox answerphone anrufbeantworter buzón contestador répondeur messagerie \
    segreteria antwoordapparaat telefonsvarare telefonsvarer vastaaja poczta автоответчик
    """)

  /// Words of an attempt, behind a no.
  private static let tried = set(
    """
    answer answers answered answering reply replies replied response respond responds responded \
    pick picks picked pickup reach reached reachable contact connection luck available home \
    voicemail mailbox try \
    antwort antwortet geantwortet reaktion erreicht erreichbar rangegangen abgenommen da \
    contesta contestó contestan contestado contestaron responde respondió responden respondido \
    respuesta coge cogen cogió localizado localizable \
    réponse répond répondent répondu joignable joint décroche décroché \
    bereikt bereikbaar antwoord gehoor opgenomen reactie neemt \
    atende atendeu atendem atendido responderam respondeu resposta \
    risponde risposto risposta rispondono raggiungibile raggiunto \
    svar svarar svarade svarer svarte svarede svarte nådd \
    vastaa vastannut vastausta vastauksia tavoitettu \
    odbiera odebrał odebrała odpowiada odpowiedział odpowiedziała odpowiedzi odpowiedź kontaktu \
    veszi vette válaszol válaszolt válasz érhető \
    cevap yanıt açmadı açmıyor ulaşılamadı \
    отвечает ответил ответила ответа берёт взял взяла дозвонился дозвонилась доступен
    """)

  /// Words of somebody who puts it off.
  private static let later = set(
    """
    tomorrow later morgen später mañana luego demain later amanhã depois domani dopo imorgon \
    senare huomenna myöhemmin jutro później holnap később yarın sonra завтра позже
    """)

  /// Thanks, and interest.
  private static let interest = set(
    """
    thanks thank thx interest interested need needed \
    danke interesse interessiert bedarf gracias interés interesa interesado interesada quiere \
    merci intérêt intéressé intéressée intéresse besoin bedankt dank geïnteresseerd obrigado \
    obrigada interessado interessada interessa grazie interessato tack tak takk intresserad \
    intresse interesseret interessert kiitos kiinnosta kiinnostunut dziękuję zainteresowany \
    zainteresowana zainteresowania köszönöm érdekli érdekel teşekkürler ilgilenmiyor спасибо \
    интересно интересует
    """)

  /// Those of the words for a call that tell of dialling and not of talking.
  private static let dialled = set(
    """
    called phoned rang angerufen telefoniert llamado llamada llamé appelé appelée téléphoné liguei \
    chamei chiamato chiamata telefonato gebeld ringde ringte ringede ringt ringet soitin \
    dzwoniłem dzwoniłam zadzwoniłem zadzwoniłam felhívtam hívtam aradım \
    позвонил позвонила звонил звонила
    """)

  private static let joinedTried = ["接", "在", "通", "不在", "電話に出", "出ませんでした", "응답", "답", "받"]
    .map { Folding.fold($0) }

  private static let joinedInterest = [
    "要", "用", "需要", "感兴趣", "感興趣", "谢谢", "謝謝", "興味", "結構", "関心", "관심", "괜찮", "감사",
  ].map { Folding.fold($0) }
}
