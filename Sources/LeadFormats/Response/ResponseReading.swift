import LeadClock

extension ResponseFile {
  /// The response that the bytes of a file hold.
  ///
  /// Throws `ResponseError` for what is not JSON, an unknown key, a value of the wrong type, and
  /// when a key is lacking that the kind needs.
  public static func read(_ bytes: [UInt8]) throws(ResponseError) -> ResponseFile {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ResponseError(sentence: "file is empty", isIncomplete: true)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONReader.read(bytes, maximumDepth: 8)
    } catch {
      var isIncomplete = false
      if case .truncated = error { isIncomplete = true }
      throw ResponseError(sentence: error.sentence, isIncomplete: isIncomplete)
    }
    return try ResponseFile(json: json)
  }

  /// The response that an object holds; throws as `read` does.
  public init(json: JSONValue) throws(ResponseError) {
    let keys = try ResponseKeys(
      json,
      known: [
        "id", "lead", "kind", "channel", "by", "at", "note", "outcome", "next_step", "to",
        "target", "source", "until",
      ])
    guard let id = try keys.text("id", most: 200), !id.isEmpty else {
      throw ResponseError(sentence: "'id' is missing; give every response a text of its own")
    }
    guard let kind: ResponseKind = try keys.word("kind") else {
      throw ResponseError(
        sentence: "'kind' is missing; it is one of " + Self.list(ResponseKind.self))
    }
    self.init(id: id, kind: kind, lead: try keys.name("lead"))
    channel = try keys.name("channel")
    by = try keys.name("by")
    at = try keys.instant("at")
    note = try keys.text("note", most: FindingLimits.message)
    outcome = try keys.word("outcome")
    to = try keys.name("to")
    target = try keys.name("target")
    source = try keys.name("source")
    until = try keys.instant("until")
    if let step = keys.value("next_step") { nextStep = try NextStep(json: step) }
    try checkNeeds()
  }

  private func checkNeeds() throws(ResponseError) {
    if kind.needsLead, lead == nil {
      throw ResponseError(
        sentence: "'lead' is missing; '\(kind.rawValue)' needs a lead's id, email:… or phone:…")
    }
    if kind.needsTarget, target == nil {
      throw ResponseError(
        sentence: "'target' is missing; '\(kind.rawValue)' needs a person, file or delivery")
    }
    if kind == .assign, to == nil {
      throw ResponseError(sentence: "'to' is missing; 'assign' needs a person or a team")
    }
    if kind == .nextStep, nextStep == nil {
      throw ResponseError(sentence: "'next_step' is missing; say what, by when, and whose move")
    }
  }

  fileprivate static func list<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) -> String where Word.RawValue == String {
    Word.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension ResponseFile.NextStep {
  fileprivate init(json: JSONValue) throws(ResponseError) {
    let keys = try ResponseKeys(json, known: ["what", "due", "waiting_on"])
    self.init(
      what: try keys.text("what", most: FindingLimits.line), due: try keys.instant("due"),
      waitingOn: try keys.word("waiting_on"))
  }
}

/// An object whose every key is known, once.
private struct ResponseKeys {
  private let members: [JSONValue.Member]

  init(_ json: JSONValue, known: [String]) throws(ResponseError) {
    guard let members = json.members else {
      throw ResponseError(sentence: "a response is a JSON object: {\"id\": …, \"kind\": …}")
    }
    var seen: Set<String> = []
    for member in members {
      guard known.contains(member.name) else {
        throw ResponseError(
          sentence: "unknown key\(Self.quoted(member.name)); known are "
            + known.joined(separator: ", "))
      }
      guard seen.insert(member.name).inserted else {
        throw ResponseError(sentence: "'\(member.name)' is there twice; keep one")
      }
    }
    self.members = members
  }

  /// A key's name when it looks like one; anything else could be somebody's data.
  private static func quoted(_ name: String) -> String {
    let isPlain =
      name.utf8.count <= 30
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "-")
      }
    return isPlain && !name.isEmpty ? " '\(name)'" : ""
  }

  /// The value of a key; `null` is the same as no key.
  func value(_ key: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name == key })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  func text(_ key: String, most: Int) throws(ResponseError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else { throw ResponseError(sentence: "'\(key)' must be a text") }
    guard text.utf8.count <= most else {
      throw ResponseError(sentence: "'\(key)' is longer than \(most) bytes")
    }
    return text
  }

  /// A short text on one line; a number is taken as written, so that `"lead": 1042` works.
  func name(_ key: String) throws(ResponseError) -> String? {
    if case .number(let written) = value(key), written.utf8.count <= 30 { return written }
    guard let text = try text(key, most: FindingLimits.line).map({ String($0.trimmed) }) else {
      return nil
    }
    guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw ResponseError(sentence: "'\(key)' must be a text on one line")
    }
    return text
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(ResponseError) -> Word? where Word.RawValue == String {
    guard let text = try text(key, most: FindingLimits.word) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw ResponseError(
        sentence: "'\(key)' is none of " + ResponseFile.list(Word.self))
    }
    return word
  }

  func instant(_ key: String) throws(ResponseError) -> Instant? {
    guard let text = try text(key, most: FindingLimits.word) else { return nil }
    guard let instant = RFC3339.read(text) else {
      throw ResponseError(
        sentence: "'\(key)' must be a time with its zone, like 2026-11-21T10:04:05Z")
    }
    return instant
  }
}
