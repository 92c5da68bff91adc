/// What the first word of a reply to an alert asks for, in the languages of the field dictionary.
enum AlertWord: CaseIterable {
  /// I take it.
  case mine
  /// I talked to them.
  case called
  /// I wrote to them.
  case answered
  /// I tried and reached nobody.
  case tried
  /// It is nobody.
  case spam
  /// They want nothing.
  case no
  /// A no of which it is not clear what it denies.
  case unclear

  /// The meaning of a text's first word, and the rest of the text; nil when the word says nothing.
  static func read(_ text: String) -> (word: AlertWord, rest: String)? {
    let start = text.drop { !$0.isLetter }
    let first = start.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
    guard !first.isEmpty, first.utf8.count <= 200 else { return nil }
    let folded = Folding.fold(first)
    let behind = start.dropFirst(first.count)
    if let word = AlertNegation.read(first: folded, rest: behind) {
      // Without its no the rest would say the contrary.
      return (word, word == .no ? note(behind) : String(start.trimmed))
    }
    if AlertNegation.isUnreached(first: folded, rest: behind) { return (.tried, note(behind)) }
    if let word = table[folded] { return (word, note(behind)) }
    return read(joined: start, folded)
  }

  /// Scripts without spaces go on with the next word at once.
  private static func read(
    joined start: Substring, _ folded: String
  ) -> (word: AlertWord, rest: String)? {
    guard let (phrase, word) = joined.first(where: { folded.hasPrefix($0.0) }) else { return nil }
    let behind = start.dropFirst(phrase.count)
    switch word {
    case .no:
      let meaning = AlertNegation.read(joined: behind)
      return (meaning, meaning == .no ? note(behind) : String(start.trimmed))
    case .mine:
      // `私は電話しました`: who it was says less than what was done.
      let next = behind.drop { "はがもの".contains($0) }
      let deed = joined.first { $0.1 != .mine && Folding.fold(next).hasPrefix($0.0) }
      return (deed?.1 ?? .mine, note(behind))
    case .called, .answered, .tried, .spam, .unclear: return (word, note(behind))
    }
  }

  private static func note(_ behind: Substring) -> String {
    String(behind.drop { !$0.isLetter && !$0.isNumber }.trimmed)
  }

  /// What is done for it.
  var deed: ResponseKind {
    switch self {
    case .mine: .claim
    case .called, .answered: .contact
    case .tried: .attempt
    case .spam, .no: .close
    case .unclear: .note
    }
  }

  /// By which way the lead was reached, where the word says so.
  var channel: String? { self == .called ? "call" : nil }

  /// How the lead ends with it.
  var outcome: Outcome? {
    switch self {
    case .spam: .spam
    case .no: .notInterested
    case .mine, .called, .answered, .tried, .unclear: nil
    }
  }

  private var words: String {
    switch self {
    case .mine:
      """
      mine claim claimed taken taking meins meiner meine mir übernehme übernommen mio mía mío mía \
      tomo cojo yo moi mien mienne prends pris meu minha assumo eu io prendo mia mijn neem ik min \
      mitt mitt tar minun otan moje moja mój biorę enyém viszem benim alıyorum мой моё моя беру
      """
    case .called:
      """
      called phoned rang spoke talked reached angerufen telefoniert gesprochen erreicht llamado \
      llamada llamé hablado hablé appelé appelée téléphoné parlé liguei ligado falei chamei chiamato \
      chiamata telefonato parlato gebeld gesproken bereikt ringt ringde ringede pratat ringte ringet \
      snakket talt soitin soitettu puhuin dzwoniłem dzwoniłam zadzwoniłem zadzwoniłam rozmawiałem \
      rozmawiałam felhívtam hívtam beszéltem aradım konuştum позвонил позвонила звонил звонила
      """
    case .answered:
      """
      answered replied done wrote mailed emailed responded beantwortet geantwortet erledigt \
      geschrieben respondido respondida contestado contesté respondí hecho escrito répondu fait \
      écrit respondi feito escrevi risposto fatto scritto beantwoord geantwoord gedaan geschreven \
      svarat svarade besvarat klart svart besvart svaret besvaret skrevet vastattu vastasin tehty \
      odpowiedziałem odpowiedziałam odpisałem odpisałam odpowiedziano zrobione válaszoltam \
      megválaszolva kész cevapladım yanıtladım yazdım ответил ответила отвечено написал написала
      """
    case .tried:
      """
      tried attempted attempt voicemail unreachable versucht probiert intentado intenté probé essayé \
      tenté tentado tentei provato tentato geprobeerd försökt försökte provat forsøkt forsøkte \
      prøvd prøvde forsøgt forsøgte prøvet yritin yritetty próbowałem próbowałam próbowano \
      próbáltam megpróbáltam denedim пробовал пробовала пытался пыталась
      """
    case .spam: "spam junk werbung publicidad pub pourriel spazzatura skräp roska szemét спам"
    case .no, .unclear: ""
    }
  }

  /// Words of scripts that are written without spaces.
  private var joinedWords: String {
    switch self {
    case .mine: "私が 私 担当します 我的 我来 제가"
    case .called: "電話しました 電話済 架電済 已致电 打过电话 전화했"
    case .answered: "返信しました 返信済 回答しました 回答済 対応済 已回复 已答复 답장했 답변했"
    case .tried: "不在 試しました 試した 试过 没接 没人接 無人接 부재중 시도"
    case .spam: "スパム 迷惑 垃圾 스팸"
    case .no: "いいえ 不 아니요 아니오 아니"
    case .unclear: ""
    }
  }

  private static let table: [String: AlertWord] = {
    var table: [String: AlertWord] = [:]
    for word in allCases {
      for text in word.words.split(separator: " ") { table[Folding.fold(text)] = word }
    }
    return table
  }()

  private static let joined: [(String, AlertWord)] = allCases.flatMap { word in
    word.joinedWords.split(separator: " ").map { (Folding.fold($0), word) }
  }
}
