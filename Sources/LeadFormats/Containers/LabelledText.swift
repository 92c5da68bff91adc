/// Reads what contact forms write into mails: `Label: value` lines, or a label line and then its
/// value; a message runs to its end.
struct LabelledText {
  /// What was found, in order; lines under no label are one field `text`.
  private(set) var fields: [Field] = []
  /// How many labels of known meaning there were.
  private(set) var labelCount = 0

  /// Lines beyond this are read as text: a form has few.
  private static let maximumLabels = 2000

  /// Whether the first words are a label of known meaning.
  private(set) var startsWithLabel = false

  private var lookups = 0
  private var label: String?
  private var isMessage = false
  private var lines: [String] = []
  private var loose: [String] = []

  /// What stands above the first label.
  private(set) var preamble = ""

  /// The fields of a text.
  static func read(_ text: String) -> LabelledText {
    var reader = LabelledText()
    let lines = text.lines
    let last = lines.lastIndex { !$0.trimmed.isEmpty }
    for (index, line) in lines.enumerated() {
      // A blank line may lie between a label and its value, more do not.
      let next = lines.dropFirst(index + 1).prefix(2).first { !$0.trimmed.isEmpty }
      if index == last, reader.isSignature(line) { break }
      guard reader.take(String(line), next: next?.trimmed ?? "") else { break }
    }
    reader.close()
    let loose = reader.loose.joined(separator: "\n").trimmed
    if !loose.isEmpty {
      // What has no label is no message beside one that has.
      let hasMessage = reader.fields.contains { FieldMatcher.match($0)?.role == .message }
      let name = hasMessage ? "unlabelled" : "text"
      reader.fields.append(Field(path: [name], value: String(loose)))
    }
    if reader.labelCount == 0 { reader.startsWithLabel = false }
    return reader
  }

  /// Takes a line; false at the signature.
  private mutating func take(_ line: String, next: Substring) -> Bool {
    let text = line.trimmed
    if text == "--" { return false }
    if MailFooter.begins(text) {
      // Above the first label it announces the form: where it was sent from.
      guard label == nil, fields.isEmpty else { return false }
      loose.append(String(text))
      return true
    }
    if let name = Self.framed(text) {
      open(label: name)
      return true
    }
    if lookups < Self.maximumLabels, let (name, value) = labelled(text),
      opens(name, value.isEmpty ? String(next) : value, isAlone: value.isEmpty),
      !(value.isEmpty && announces(name, next))
    {
      open(label: name)
      if !value.isEmpty { lines.append(value) }
      return true
    }
    // A rule ends what people wrote; below it stand the form's own remarks.
    if text.utf8.count >= 3, text.utf8.allSatisfy({ "-_=*".utf8.contains($0) }) {
      // One under a label underlines it.
      if !lines.isEmpty || !isMessage { close() }
      return true
    }
    guard label != nil else {
      loose.append(String(text))
      return true
    }
    // A value under its label ends with a blank line, a message does not.
    if text.isEmpty, !isMessage, !lines.isEmpty {
      close()
    } else if !text.isEmpty || isMessage {
      lines.append(isMessage ? line : String(text))
    }
    return true
  }

  /// `You have received a new message:` above the first label is no message's label.
  private mutating func announces(_ name: String, _ next: Substring) -> Bool {
    guard fields.isEmpty, let match = FieldMatcher.match(Field(path: [name], value: "")),
      match.role == .message, match.rank > .alias, let (label, _) = labelled(next)
    else { return false }
    return Self.role(label) != nil
  }

  /// `Sent from My Site` in the last line, below something else.
  private func isSignature(_ line: Substring) -> Bool {
    OwnWords.isDeviceSignature(line.trimmed)
      && (label == nil ? !fields.isEmpty : !lines.allSatisfy(\.isEmpty))
  }

