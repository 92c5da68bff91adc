import LeadClock

extension Checker {
  private static let personKeys = [
    "name", "emails", "phones", "extensions", "login", "via", "backup", "left", "away",
    "quiet-hours",
  ]
  /// What a level says instead of a handle.
  static let roles = ["owner", "backup", "manager"]

  /// Everybody, as far as their entries can be read.
  func people(_ top: Fields) -> [Person] {
    var taken: [String: String] = [:]
    return table("people", in: top).enumerated().compactMap { index, pair in
      if Self.roles.contains(pair.key) {
        complain(
          pair.position, "'\(pair.key)' is what a level calls its recipient, take another handle")
      }
      return person(pair, PersonID(Self.number(index)), taken: &taken)
    }
  }

  private func person(
    _ pair: YAMLPair, _ id: PersonID, taken: inout [String: String]
  ) -> Person? {
    guard
      let fields = optionalFields(
        pair.value, "person '\(pair.key.shown)'", known: Self.personKeys,
        nullable: ["name", "login", "backup", "left"])
    else { return nil }
    var person = Person(handle: pair.key)
    person.name = fields["name"].flatMap { text($0, "'name'") } ?? pair.key
    person.emails = each(fields, "emails", "[ana@example.com]") { email($0) }
    person.phones = each(fields, "phones", "[\"+4930111\"]") { phone($0) }
    person.extensions = each(fields, "extensions", "[\"2000\"]") { text($0, "an extension") }
    person.login = fields["login"].flatMap { text($0, "'login'") }
    person.via = each(fields, "via", "[mail]") { channelName($0) }
    person.backup = fields["backup"].flatMap { backup($0, of: pair.key) }
    person.left = fields["left"].flatMap { date($0, "'left'") }
    person.away = each(fields, "away", "[2026-12-20..2027-01-03]") { dates($0, "'away'") }
    quietHours[id] = fields["quiet-hours"].flatMap { quiet($0) }
    note(["quiet-hours"], in: fields)
    checkIdentity(fields, person, taken: &taken)
    return person
  }

  /// What is in a list, each item read by `read`.
  func each<Value>(
    _ fields: Fields, _ key: String, _ example: String, read: (YAMLNode) -> Value?
  ) -> [Value] {
    guard let node = fields[key], let items = items(node, "'\(key)'", example: example)
    else { return [] }
    return items.compactMap(read)
  }

  private func email(_ node: YAMLNode) -> String? {
    guard let text = text(node, "an address") else { return nil }
    guard Self.isAddress(text) else {
      complain(node.position, "'\(text.shown)' is no mail address")
      return nil
    }
    return text
  }

  /// One `@` between two texts without spaces; only a server knows more.
  static func isAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty }
      && !text.contains(where: \.isWhitespace) && !text.contains(where: { "<>,;\"".contains($0) })
      && text.utf8.count <= 254
  }

  private func phone(_ node: YAMLNode) -> String? {
    guard let text = text(node, "a phone number") else { return nil }
    let digits = text.utf8.dropFirst()
    guard text.hasPrefix("+"), (4...15).contains(digits.count),
      digits.allSatisfy({ ASCII.isDigit($0) })
    else {
      complain(
        node.position,
        "'\(text.shown)' is no phone number, write '+', the country and digits alone: +4930111")
      return nil
    }
    return text
  }

  private func channelName(_ node: YAMLNode) -> String? {
    reference(node, "a channel", in: names.channels).map { names.channels.order[$0] }
  }

  private func backup(_ node: YAMLNode, of handle: String) -> PersonID? {
    guard let index = reference(node, "'backup'", in: names.people) else { return nil }
    if names.people.order[index] == handle {
      complain(node.position, "'\(handle)' cannot be the backup of '\(handle)'")
    }
    return PersonID(Self.number(index))
  }

  private func quiet(_ node: YAMLNode) -> DayWindow? {
    guard let text = text(node, "'quiet-hours'") else { return nil }
    return window(text, node.position)
  }

  /// An answer must tell who gave it, so that nobody shares what they answer from.
  private func checkIdentity(_ fields: Fields, _ person: Person, taken: inout [String: String]) {
    let login = person.login.map { [$0] } ?? []
    let groups = [
      ("emails", person.emails.map { $0.lowercased() }), ("phones", person.phones),
      ("extensions", person.extensions), ("login", login),
    ]
    for (key, values) in groups {
      guard let node = fields[key] else { continue }
      for value in values {
        guard let other = taken["\(key) \(value)"] else {
          taken["\(key) \(value)"] = person.handle
          continue
        }
        complain(node.position, "'\(value.shown)' in '\(key)' belongs to '\(other.shown)' already")
      }
    }
  }
}
