/// Reads answers that were joined for people, `Name:Ana Ruiz, E-mail:ana@example.com`: a last resort,
/// because a comma may stand inside an answer.
enum PrettyAnswers {
  /// The answers, each under its label.
  static func fields(_ text: String, path: [String]) -> [Field] {
    var fields: [Field] = []
    for part in text.split(separator: ", ") {
      if let colon = part.prefix(100).firstIndex(of: ":"), !part[colon...].hasPrefix("://") {
        let value = part[part.index(after: colon)...].trimmed
        fields.append(Field(path: path + [String(part[..<colon].trimmed)], value: String(value)))
      } else if !fields.isEmpty {
        fields[fields.count - 1].value += ", " + part
      }
    }
    return fields
  }
}
