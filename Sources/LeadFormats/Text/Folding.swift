/// Folds letters so that names of fields compare whatever their case, accents and width.
///
/// The standard library has no public NFKC; of it, field names need the Latin letters with
/// diacritics, the full-width forms and the half-width signs, and those are folded here.
enum Folding {
  /// Appends the folded form of a scalar; combining marks vanish.
  static func append(_ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: output.append(scalar)
    case 0x41...0x5A: output.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0x00...0x7F: output.append(scalar)
    case 0x0300...0x036F: return
    case 0xFF01...0xFF5E:
      guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return }
      append(narrow, to: &output)
    default: appendLetter(scalar, to: &output)
    }
  }

  /// The text folded.
  static func fold(_ text: some StringProtocol) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &output) }
    return String(output)
  }

  private static func appendLetter(
    _ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView
  ) {
    if let plain = letters[scalar] { return output.append(contentsOf: plain.unicodeScalars) }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let plain = letters[lower] {
        output.append(contentsOf: plain.unicodeScalars)
      } else if !(0x0300...0x036F).contains(lower.value) {
        output.append(lower)
      }
    }
  }

  private static let letters: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
      ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
      ("u", "ùúûüũūŭůűųǔụủưứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("е", "ё"),
    ]
    var table: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"]
    for (plain, accented) in groups {
      for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}

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
        && !(word == "q" && all.indices.contains(index + 1) && Self.isNumber(all[index + 1]))
    }
    // `question_1` is the number of a question, and says nothing of what is asked.
    let isNumbered = spoken.count < all.count && spoken.map(\.element) == ["question"]
    words = spoken.isEmpty || isNumbered ? all : spoken.map(\.element)
    key = words.joined()
  }

  private static let noise: Set<String> = [
    "your", "field", "fields", "input", "wpforms", "my", "please", "enter", "the", "required",
    "optional", "cf", "elementor", "ninja", "control",
  ]

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
        if !(0x0300...0x036F).contains(scalar.value), scalar != "'", scalar != "’" {
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
    if (0x30...0x39).contains(scalar.value) { return .digit }
    if scalar.properties.isUppercase { return .upper }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .lower : .other
  }
}
