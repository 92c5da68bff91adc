extension Evidence {
  /// Sizes that the reader's answer keeps to.
  enum Limits {
    static let keys = 500
    static let note = 4000
  }

  /// The evidence as the reader hands it to the daemon; what is unknown is left out.
  public var json: JSONValue {
    var members = JSONValue.present([
      ("what", what.rawValue), ("id", id), ("verdict", verdict.rawValue),
      ("verdict_inward", verdictInward.rawValue), ("direction", direction?.rawValue),
      ("at", at.map(RFC3339.write)),
    ])
    if let seconds { members.append(.init("seconds", .integer(Int64(seconds)))) }
    for (name, texts) in [
      ("from", from), ("to", to), ("answers", answers), ("notifications", notifications),
    ] where !texts.isEmpty {
      members.append(.init(name, .texts(texts)))
    }
    members += JSONValue.present([
      ("message_id", messageID), ("deed", deed?.rawValue), ("outcome", outcome?.rawValue),
      ("channel", channel),
      ("note", note), ("words", words),
    ])
    return .object(members)
  }

  /// The evidence that `json` writes; throws `FindingError` for a field that is missing, of the
  /// wrong type or too large. The process that wrote it has read hostile bytes.
  public init(json: JSONValue) throws(FindingError) {
    let fields = EvidenceFields(json: json)
    guard let id = try fields.text("id", most: FindingLimits.line), !id.isEmpty,
      let what: What = try fields.word("what")
    else { throw FindingError(sentence: "evidence without its sort or what makes it one") }
    self.init(what: what, id: id)
    verdict = try fields.word("verdict") ?? .nothing
    verdictInward = try fields.word("verdict_inward") ?? .nothing
    direction = try fields.word("direction")
    if let written = try fields.text("at", most: FindingLimits.word) {
      guard let instant = RFC3339.read(written) else { throw fields.wrong("at") }
      at = instant
    }
    if let value = json["seconds"] {
      guard let number = value.integer, (0...10_000_000).contains(number) else {
        throw fields.wrong("seconds")
      }
      seconds = Int(number)
    }
    from = try fields.texts("from")
    to = try fields.texts("to")
    answers = try fields.texts("answers")
    notifications = try fields.texts("notifications")
    messageID = try fields.text("message_id", most: FindingLimits.line)
    deed = try fields.word("deed")
    outcome = try fields.word("outcome")
    channel = try fields.text("channel", most: FindingLimits.word)
    note = try fields.text("note", most: Limits.note)
    words = try fields.text("words", most: FindingLimits.message)
  }
}

/// The members of evidence, taken out within limits.
private struct EvidenceFields {
  let json: JSONValue

  func wrong(_ field: String) -> FindingError {
    FindingError(sentence: "\(field) of evidence is not what it must be")
  }

  func text(_ field: String, most: Int) throws(FindingError) -> String? {
    guard let value = json[field] else { return nil }
    guard let text = value.text, text.utf8.count <= most else { throw wrong(field) }
    return text
  }

  func texts(_ field: String) throws(FindingError) -> [String] {
    guard let value = json[field] else { return [] }
    guard let elements = value.elements, elements.count <= Evidence.Limits.keys else {
      throw wrong(field)
    }
    var texts: [String] = []
    for element in elements {
      guard let text = element.text, text.utf8.count <= FindingLimits.line else {
        throw wrong(field)
      }
      texts.append(text)
    }
    return texts
  }

  func word<Word: RawRepresentable>(
    _ field: String
  ) throws(FindingError) -> Word? where Word.RawValue == String {
    guard let text = try text(field, most: FindingLimits.word) else { return nil }
    guard let word = Word(rawValue: text) else { throw wrong(field) }
    return word
  }
}
