import LeadClock

/// Builds a canonical lead from a record's fields: every role takes its surest acceptable field,
/// and what no role takes stays in `extra`.
struct Assembler {
  var lead: CanonicalLead
  var reasons: [String] = []
  var warnings: [String] = []
  /// What the record says happened, for the verdict.
  var events: [String] = []
  /// Whether the external id stands under a name of its own, not a mere `id`.
  var hasFirmID = false

  let fields: [Field]
  let matches: [Match?]
  /// The positions of each role's fields, in the record's order.
  private let places: [Role: [Int]]
  var used: Set<Int> = []
  let ownCount: Int
  let rules: RecordRules
  let ownDomains: [String]
  private let beside: [Field]

  init(_ record: Record, rules: RecordRules) {
    fields = record.fields
    ownCount = record.ownCount
    let matches = record.fields.map(FieldMatcher.match)
    self.matches = matches
    var places: [Role: [Int]] = [:]
    for (position, match) in matches.enumerated() {
      if let match { places[match.role, default: []].append(position) }
    }
    self.places = places
    self.rules = rules
    ownDomains = rules.ownDomains + record.siteDomains
    beside = record.beside
    warnings = record.warnings
    lead = CanonicalLead(format: record.format)
    lead.source = record.source ?? (record.format == FormatSignature.generic ? nil : record.format)
    lead.mail = record.mail
  }

  /// Takes everything there is to take.
  mutating func assemble(sentAt: Instant?) {
    takePlainRoles()
    takeEmail()
    takePhone()
    takeNames()
    takeContactByShape()
    takeMessage()
    takeMessageByShape()
    takeContactFromMessage()
    takeTime(sentAt: sentAt)
    takeMarks()
    arrangeNames()
    keepExtra()
    warnings += lead.keepWithinLimits()
  }

  /// Positions of the fields of a role, surest first, then in the record's order.
  func candidates(_ role: Role) -> [Int] {
    guard let all = places[role] else { return [] }
    // A closure that holds `used` alone: one that held the assembler would copy all of it.
    let positions = all.filter { [used] in !used.contains($0) }
    guard positions.count > 1 else { return positions }
    let distances = role.isPersonal ? positions.map { FieldMatcher.distance(fields[$0]) } : []
    let keys = positions.indices.map { place in
      (sureness(positions[place]), distances.isEmpty ? 0 : distances[place], place)
    }
    return keys.sorted { $0 < $1 }.map { positions[$0.2] }
  }

  /// The rank as a number. A person's block and a whole name say the same with equal right.
  func sureness(_ position: Int) -> Int {
    let match = matches[position]
    let rank = match?.rank ?? .shape
    // What often is something else yields to a name of which a word is plain.
    if rank == .hint, match?.role == .company { return Rank.shape.rawValue }
    return rank == .pathAlias && match?.role.isPersonal == true
      ? Rank.alias.rawValue : rank.rawValue
  }

  mutating func note(_ what: String, _ rank: Rank) {
    reasons.append("\(what) \(rank.text)")
  }

  func text(_ position: Int) -> String { String(fields[position].value.trimmed) }

  private static let plainRoles: [Role] = [
    .company, .jobTitle, .subject, .pageURL, .externalID, .formID, .formName, .campaignID,
    .campaignName, .utmSource, .utmMedium, .utmCampaign, .utmTerm, .utmContent, .gclid, .fbclid,
    .adID,
  ]

  mutating func takePlainRoles() {
    for role in Self.plainRoles {
      guard let path = role.path,
        let position = candidates(role).first(where: { accepts($0, as: role) })
      else { continue }
      lead[keyPath: path] = text(position)
      used.insert(position)
      if role == .externalID { hasFirmID = (matches[position]?.rank ?? .hint) <= .alias }
    }
  }

  private func accepts(_ position: Int, as role: Role) -> Bool {
    let field = fields[position]
    guard field.sort != .flag, field.value.utf8.count <= FindingLimits.line else { return false }
    let isHint = (matches[position]?.rank ?? .hint) >= .hint
    switch role {
    case .externalID where isHint:
      return canBeID(field.value) && position < ownCount
        && field.path.dropLast().allSatisfy { Self.envelopes.contains(FieldName($0).key) }
    case .pageURL: return field.value.contains("://") || field.value.hasPrefix("/")
    case .jobTitle where isHint: return isWord(field.value) && hasNameBeside(position)
    case .company, .jobTitle: return field.value.contains(where: \.isLetter)
    case .formName: return matches[position]?.rank != .pathAlias || !isReachableBeside(position)
    default: return true
    }
  }

  private func isWord(_ text: String) -> Bool {
    let key = FieldName(text).key
    return text.contains(where: \.isLetter) && text.utf8.count <= 80
      && !Self.salutations.contains(key) && !Strangers.leads.contains(key)
      && !Strangers.persons.contains(key)
  }

  private static let salutations: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "divers", "senor", "senora",
    "sr",
    "sra", "monsieur", "madame", "mme", "mlle", "m", "signor", "signora", "sig", "dhr", "mevr",
    "mevrouw", "heer", "hr", "fr", "pan", "pani",
  ]

  /// `title` means a position beside a person's name only.
  private func hasNameBeside(_ position: Int) -> Bool {
    let block = fields[position].path.dropLast()
    return fields.indices.contains { other in
      matches[other]?.role.isName == true && fields[other].path.dropLast() == block
    }
  }

  /// Whether an address or a number stands in the same block.
  func isReachableBeside(_ position: Int) -> Bool {
    let block = fields[position].path.dropLast()
    return fields.indices.contains { other in
      let role = matches[other]?.role
      return (role == .email || role == .phone) && fields[other].path.dropLast() == block
        && fields[other].labels.isEmpty
    }
  }

  /// Whether a mere `id` can be this lead's. A constant, the form's or the account's, would make
  /// every lead a duplicate of the first; of an unknown handler only what looks unique is taken.
  private func canBeID(_ text: String) -> Bool {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    return lead.format == FormatSignature.generic ? digits >= 4 && text.utf8.count >= 8 : digits > 0
  }

  private static let envelopes: Set<String> = [
    "payload", "data", "lead", "body", "submission", "entry", "response", "formresponse", "record",
    "result", "contact",
  ]

  mutating func keepExtra() {
    var positions: [String: Int] = [:]
    let rest = fields.indices.filter { !used.contains($0) }.map { (fields[$0], matches[$0]) }
    for (field, match) in rest + beside.map({ ($0, FieldMatcher.match($0)) }) {
      let value = match?.role == .secret ? "[redacted]" : field.value
      let key = field.key
      if let index = positions[key] {
        lead.extra[index].values.append(value)
      } else {
        positions[key] = lead.extra.count
        lead.extra.append(CanonicalLead.Extra(key: key, values: [value]))
      }
    }
  }
}
