/// What a field's names say it is.
struct Match: Equatable {
  var role: Role
  var rank: Rank
}

/// Matches fields to roles by their names: the whole name first, then its words; of several roles
/// that the words could mean the value decides.
enum FieldMatcher {
  /// What the field is by its names and its form's type; nil when they say nothing.
  static func match(_ field: Field) -> Match? {
    let names = names(of: field)
    guard let match = unguarded(field, names) else { return nil }
    guard match.role.isPersonal || match.role == .message || match.role == .submittedAt else {
      return match
    }
    switch surroundings(field) {
    case .theirs: return match
    case .strange:
      return match.role == .submittedAt ? nil : Match(role: .stranger, rank: match.rank)
    case .thing where match.role == .fullName: return Match(role: match.role, rank: .shape)
    case .thing where match.role == .company && !isEmployer(field):
      return Match(role: .stranger, rank: match.rank)
    case .thing: return Match(role: match.role, rank: max(match.rank, .word))
    }
  }

  /// The names to try, surest first.
  static func names(of field: Field) -> [FieldName] {
    if !field.labels.isEmpty { return field.labels.map { FieldName($0) } }
    guard let last = field.path.last else { return [] }
    let own = FieldName(last)
    // `{"Name": {"text": {"content": …}}}`: what the value is called stands further out.
    guard wrappers.contains(own.key), field.path.count > 1 else { return [own] }
    let outer = field.path.dropLast().reversed().lazy.map { FieldName($0) }
      .first { !wrappers.contains($0.key) }
    guard let outer, let role = FieldDictionary.aliases[outer.key],
      role.isPersonal || role == .message || role == .subject
    else { return [own] }
    return [outer, own]
  }

  private static let wrappers: Set<String> = [
    "text", "content", "plaintext", "title", "richtext", "string", "value", "label", "body",
    "formatted", "raw", "display", "default", "data", "answers", "answer", "textanswers",
  ]

  // MARK: Blocks

  private enum Surroundings { case theirs, thing, strange }

  /// Whose block the field stands in: the lead's or nobody's, a thing's, or somebody else's.
  private static func surroundings(_ field: Field) -> Surroundings {
    let blocks = blocks(of: field)
    guard !blocks.isEmpty else { return .theirs }
    var nearest = true
    var isPayload = false
    for block in blocks.reversed() {
      let name = FieldName(block)
      if Strangers.leads.contains(name.key) { return .theirs }
      if isPayload, Strangers.channels.contains(name.key) { return .theirs }
      isPayload = Strangers.payloads.contains(name.key)
      if isStrange(name) { return .strange }
      if nearest, field.labels.isEmpty, Strangers.things.contains(name.key) {
        // What lies around a thing may still be somebody else's.
        let isOthers = blocks.dropLast().contains { isStrange(FieldName($0)) }
        return isOthers || Strangers.soldThings.contains(name.key) ? .strange : .thing
      }
      nearest = false
    }
    return .theirs
  }

  /// Whether the block right around a field is where somebody works.
  private static func isEmployer(_ field: Field) -> Bool {
    blocks(of: field).last.map { FieldDictionary.aliases[FieldName($0).key] == .company } ?? false
      || blocks(of: field).last.map { FieldName($0).key == "account" } ?? false
  }

  /// Whether everything in a block of this name is somebody else's.
  static func isStrange(_ block: FieldName) -> Bool {
    if Strangers.blocks.contains(block.key) { return true }
    // A website's lead is no website.
    guard let last = block.words.last, !Strangers.enquiries.contains(last) else { return false }
    return isStranger(block)
  }

  /// Whether a name is of somebody who is not the lead, or of where the lead is sent.
  static func isStranger(_ name: FieldName) -> Bool {
    if name.words.contains(where: Strangers.words.contains) || name.key == "para" { return true }
    // What somebody did to the record: `created_by`, `handled by`. Who sent it is the lead.
    if name.words.last == "by", name.words.count > 1,
      !name.words.contains(where: Strangers.senders.contains)
    {
      return true
    }
    guard name.words.contains("to"), name.words.count <= 2 else { return false }
    return name.words.allSatisfy(Strangers.sending.contains)
  }

  /// The blocks around a field, outermost first, without its own name.
  private static func blocks(of field: Field) -> ArraySlice<String> {
    field.labels.isEmpty || field.labels.first == field.path.last
      ? field.path.dropLast() : field.path[...]
  }

