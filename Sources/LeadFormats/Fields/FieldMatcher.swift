/// What a field's names say it is.
struct Match: Equatable {
  var role: Role
  var rank: Rank
}

/// Matches fields to roles by their names: the whole name first, then its words.
enum FieldMatcher {
  /// What the field is by its names and its form's type; nil when they say nothing.
  static func match(_ field: Field) -> Match? {
    let names = Names(path: field.path, labels: field.labels, type: field.type)
    guard names.isShort else { return read(field) }
    return known.value(of: names) { read(field) }
  }

  /// What alone decides what a field is.
  private struct Names: Hashable {
    var path: [String]
    var labels: [String]
    var type: String?

    var isShort: Bool {
      path.count <= 8 && labels.count <= 4 && (type?.utf8.count ?? 0) <= 40
        && path.reduce(0) { $0 + $1.utf8.count } + labels.reduce(0) { $0 + $1.utf8.count } <= 300
    }
  }

  private static let known = Memo<Names, Match?>(maximum: 4096)

  private static func read(_ field: Field) -> Match? {
    let names = names(of: field)
    let isStrange = field.path.dropLast(field.labels.isEmpty ? 1 : 0).contains {
      OtherAliases.strangerBlocks.contains(FieldName($0).key)
    }
    guard let match = unguarded(field, names) else { return nil }
    return isStrange && match.role.isPersonal ? Match(role: .stranger, rank: match.rank) : match
  }

  /// The names to try, surest first.
  static func names(of field: Field) -> [FieldName] {
    if !field.labels.isEmpty { return field.labels.map { FieldName($0) } }
    return field.path.last.map { [FieldName($0)] } ?? []
  }

  private static func unguarded(_ field: Field, _ names: [FieldName]) -> Match? {
    if field.labels.isEmpty, let role = pathAlias(field.path) {
      return Match(role: role, rank: .pathAlias)
    }
    for name in names {
      if let role = alias(name, depth: field.path.count) { return Match(role: role, rank: .alias) }
    }
    if names.contains(where: isSecret) { return Match(role: .secret, rank: .alias) }
    if let role = gravityName(field.path.last) { return Match(role: role, rank: .type) }
    if let role = field.type.flatMap(typeRole) { return Match(role: role, rank: .type) }
    for name in names {
      if let role = hints[name.key] { return Match(role: role, rank: .hint) }
    }
    if mentionsConsent(field, names) { return Match(role: .consent, rank: .word) }
    for name in names {
      if let role = word(name) { return Match(role: role, rank: .word) }
    }
    return nil
  }

  private static func isSecret(_ name: FieldName) -> Bool {
    name.words.contains { word in
      OtherAliases.secretWords.contains(word)
        || ["nonce", "captcha", "password", "token"].contains(where: word.hasSuffix)
    }
      || OtherAliases.secretWords.contains(name.key)
      || pairs(name.words).contains(where: OtherAliases.secretWords.contains)
  }

  private static func pathAlias(_ path: [String]) -> Role? {
    guard path.count >= 2 else { return nil }
    let key = FieldName(path[path.count - 2]).key + FieldName(path[path.count - 1]).key
    return aliases[key]
  }

  private static func alias(_ name: FieldName, depth: Int) -> Role? {
    guard let role = aliases[name.key] else { return nil }
    // Deep inside a record `type` and `action` belong to its parts, not to the event.
    return role == .event && depth > 2 ? nil : role
  }

  /// Gravity Forms numbers the parts of a name: `N.3` is the given one, `N.6` the family's.
  private static func gravityName(_ key: String?) -> Role? {
    guard let key else { return nil }
    let text = key.hasPrefix("input_") ? key.dropFirst(6) : key[...]
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "_" })
    guard parts.count == 2, text.utf8.count <= 12, parts[0].utf8.allSatisfy({ $0 < 0x3A }) else {
      return nil
    }
    switch parts[1] {
    case "3": return .firstName
    case "6": return .lastName
    default: return nil
    }
  }

  private static func typeRole(_ type: String) -> Role? {
    switch FieldName(type).key {
    case "email": .email
    case "tel", "phone", "phonenumber", "telephone": .phone
    case "textarea", "longtext", "paragraph", "message": .message
    case "fullname", "name": .fullName
    case "firstname": .firstName
    case "lastname": .lastName
    case "company": .company
    case "password": .secret
    default: nil
    }
  }

  private static func mentionsConsent(_ field: Field, _ names: [FieldName]) -> Bool {
    let parents = field.path.suffix(3).map { FieldName($0) }
    return (names + parents).contains { name in
      (name.words + pairs(name.words)).contains { consentWords.contains($0) }
        || name.words.contains { $0.hasSuffix("consent") }
    }
  }

  private static func word(_ name: FieldName) -> Role? {
    // `question_id` is the number of a question, not a question.
    guard name.words.last != "id", !Shapes.isOpaque([name]) else { return nil }
    let candidates = name.words + pairs(name.words)
    let role =
      candidates.lazy.compactMap { words[$0] }.first
      ?? (name.key.utf8.contains { $0 >= 0xE2 }
        ? unspaced.first { alias, _ in name.key.contains(alias) }?.role : nil)
    guard let role, role.isPersonal else { return role }
    return name.words.contains(where: OtherAliases.strangerWords.contains) ? .stranger : role
  }

  private static func pairs(_ words: [String]) -> [String] {
    zip(words, words.dropFirst()).map { $0 + $1 }
  }

  private static let aliases = dictionary(PersonAliases.table + OtherAliases.table)
  private static let hints = dictionary(OtherAliases.hints)
  private static let words = dictionary(PersonAliases.words + OtherAliases.words)
  private static let consentWords = Set(words.filter { $0.value == .consent }.keys)

  /// Words of scripts that put no spaces between them.
  private static let unspaced: [(alias: String, role: Role)] =
    (PersonAliases.words + OtherAliases.words).flatMap { role, text in
      text.split(separator: " ").map { (Folding.fold($0), role) }
    }.filter { $0.0.unicodeScalars.contains { $0.value >= 0x2E80 } }

  private static func dictionary(_ table: [(Role, String)]) -> [String: Role] {
    var dictionary: [String: Role] = [:]
    for (role, text) in table {
      for alias in text.split(separator: " ") {
        let key = Folding.fold(alias)
        if dictionary[key] == nil { dictionary[key] = role }
      }
    }
    return dictionary
  }
}
