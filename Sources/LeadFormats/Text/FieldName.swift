/// A field's name taken apart: lower case, no accents, words split at punctuation, digits and
/// camelCase, words that say nothing left out.
struct FieldName: Equatable {
  /// The words in order.
  let words: [String]
  /// The words in one piece: `e-mail`, `E Mail` and `email` are the same.
  let key: String

  private static let known = Memo<String, FieldName>(maximum: 4096)

  init(_ name: some StringProtocol) {
    // A question may be long; names come again.
    guard name.utf8.count <= 64 else {
      self.init(reading: name)
      return
    }
    let text = String(name)
    self = Self.known.value(of: text) { FieldName(reading: text) }
  }

  private init(reading name: some StringProtocol) {
    let all = Self.split(name)
    let spoken = all.enumerated().filter { index, word in
      !Self.isNumber(word) && !Self.noise.contains(word)
        && !(Self.numbered.contains(word) && all.indices.contains(index + 1)
          && Self.isNumber(all[index + 1]))
    }
    // `question_1` is the number of a question, and says nothing of what is asked.
    let isNumbered = spoken.count < all.count && spoken.map(\.element) == ["question"]
    words = spoken.isEmpty || isNumbered ? all : spoken.map(\.element)
    key = words.joined()
  }

  /// Articles, possessives and prepositions, the builders' prefixes, and what marks a field that
  /// must be filled.
  private static let noise: Set<String> = {
    let text = """
      your yours field fields input wpforms my me please enter required optional cf elementor ninja \
      control the an of for our nf et pb wpcf frm txt fld inp tb usr gform mf si dp ctl fluentform mk \
      ihr ihre ihren ihrem ihrer dein deine deinen deiner bitte der die das des dem den und oder eine \
      ein pflichtfeld pflicht su sus tu tus el la los las del de y un una por favor obligatorio \
      obligatoria opcional votre vos ton ta le les du ou une obligatoire facultatif optionnel merci \
      seu sua os da das dos obrigatorio il lo gli tuo tua vostro vostra suo della dello degli di \
      obbligatorio facoltativo uw je jouw jullie het een van en verplicht optioneel verplichte din \
      ditt dit dine och og obligatorisk pakrevd valfritt valgfri valgfritt twoj twoja twoje panstwa \
      prosze wymagane wymagany obowiazkowe opcjonalne az kotelezo opcionalis pakollinen zorunlu \
      lutfen giriniz girin ve ваш ваша ваше ваши и обязательно укажите введите 必須 必填 필수 任意 \
      選填 选填 선택 可选 請填寫 请填写 请输入 請輸入 入力してください 您的 σας το και vase vas prosim \
      povinne dvs va rugam si el vostre vostra teu teva обовязково та
      """
    return Set(text.split(separator: " ").map { Folding.fold($0) })
  }()

  /// What an apostrophe ties to the next word: `l'entreprise`, `dell'azienda`.
  private static let elided: Set<String> = [
    "l", "d", "n", "s", "qu", "dell", "nell", "all", "dall", "sull", "un",
  ]

  /// What is counted before a field's own name: `q7_email`, `form-0-name`.
  private static let numbered: Set<String> = ["q", "form"]

  private static func isNumber(_ word: String) -> Bool {
    word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private enum Sort { case lower, upper, digit, other }

  private static func split(_ name: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var before = Sort.other
    func close() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    let scalars = Array(name.unicodeScalars.prefix(200))
    for (index, scalar) in scalars.enumerated() {
      let sort = sort(scalar)
      guard sort != .other else {
        if scalar == "'" || scalar == "’" {
          if elided.contains(String(word)) {
            word = String.UnicodeScalarView()
            before = .other
          }
        } else if !(0x0300...0x036F).contains(scalar.value) {
          close()
          before = .other
        }
        continue
      }
      let next = index + 1 < scalars.count ? Self.sort(scalars[index + 1]) : .other
      let startsWord =
        (sort == .upper && before == .lower) || ((sort == .digit) != (before == .digit))
        // The last capital of `HTMLForm` belongs to the word after it.
        || (sort == .upper && before == .upper && next == .lower)
      if startsWord { close() }
      Folding.append(scalar, to: &word)
      before = sort
    }
    close()
    return words
  }

  private static func sort(_ scalar: Unicode.Scalar) -> Sort {
    // Nearly every name is ASCII, and the tables of Unicode are slow.
    switch scalar.value {
    case 0x30...0x39: return .digit
    case 0x41...0x5A: return .upper
    case 0x61...0x7A: return .lower
    case 0..<0x80: return .other
    default: break
    }
    if scalar.properties.isUppercase { return .upper }
    // The long-vowel mark of kana is a letter of its word; the middle dot is not.
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .lower : .other
  }
}