  /// How near the blocks around a field are to the lead: 0 said to be the lead's, 1 nobody's, 2 some
  /// person's.
  static func distance(_ field: Field) -> Int {
    let keys = blocks(of: field).map { FieldName($0).key }
    if keys.contains(where: { Strangers.leads.contains($0) || $0 == "contact" }) { return 0 }
    return keys.contains(where: Strangers.persons.contains) ? 2 : 1
  }

  // MARK: Names

  private static func unguarded(_ field: Field, _ names: [FieldName]) -> Match? {
    if isConsent(field, names) { return Match(role: .consent, rank: .word) }
    if field.labels.isEmpty, let role = pathAlias(field.path) {
      return Match(role: role, rank: .pathAlias)
    }
    for name in names {
      if let role = alias(name, depth: field.path.count) { return Match(role: role, rank: .alias) }
    }
    if isSecret(field, names) { return Match(role: .secret, rank: .alias) }
    if let role = gravityName(field.path.last) { return Match(role: role, rank: .type) }
    if let role = field.type.flatMap(typeRole), !names.contains(where: isStranger) {
      return Match(role: role, rank: .type)
    }
    for name in names {
      if let role = FieldDictionary.hints[name.key] { return Match(role: role, rank: .hint) }
    }
    for name in names {
      if let role = word(name, field) { return Match(role: role, rank: .word) }
    }
    return nil
  }

  private static func pathAlias(_ path: [String]) -> Role? {
    guard path.count >= 2 else { return nil }
    let parent = FieldName(path[path.count - 2]).key
    let own = FieldName(path[path.count - 1]).key
    // The title of a job that is to be done is nobody's position.
    if let role = FieldDictionary.aliases[parent + own], role != .jobTitle || parent != "job" {
      return role
    }
    switch (FieldDictionary.aliases[parent], own) {
    case (.company, _) where FieldDictionary.aliases[own] == .fullName: return .company
    case (.fullName, "first"), (.fullName, "given"): return .firstName
    case (.fullName, "last"), (.fullName, "family"): return .lastName
    case (.fullName, "middle"): return .middleName
    case (.fullName, "full"), (.fullName, "display"): return .fullName
    case (.phone, "full"), (.phone, "number"), (.phone, "phone"), (.phone, "e"),
      (.phone, "international"), (.phone, "primary"), (.phone, "formatted"), (.phone, "raw"),
      (.phone, "main"), (.phone, "rawnumber"), (.phone, "sanitizednumber"),
      (.phone, "normalizednumber"), (.phone, "localnumber"), (.phone, "nationalnumber"):
      return .phone
    case (.phone, "country"), (.phone, "countrycode"), (.phone, "prefix"), (.phone, "code"),
      (.phone, "dialcode"):
      return .phoneCountry
    case (.phone, "area"), (.phone, "areacode"): return .phoneArea
    case (.email, "address"), (.email, "primary"), (.email, "main"): return .email
    default: return nil
    }
  }

  private static func alias(_ name: FieldName, depth: Int) -> Role? {
    guard let role = FieldDictionary.aliases[name.key] else { return nil }
    // Deep inside a record `type` and `action` belong to its parts, not to the event.
    return role == .event && depth > 2 || role == .status && depth > 3 ? nil : role
  }

  private static func word(_ name: FieldName, _ field: Field) -> Role? {
    // `question_id` is the number of a question, not a question.
    guard name.words.last != "id", !Shapes.isOpaque([name]), field.sort != .flag else { return nil }
    if let part = partOfName(name) { return part }
    let roles = FieldDictionary.roles(name)
    guard let role = roles.first(where: { accepts(field.value, as: $0) }) ?? roles.first else {
      return nil
    }
    if role == .message {
      return name.words.contains(where: MessageAliases.strange.contains) ? nil : role
    }
    guard role.isPersonal else { return role }
    if isStranger(name) { return .stranger }
    let isOfThing = role.isName && name.words.contains(where: Strangers.named.contains)
    return isOfThing ? .stranger : role
  }

  /// `customerFirst` and `lead_last`.
  private static func partOfName(_ name: FieldName) -> Role? {
    guard name.words.count == 2, let whose = name.words.first,
      Strangers.leads.contains(whose) || whose == "contact"
    else { return nil }
    switch name.words[1] {
    case "first": return .firstName
    case "last": return .lastName
    default: return nil
    }
  }

  private static func accepts(_ value: String, as role: Role) -> Bool {
    switch role {
    case .email: value.contains("@")
    case .phone: Identity.phone(value) != nil
    case .fullName, .firstName, .lastName: Shapes.canBeName(value)
    case .company, .jobTitle: value.contains(where: \.isLetter)
    default: true
    }
  }
}
