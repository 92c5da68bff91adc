/// What a value looks like, when no name says what it is.
enum Shapes {
  /// Written where there is nothing to say.
  static func isPlaceholder(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let plain = text.lowercased()
    if placeholders.contains(plain) { return true }
    // A template's own mark that nothing was put in for.
    return plain.hasPrefix("{{") && plain.hasSuffix("}}")
      || plain.hasPrefix("[your-") && plain.hasSuffix("]")
      || plain.hasPrefix("%%") && plain.hasSuffix("%%") && plain.utf8.count > 4
  }

  private static let placeholders: Set<String> = [
    "", "n/a", "na", "null", "none", "nil", "-", "--", "undefined", "(empty)", "nan",
    "n.a.", "n/d", "k.a.", "k. a.", "s/n", "[object object]", "not provided", "not set",
    "(not set)",
    "not specified", "unspecified", "none provided", "no answer", "keine angabe", "keine angaben",
    "no especificado", "sin especificar", "non renseigné", "não informado", "non specificato",
    "niet ingevuld", "не указано", "не указан", "なし", "無し", "无", "無", "없음", "未填写", "未填寫",
    "–", "—", "---", "...", "?", "(null)", "<null>", "undefined undefined", "null null",
  ]

  /// Whether a field that is named as a name can hold this one.
  static func canBeName(_ text: some StringProtocol) -> Bool {
    text.utf8.count <= 300 && text.contains(where: \.isLetter) && !text.contains("@")
      && !text.contains("://") && !text.hasPrefix("{") && !text.contains(where: \.isNewline)
      && text.split(separator: " ").count <= 8
  }

  /// Two to four capitalised words and nothing else.
  static func looksLikeName(_ text: some StringProtocol) -> Bool {
    let words = text.split(separator: " ")
    return (2...4).contains(words.count) && text.utf8.count <= 100
      && words.allSatisfy { word in
        word.first!.isUppercase
          && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "." }
      }
  }

  /// A phone number that could hardly be a date, an address or an order's number.
  static func looksLikePhone(_ text: some StringProtocol) -> Bool {
    guard let number = Identity.phone(String(text)) else { return false }
    let digits = number.utf8.filter { $0 != UInt8(ascii: "+") }.count
    guard (8...15).contains(digits), !looksLikeTime(text) else { return false }
    if number.hasPrefix("+") { return true }
    let parts = text.split(whereSeparator: { !$0.isNumber })
    let isDotted = text.contains(".") && !text.contains(" ")
    return digits >= 9 && !isDotted && (number.hasPrefix("0") || parts.count >= 2)
  }

  /// `2026-05-04…`, `04.05.2026…` and the like.
  static func looksLikeTime(_ text: some StringProtocol) -> Bool {
    let parts = text.split(whereSeparator: { !$0.isNumber }).prefix(3).map(\.count)
    return parts == [4, 2, 2] || parts == [2, 2, 4] || parts == [1, 2, 4] || parts == [2, 1, 4]
      || text.contains(":")
  }

  /// A sentence or more.
  static func looksLikeMessage(_ text: some StringProtocol) -> Bool {
    text.utf8.count >= 20 && !text.hasPrefix("http") && !text.hasPrefix("Mozilla/")
      && text.split(maxSplits: 4, whereSeparator: \.isWhitespace).count >= 4
  }

  /// Whether a name says nothing, so that the value may speak: `q3`, `field_7`, `12`, `answer`.
  static func isOpaque(_ names: [FieldName]) -> Bool {
    names.allSatisfy { name in
      name.key.utf8.count <= 2
        || name.words.allSatisfy { word in
          opaque.contains(word) || word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }
  }

  private static let opaque: Set<String> = [
    "answer", "answers", "text", "value", "values", "content", "response", "item", "entry",
    "question", "questionid", "id", "q",
    "single", "line", "short",
  ]

  /// Whether a name speaks of something technical, whose value is never a person's.
  static func isTechnical(_ names: [FieldName]) -> Bool {
    names.contains { name in name.words.contains(where: technical.contains) }
  }

  private static let technical: Set<String> = [
    "id", "ip", "ref", "order", "zip", "plz", "postal", "postcode", "postleitzahl", "code", "date",
    "time", "timestamp", "key", "price", "budget", "amount", "url", "uri", "agent", "referer",
    "referrer", "path", "version", "hash", "session", "address", "fax", "vat", "tax", "iban", "key",
    "serial", "number", "browser", "title", "footer", "disclaimer", "status", "user", "language",
  ]

  /// Whether an address is a machine's or nobody's: it cannot be answered.
  static func isNoReply(_ email: String) -> Bool {
    let local = email.prefix { $0 != "@" }.lowercased().filter(\.isLetter)
    return ["noreply", "donotreply", "mailerdaemon", "postmaster", "bounce", "bounces", "nobody"]
      .contains(local) || local.hasPrefix("noreply") || local.hasPrefix("donotreply")
  }

  /// The addresses in a text.
  static func addresses(in text: String) -> [String] {
    let words = text.split { $0.isWhitespace || ",;:()<>[]\"'|".contains($0) }
    return words.filter { $0.contains("@") }.compactMap { word in
      let end = word.lastIndex { !".!?".contains($0) }
      return end.flatMap { Identity.email(String(word[...$0])) }
    }
  }

  /// The phone numbers in a text, as written.
  static func phones(in text: String) -> [String] { runs(in: text).filter { looksLikePhone($0) } }

  /// What is written like a number of eight digits or more, where a number is expected.
  static func runs(in text: String) -> [String] {
    let runs = text.split { !($0.isASCII && $0.isNumber) && !" +-()/.".contains($0) }
    return runs.map { $0.drop { !"+(0123456789".contains($0) } }.compactMap { run in
      let end = run.lastIndex { $0.isNumber }
      let number = end.map { String(run[...$0]) } ?? ""
      let digits = Identity.phone(number)?.utf8.count ?? 0
      return (8...16).contains(digits) && !looksLikeTime(number) ? number : nil
    }
  }

  /// Whether a flag is set, as forms write it.
  static func isTrue(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 8 else { return false }
    return ["true", "1", "yes", "on", "y", "spam"].contains(text.lowercased())
  }
}
