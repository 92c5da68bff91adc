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
      ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"), ("υ", "ύϋΰ"), ("ω", "ώ"),
      ("σ", "ς"),
    ]
    var table: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"]
    for (plain, accented) in groups {
      for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}