  /// Whether a line that looks like a label is one here: inside a message only a known one.
  private func opens(_ name: String, _ value: String, isAlone: Bool) -> Bool {
    guard isMessage else { return true }
    if TechnicalLine.matches(name, value) { return !isAlone }
    guard let match = Self.match(name), match.rank <= .alias else { return false }
    switch match.role {
    case .email: return Identity.email(value) != nil
    case .phone: return Identity.phone(value) != nil
    case .event, .message, .subject: return false
    default: return !isAlone
    }
  }

  /// `--- Name ---`, as WPForms writes into plain mails.
  private static func framed(_ text: Substring) -> String? {
    guard text.hasPrefix("--- "), text.hasSuffix(" ---"), (9...80).contains(text.utf8.count) else {
      return nil
    }
    return String(text.dropFirst(4).dropLast(4).trimmed)
  }

  private mutating func open(label name: String) {
    let isKnown = Self.role(name) != nil
    if fields.isEmpty, label == nil {
      if loose.allSatisfy(\.isEmpty), isKnown { startsWithLabel = true }
      preamble = String(loose.joined(separator: "\n").trimmed)
      loose = []
    }
    close()
    label = name
    isMessage = Self.role(name) == .message
  }

  private mutating func close() {
    defer {
      label = nil
      isMessage = false
      lines = []
    }
    guard let label else { return }
    let value = String(lines.joined(separator: "\n").trimmed)
    guard !Shapes.isPlaceholder(value) else { return }
    let role = Self.role(label)
    // `From:` in a body is the person's own line, surer than the mail's sender.
    let isNamed = OwnWords.isSender(label) && Shapes.addresses(in: value).count == 1
    let isSender = role == .email && Identity.email(value) != nil || isNamed
    if role != nil || isSender { labelCount += 1 }
    fields.append(Field(path: [label], labels: isSender ? [label, "email"] : [], value: value))
  }

  private static let known = Memo<String, Match?>(maximum: 4096)

  /// What a label alone says; it is asked several times of each line.
  private static func match(_ label: String) -> Match? {
    guard label.utf8.count <= 80 else { return FieldMatcher.match(Field(path: [label], value: "")) }
    return known.value(of: label) { FieldMatcher.match(Field(path: [label], value: "")) }
  }

  private static func role(_ label: String) -> Role? { match(label)?.role }

  private static let brackets: [(Character, Character)] = [
    ("【", "】"), ("［", "］"), ("[", "]"), ("「", "」"), ("〔", "〕"),
  ]

  /// `【お名前】山田 花子`, `[Name] Ana`: a known label in brackets, and its value.
  private mutating func bracketed(_ text: Substring) -> (String, String)? {
    guard let pair = Self.brackets.first(where: { $0.0 == text.first }),
      let end = text.prefix(60).firstIndex(of: pair.1)
    else { return nil }
    lookups += 1
    let name = String(text[..<end].dropFirst().trimmed)
    guard Self.role(name) != nil else { return nil }
    let rest = text[text.index(after: end)...].drop { ":： ".contains($0) }
    return (name, String(rest.trimmed))
  }

  /// `Label: value` with a label of at most six words; the colon may be a CJK one. A known label
  /// alone on its line needs no colon, nor does one in brackets.
  private mutating func labelled(_ text: Substring) -> (String, String)? {
    if let found = bracketed(text) { return found }
    guard let colon = text.prefix(80).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      guard text.utf8.count <= 40, !text.isEmpty else { return nil }
      lookups += 1
      guard let match = Self.match(String(text)), match.rank == .alias, match.role != .event,
        match.role != .testMark
      else { return nil }
      return (String(text), "")
    }
    let label = text[..<colon].trimmed.drop { "*•-_> ■□◆◇●○▼▶・※".contains($0) }
    let plain = String(label.filter { $0 != "*" }.trimmed)
    let rest = text[text.index(after: colon)...]
    // `https://…` and `10:30` are not labels.
    guard !plain.isEmpty, plain.split(separator: " ").count <= 6, !rest.hasPrefix("//"),
      plain.contains(where: \.isLetter), !(rest.first?.isNumber ?? false) || plain.count > 3
    else { return nil }
    lookups += 1
    let value = rest.trimmed.drop { $0 == "*" }.trimmed
    return (plain, String(value))
  }
}
