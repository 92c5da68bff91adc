/// Subjects that machines write, told by their beginnings.
enum MailSubjects {
  /// Whether a subject is that of an out-of-office note. `Re: Automatic reply` is a person's.
  static func isAbsence(_ subject: String) -> Bool { begins(subject, with: absences) }

  /// Whether a subject says that a mail came back.
  static func isBounce(_ subject: String) -> Bool { begins(subject, with: bounces) }

  /// Whether a subject says that a mail is not delivered yet.
  static func isDelay(_ subject: String) -> Bool { begins(subject, with: delays) }

  /// Whether the words stand at the beginning and end there, at punctuation, or before a `Re:`.
  /// Scripts without spaces between words need no such end.
  private static func begins(_ subject: String, with table: [UInt8: [String]]) -> Bool {
    let text = Folding.fold(subject.prefix(200)).trimmed.drop { "[(【\"*".contains($0) }
    guard let first = text.utf8.first, let phrases = table[first] else { return false }
    return phrases.contains { phrase in
      guard text.utf8.starts(with: phrase.utf8) else { return false }
      guard phrase.unicodeScalars.allSatisfy({ $0.value < 0x2E80 }) else { return true }
      let rest = text.dropFirst(phrase.count)
      guard let next = rest.first(where: { $0 != " " }) else { return true }
      if rest.first?.isLetter == true || rest.first?.isNumber == true { return false }
      return !(next.isLetter || next.isNumber)
        || ["re:", "aw:", "sv:", "tr:", "rv:", "fw:", "fwd:", "until ", "from ", "bis ", "vom "]
          .contains { rest.drop { $0 == " " }.hasPrefix($0) }
    }
  }

  /// The phrases by their first bytes.
  private static func folded(_ text: String) -> [UInt8: [String]] {
    let phrases = text.split(separator: "|").map { Folding.fold($0.trimmed) }
    return Dictionary(grouping: phrases.filter { !$0.isEmpty }) { $0.utf8.first! }
  }

  private static let absences: [UInt8: [String]] = folded(
    """
    automatic reply|auto reply|auto-reply|autoreply|auto response|auto-response|autoresponse\
    |automatic response|automated reply|automated response|out of office|out-of-office\
    |out of the office|out of office autoreply|out of office auto reply|out of office auto-reply\
    |out of office reply|out of office message|out of office notification|away|i am out of office|i am out of the office|i'm out of office\
    |i'm out of the office|away from the office|away from my office|ooo|on vacation|vacation reply\
    |on annual leave|vacation\
    |automatische antwort|automatische antwortmail|automatische abwesenheitsnotiz\
    |abwesenheitsnotiz|abwesenheitsbenachrichtigung|abwesenheitsmeldung|abwesenheit|abwesend\
    |abwesenheitsassistent|nicht im büro|autoantwort|automatische rückantwort\
    |respuesta automática|respuesta automatica de|fuera de la oficina|fuera de oficina\
    |ausente de la oficina|autorespuesta|auto respuesta|estoy fuera de la oficina\
    |réponse automatique|absence du bureau|absent du bureau|absence|absente|absent\
    |notification d'absence|message d'absence|en dehors du bureau|hors du bureau\
    |resposta automática|fora do escritório|ausência temporária|ausência|ausente|estou ausente\
    |risposta automatica|fuori sede|fuori ufficio|assenza|assente|in ferie\
    |automatisch antwoord|automatisch bericht|automatische reactie|automatische beantwoording\
    |afwezigheidsbericht|afwezigheid|afwezig|niet aanwezig|buiten kantoor\
    |autosvar|automatiskt svar|automatisk svar|automatsvar|frånvaro|frånvarande|frånvaromeddelande\
    |fraværsmelding|fraværsbesked|fravær|fraværende|ikke på kontoret|inte på kontoret|ikke til stede\
    |sjálfvirkt svar|automaattinen vastaus|automaattivastaus|poissa|poissa toimistosta\
    |poissaoloviesti|poissaoloilmoitus\
    |odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem|nieobecność\
    |nieobecny|nieobecna|jestem poza biurem\
    |automatikus válasz|házon kívül|irodán kívül|távolléti értesítés|nem vagyok az irodában\
    |otomatik yanıt|otomatik cevap|ofis dışında|ofis dışındayım|otomatik yanit\
    |автоответ|автоматический ответ|автоматическое уведомление|вне офиса|отсутствую\
    |отсутствие на рабочем месте|нет на месте|в отпуске\
    |自動応答|自動返信|自動返答|不在通知|不在のお知らせ|不在：|不在:|外出中\
    |自动答复|自动回复|自動回覆|自動回复|自動答覆|外出自動回覆|外出|不在办公室|不在辦公室|休假\
    |자동 회신|자동회신|자동 응답|자동응답|자동 답장|부재중|부재 중
    """)

  private static let bounces: [UInt8: [String]] = folded(
    """
    undelivered mail returned to sender|undelivered mail|undeliverable|undeliverable mail\
    |undeliverable message|undelivered message|delivery status notification (failure)|mail delivery failed\
    |delivery status notification|mail delivery failure|mail delivery system|mail system error\
    |message not delivered|mail could not be delivered|your message could not be delivered\
    |message delivery failure|message undeliverable|returned mail|failure notice|delivery failure\
    |delivery failed|delivery has failed|failed delivery|mail failure|non delivery notification\
    |nondeliverable mail|non-delivery notification|message could not be delivered|returned to sender\
    |unzustellbar|nicht zustellbar|unzustellbare nachricht|zustellung fehlgeschlagen\
    |zustellungsfehler|mail nicht zugestellt|fehler bei der zustellung\
    |no se puede entregar|no entregado|correo no entregado|mensaje no entregado|no se pudo entregar\
    |devuelto|error de entrega|non remis|non distribuable|message non distribue|échec de la remise\
    |échec de remise|échec de livraison|courrier non remis|não é possível entregar|não entregue\
    |mensagem não entregue|falha na entrega|falha de entrega|non recapitabile|mancato recapito\
    |messaggio non recapitato|impossibile recapitare|onbestelbaar|niet bezorgd|kan niet worden bezorgd\
    |olevererbart|kan inte levereras|ej levererat|kan ikke leveres|ikke leveret|uleverbar\
    |ikke levert|ei toimitettavissa|toimitus epäonnistui|ei voitu toimittaa|ei voi toimittaa\
    |niedostarczalne|nie można dostarczyć|niedostarczona wiadomość|kézbesíthetetlen|nem kézbesíthető\
    |a kézbesítés sikertelen|teslim edilemedi|teslim edilemeyen|iletilemedi|недоставлено\
    |недоставленное сообщение|не удается доставить|не доставлено|сообщение не доставлено\
    |配信不能|配信できません|配信できませんでした|配信エラー|送信できません|无法投递|无法送达|退信|系统退信\
    |無法傳遞|無法送達|배달되지 않음|배달할 수 없음|전송 실패|발송 실패|반송
    """)

  private static let delays: [UInt8: [String]] = folded(
    """
    delivery status notification (delay)|delayed mail|delivery delayed|delayed delivery|delayed\
    |delivery delay|mail delivery delayed|message delayed|warning: could not send message\
    |warning: message delayed|warning: could not send message for past 4 hours|transient delivery failure\
    |warning - delayed mail|verzögerte zustellung|zustellung verzögert|entrega retrasada|remise retardée\
    |entrega atrasada|consegna ritardata|vertraagd
    """)
}
