/// Tells the charset of bytes that declare none and are no UTF-8: each candidate's text is read and
/// scored by how people write, because in forms there are few letters to count.
enum CharsetGuess {
  /// Surest first: of equal scores the earlier one is taken.
  private static let candidates: [KnownCharset] = [
    .windows1252, .latin9, .windows1250, .latin2, .windows1251, .koi8r, .windows1254, .gb18030,
    .eucKR, .shiftJIS, .eucJP, .big5,
  ]

  /// Bytes that are looked at, from a little before the first that is not ASCII.
  private static let sample = 4096

  /// The likeliest charset; Windows-1252, which fits everything, when nothing speaks.
  static func charset(of bytes: [UInt8]) -> KnownCharset {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .windows1252 }
    let part = bytes[max(0, first - 32)...].prefix(sample)
    // A character that the sample cuts in two is not held against anybody.
    let isCut = part.endIndex < bytes.endIndex
    var best = (charset: KnownCharset.windows1252, score: -Double.infinity)
    for charset in candidates {
      guard let output = CharsetConverter.decode(part, from: charset) else { continue }
      let text = String(decoding: output.bytes, as: UTF8.self)
      var score =
        charset.isSingleByte ? LatinScore.of(text, in: charset) : EastScore.of(text, in: charset)
      score -= Double(max(0, output.errors - (isCut ? 1 : 0))) * (charset.isSingleByte ? 2 : 6)
      if score > best.score + 0.001 { best = (charset, score) }
    }
    return best.charset
  }
}

/// Scores a text of an alphabet: letters that one language has, in words of one script and case.
private enum LatinScore {
  private static let languages:
    [(charsets: Set<KnownCharset>, letters: Set<Unicode.Scalar>, prior: Double)] = [
      ([.windows1252, .latin9], set("éèêëàâîïôûùüçœæÿ"), 0),
      ([.windows1252, .latin9], set("äöüß"), 0),
      ([.windows1252, .latin9], set("áéíóúñü"), 0),
      ([.windows1252, .latin9], set("áâãàçéêíóôõú"), 0),
      ([.windows1252, .latin9], set("àèéìíòóùú"), 0), ([.windows1252, .latin9], set("åäöæøé"), 0),
      ([.windows1252, .latin9], set("áðéíóúýþæö"), -2),
      ([.windows1250, .latin2], set("ąćęłńóśźż"), 0),
      ([.windows1250, .latin2], set("áčďéěíňóřšťúůýžľĺŕäô"), 0),
      ([.windows1250, .latin2], set("áéíóöőúüű"), 0), ([.windows1250, .latin2], set("čćđšž"), 0),
      ([.windows1250, .latin2], set("ăâîşţ"), -1), ([.windows1254], set("çğıöşüâîİ"), -0.5),
    ]

  private static func set(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }

  /// Marks that stand between words in any language.
  private static let marks = set("€–—‘’“”„…«»¿¡°§©®·•²³ªº\u{A0}№£")
  private static let commonCyrillic = set("оеаинтсрвлкмдпу")

  static func of(_ text: String, in charset: KnownCharset) -> Double {
    let scalars = Array(text.unicodeScalars)
    var letters: [Unicode.Scalar: Int] = [:]
    var score = 0.0
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      guard scalar.properties.isAlphabetic, !"ªº".unicodeScalars.contains(scalar) else {
        score += symbol(scalar, before, after)
        continue
      }
      // A capital inside a word shows that the case is the wrong way round.
      let isCapital = scalar.properties.isUppercase
      if isCapital, before.properties.isLowercase { score -= 2 }
      if isCyrillic(scalar) {
        let neighbours = [before, after].filter { $0.properties.isAlphabetic }
        if neighbours.contains(where: { !isCyrillic($0) }) {
          score -= 2
        } else if neighbours.isEmpty {
          // A letter alone is a word in few languages, and an accented one in none of these.
          score += 0.3
        } else {
          score += commonCyrillic.contains(lower(scalar)) ? 1.5 : isCapital ? 0.7 : 1
        }
        if scalar.value > 0x44F || scalar.value < 0x410, scalar != "ё", scalar != "Ё" { score -= 1 }
      } else {
        letters[lower(scalar), default: 0] += 1
        // Portuguese has `õe` alone; anything else is a Hungarian `ő` read wrongly.
        if lower(scalar) == "õ", lower(after) != "e" { score -= 1.5 }
        if after.value >= 0x80, after.properties.isAlphabetic { score -= 0.5 }
      }
    }
    return score + (letters.isEmpty ? 0 : covered(letters, charset))
  }

  private static func symbol(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Double {
    if scalar.value < 0xA0 { return -3 }
    // `don’t` and `Fähr­mann` have a mark inside a word, `Jos¹a` has not.
    let isInside = before.properties.isAlphabetic && after.properties.isAlphabetic
    let touches = before.properties.isAlphabetic || after.properties.isAlphabetic
    if scalar == "’" || scalar == "\u{AD}" || scalar == "\u{A0}" { return 0.1 }
    if isInside { return -2 }
    guard marks.contains(scalar) else { return touches ? -2 : -1 }
    return touches && "€²³°£".unicodeScalars.contains(scalar) ? -0.5 : 0.1
  }

  /// How well one language of the charset has all the letters.
  private static func covered(_ letters: [Unicode.Scalar: Int], _ charset: KnownCharset) -> Double {
    let all = languages.filter { $0.charsets.contains(charset) }
    guard !all.isEmpty else { return Double(letters.values.reduce(0, +)) * -1.5 }
    return all.map { language in
      letters.reduce(language.prior) { sum, item in
        sum + Double(item.value) * (language.letters.contains(item.key) ? 1 : -1.5)
      }
    }.max() ?? 0
  }

  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    (0x400...0x4FF).contains(scalar.value)
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }
}

