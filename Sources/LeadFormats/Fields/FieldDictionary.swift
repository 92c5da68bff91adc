/// What names mean, for the matcher: whole names, hints, and single words.
enum FieldDictionary {
  static let aliases = dictionary(
    PersonAliases.table + ReachAliases.table + MessageAliases.table + OtherAliases.table
      + SmallerAliases.table)
  static let hints = dictionary(OtherAliases.hints)

  /// Words in the order in which they count when a name holds several: the name of a company is a
  /// company.
  private static let wordTable: [(Role, String)] =
    ReachAliases.words + PersonAliases.words + [
      (.subject, "subject, betreff, asunto, oggetto, onderwerp, тема, 件名, 主题, 제목"),
      (.message, MessageAliases.words),
    ]

  private static let words: [String: [(place: Int, role: Role)]] = {
    var table: [String: [(place: Int, role: Role)]] = [:]
    for (place, (role, text)) in wordTable.enumerated() {
      for key in keys(text) { table[key, default: []].append((place, role)) }
    }
    return table
  }()

  static let consentWords = Set(keys(OtherAliases.consentWords))

  /// Beginnings and ends of words written in one piece: `customeremailaddress`, `txtphone`.
  private static let parts: [(text: String, role: Role)] = [
    ("emailaddress", .email), ("email", .email), ("emailadresse", .email), ("correo", .email),
    ("phonenumber", .phone), ("telephone", .phone), ("phone", .phone), ("telefon", .phone),
    ("handynummer", .phone), ("whatsapp", .phone), ("rufnummer", .phone), ("mobilnummer", .phone),
    ("companyname", .company), ("firmenname", .company), ("company", .company),
    ("firstname", .firstName), ("vorname", .firstName), ("prenom", .firstName),
    ("lastname", .lastName), ("surname", .lastName), ("nachname", .lastName),
    ("apellido", .lastName), ("fullname", .fullName), ("nachricht", .message),
    ("message", .message), ("mensaje", .message),
  ]

  /// Builders' prefixes of names in one piece.
  private static let prefixes = [
    "txt", "tb", "inp", "frm", "fld", "customer", "client", "lead", "contact", "your", "input",
    "field", "form", "guest", "visitor", "user", "sender",
  ]

  /// Words of scripts that put no spaces between them.
  private static let unspaced: [(alias: String, place: Int, role: Role)] =
    words.flatMap { key, roles in roles.map { (key, $0.place, $0.role) } }
    .filter { $0.0.unicodeScalars.contains { $0.value >= 0x2E80 } }
    .sorted { ($0.1, -$0.0.utf8.count, $0.0) < ($1.1, -$1.0.utf8.count, $1.0) }

  /// The roles that the words of a name mean, the one that counts most first.
  static func roles(_ name: FieldName) -> [Role] {
    var found: [(place: Int, role: Role)] = []
    for word in name.words + pairs(name.words) { found += words[word] ?? [] }
    if name.words.contains(where: { $0.unicodeScalars.contains { $0.value >= 0x2E80 } }) {
      found += unspaced.filter { name.key.contains($0.alias) }.map { ($0.place, $0.role) }
    }
    var roles: [Role] = []
    for item in found.sorted(by: { $0.place < $1.place }) where !roles.contains(item.role) {
      roles.append(item.role)
    }
    if isWholeName(name) { roles.removeAll { $0 == .firstName || $0 == .lastName } }
    return roles.isEmpty ? joined(name) : roles
  }

  /// `votre nom et prénom` asks for both; in `first name` the two words are one part.
  private static func isWholeName(_ name: FieldName) -> Bool {
    let single = Set(name.words.flatMap { words[$0] ?? [] }.map(\.role))
    return single.contains(.fullName)
      && (single.contains(.firstName) || single.contains(.lastName))
  }

  private static func joined(_ name: FieldName) -> [Role] {
    for word in name.words where (6...40).contains(word.utf8.count) {
      if let part = parts.first(where: { word.hasPrefix($0.text) || word.hasSuffix($0.text) }) {
        return [part.role]
      }
      for prefix in prefixes where word.hasPrefix(prefix) {
        let rest = String(word.dropFirst(prefix.count))
        let isNoName = rest == "name" && ["user", "form", "field", "input"].contains(prefix)
        if rest.utf8.count > 2, !isNoName, let role = aliases[rest],
          role.isPersonal || role == .message
        {
          return [role]
        }
      }
    }
    return []
  }

  /// Two words in one piece.
  static func pairs(_ words: [String]) -> [String] {
    zip(words, words.dropFirst()).map { $0 + $1 }
  }

  /// The phrases between commas, each as the key of its name.
  private static func keys(_ text: String) -> [String] {
    text.split(separator: ",").map { FieldName($0).key }.filter { !$0.isEmpty }
  }

  private static func dictionary(_ table: [(Role, String)]) -> [String: Role] {
    var dictionary: [String: Role] = [:]
    for (role, text) in table {
      for key in keys(text) where dictionary[key] == nil { dictionary[key] = role }
    }
    return dictionary
  }
}
