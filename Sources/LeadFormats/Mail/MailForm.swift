/// The fields that a contact form wrote into a mail's body.
struct MailForm {
  /// What was found, in order.
  var fields: [Field] = []
  /// What stands above the first label.
  var preamble = ""
  /// Whether the body is a form's and not a person's own words.
  var isForm = false

  /// A body is read as a form's as far as this, in bytes: a message is cut sooner.
  private static let longestBody = 128 << 10

  /// Reads a mail's body; `isMachine` says that no person sent it.
  static func read(_ mail: MailMessage, isMachine: Bool) -> MailForm {
    let body = mail.text.cut(toBytes: longestBody)
    // What a person quotes or passes on speaks of others.
    let own = isMachine ? nil : OwnWords.withoutHistory(body)
    let text = own ?? body
    if let value = EmbeddedJSON.read(text) {
      return MailForm(fields: Flattener.flatten(value).fields, isForm: true)
    }
    let labelled = LabelledText.read(text)
    let rows = (own == nil ? mail.htmlRows : []).map { Field(path: [$0.label], value: $0.value) }
    let known = rows.filter { FieldMatcher.match($0)?.rank ?? .shape <= .word }
    let isForm =
      labelled.labelCount >= 2 || labelled.startsWithLabel || known.count >= 2
      || (isMachine && labelled.labelCount + known.count >= 1)
    guard isForm else {
      guard let value = lines(text) else { return MailForm(isForm: false) }
      return MailForm(fields: Flattener.flatten(value).fields, isForm: true)
    }
    var form = MailForm(isForm: true)
    let hasBetterRows = known.count > (mail.isHTML ? labelled.labelCount - 1 : labelled.labelCount)
    form.fields =
      known.count >= 2 && hasBetterRows ? merge(rows, labelled.fields) : labelled.fields
    form.preamble = labelled.preamble
    return form
  }

  /// `Name -> Ana` lines above the form's own remarks.
  private static func lines(_ text: String) -> JSONValue? {
    let own = text.lines.prefix { !MailFooter.begins($0.trimmed) && $0.trimmed != "--" }
    return LineForm.read(own.joined(separator: "\n"))
  }

  /// The rows, and of the lines what stands under labels of their own.
  private static func merge(_ rows: [Field], _ lines: [Field]) -> [Field] {
    let labels = Set(rows.compactMap { $0.path.last.map { FieldName($0).key } })
    let roles = Set(rows.compactMap { FieldMatcher.match($0)?.role })
    let others = lines.filter { field in
      guard let name = field.path.last, name != "text" else { return false }
      let role = FieldMatcher.match(field)?.role
      return !labels.contains(FieldName(name).key) && !(role.map(roles.contains) ?? false)
    }
    return rows + others
  }
}

/// A person's own mail: what they wrote, and what their signature says.
struct MailLetter {
  /// Their words.
  var message: String
  /// The number in their signature, when there is one.
  var phone: String?
  /// What stands below their words: signature and history.
  var rest: String?

  init(_ text: String) {
    let whole = text.trimmed
    let own = OwnWords.of(String(whole))
    guard !own.isEmpty else {
      // Some answer below what they quote; what only quotes is still what was sent.
      let below = OwnWords.below(String(whole))
      message = below.isEmpty ? String(whole) : below
      rest = below.isEmpty ? nil : String(whole.prefix(4000))
      return
    }
    message = own
    let below = whole.dropFirst(own.count).trimmed
    rest = below.isEmpty ? nil : String(below.prefix(4000))
    phone = Self.phone(in: own.split(whereSeparator: \.isNewline).suffix(8) + Self.signature(below))
  }

  /// The lines below `-- `, up to the history.
  private static func signature(_ below: Substring) -> [Substring] {
    let lines = below.prefix(4000).split(whereSeparator: \.isNewline)
    guard let first = lines.first?.trimmed, first == "--" || first == "—" else { return [] }
    return Array(lines.dropFirst().prefix(15).prefix { $0.trimmed.first != ">" })
  }

  /// The one number of short lines; of several the mobile one, which is said by its label.
  private static func phone(in lines: [Substring]) -> String? {
    var numbers: [(line: Substring, number: String)] = []
    for line in lines where line.count <= 60 && !isFax(line) {
      numbers += Shapes.phones(in: String(line)).map { (line, $0) }
    }
    let distinct = Set(numbers.compactMap { Identity.phone($0.number) })
    if distinct.count <= 1 { return numbers.first?.number }
    let mobile = numbers.filter { item in
      let words = FieldName(item.line).words
      return words.contains { ["m", "mobile", "mobil", "cell", "movil", "handy"].contains($0) }
    }
    return mobile.count == 1 ? mobile[0].number : nil
  }

  private static func isFax(_ line: Substring) -> Bool {
    FieldName(line).words.contains { $0 == "fax" || $0 == "telefax" || $0 == "f" }
  }
}