/// Scores a text of China, Japan or Korea by its commonest characters, among them those of names.
private enum EastScore {
  private static let common: [KnownCharset: Set<Unicode.Scalar>] = [
    .gb18030: set(
      """
      的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里\
      用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实\
      您请问谢需产品价格询联系电话公司先生女士报购买王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑韩唐冯\
      小明伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超平刚桂
      """),
    .big5: set(
      """
      的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡\
      用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實\
      您請問謝需產品價格詢聯絡電話公司先生女士報購買王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭韓唐馮\
      明偉芳娜秀英敏靜麗強磊軍洋勇豔傑娟濤超平剛桂美雅怡君志豪
      """),
    .eucKR: set(
      """
      이다는을의에가고하지은로한기자사리도시나어서인대해아그있수라니일보스주정것전제부게요습합문안녕세저\
      구상연성장김박최강조윤임신오권황송유홍민영현준우진희경미선혜은지원재동석호철습니까드립견적격담
      """),
  ]

  private static func set(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }

  static func of(_ text: String, in charset: KnownCharset) -> Double {
    var score = 0.0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      // Alone inside a word of Latin letters stands an accented letter, read wrongly.
      let isAlone =
        index > 0 && index + 1 < scalars.count && isLatin(scalars[index - 1])
        && isLatin(scalars[index + 1])
      score += isAlone ? -2 : weight(scalar, charset)
    }
    return score
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20)
  }

  private static func weight(_ scalar: Unicode.Scalar, _ charset: KnownCharset) -> Double {
    switch scalar.value {
    // Wide punctuation and letters.
    case 0x3000...0x3002, 0x300C...0x300F, 0xFF01...0xFF5E: return 0.8
    case 0x3041...0x3096, 0x30A1...0x30FC:
      return charset == .shiftJIS || charset == .eucJP ? 3 : -1
    case 0xFF61...0xFF9F: return -1
    case 0xAC00...0xD7A3:
      guard charset == .eucKR else { return -1 }
      return common[.eucKR]?.contains(scalar) == true ? 3.5 : 1.8
    case 0x4E00...0x9FFF:
      if common[charset]?.contains(scalar) == true { return 3.5 }
      // Characters of the first level are what people write; behind them lie rare ones.
      guard charset != .eucKR else { return -1 }
      return isFirstLevel(scalar, charset) ? 1.6 : -0.8
    case 0xE000...0xF8FF, 0xFFFD: return -4
    default: return -1.2
    }
  }

  /// Whether the charset counts a character among its usual ones, which come first in its order.
  private static func isFirstLevel(_ scalar: Unicode.Scalar, _ charset: KnownCharset) -> Bool {
    switch charset {
    case .shiftJIS, .eucJP: japanese.contains(scalar)
    case .gb18030: simplified.contains(scalar)
    case .big5: traditional.contains(scalar)
    default: false
    }
  }

  private static let japanese = characters(.eucJP, leads: 0xB0...0xCF, trails: 0xA1...0xFE)
  private static let simplified = characters(.gb18030, leads: 0xB0...0xD7, trails: 0xA1...0xFE)
  private static let traditional = characters(.big5, leads: 0xA4...0xC6, trails: 0x40...0x7E)
    .union(characters(.big5, leads: 0xA4...0xC6, trails: 0xA1...0xFE))

  private static func characters(
    _ charset: KnownCharset, leads: ClosedRange<UInt8>, trails: ClosedRange<UInt8>
  ) -> Set<Unicode.Scalar> {
    let bytes = leads.flatMap { lead in trails.flatMap { [lead, $0] } }
    guard let output = CharsetConverter.decode(bytes, from: charset) else { return [] }
    return Set(
      String(decoding: output.bytes, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" })
  }
}
