import LeadClock

/// Builds a canonical lead from a record's fields: every role takes its surest acceptable field,
/// and what no role takes stays in `extra`.
struct Assembler {
  private(set) var lead: CanonicalLead
  private(set) var reasons: [String] = []
  private(set) var warnings: [String] = []
  /// What the record says happened, for the verdict.
  private(set) var events: [String] = []
  /// Whether the external id stands under a name of its own, not a mere `id`.
  private(set) var hasFirmID = false

  private let fields: [Field]
  private let matches: [Match?]
  private var used: Set<Int> = []
  private let ownDomains: [String]

  init(_ record: Record, ownDomains: [String]) {
    fields = record.fields
    matches = record.fields.map(FieldMatcher.match)
    self.ownDomains = ownDomains + record.siteDomains
    warnings = record.warnings
    lead = CanonicalLead(format: record.format)
    lead.source = record.format == FormatSignature.generic ? nil : record.format
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
  private func candidates(_ role: Role) -> [Int] {
    let positions = fields.indices.filter { matches[$0]?.role == role && !used.contains($0) }
    return positions.sorted { left, right in
      let ranks = (matches[left]?.rank ?? .shape, matches[right]?.rank ?? .shape)
      return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
    }
  }

  private mutating func note(_ what: String, _ rank: Rank) {
    reasons.append("\(what) \(rank.text)")
  }

  private func text(_ position: Int) -> String { String(fields[position].value.trimmed) }

  // MARK: Roles that take one text

  private static let plainRoles: [Role] = [
    .company, .jobTitle, .subject, .pageURL, .externalID, .formID, .formName, .campaignID,
    .campaignName, .utmSource, .utmMedium, .utmCampaign, .utmTerm, .utmContent, .gclid, .fbclid,
    .adID,
  ]

  private mutating func takePlainRoles() {
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
      // A constant like "contact" would make every lead a duplicate of the first.
      return field.value.utf8.contains { (0x30...0x39).contains($0) }
        && field.path.dropLast().allSatisfy { Self.envelopes.contains(FieldName($0).key) }
    case .pageURL: return field.value.contains("://") || field.value.hasPrefix("/")
    case .company, .jobTitle: return field.value.contains(where: \.isLetter)
    default: return true
    }
  }

  private static let envelopes: Set<String> = [
    "payload", "data", "lead", "body", "submission", "entry", "response", "formresponse", "record",
    "result", "contact",
  ]

  // MARK: The person

  private mutating func takeEmail() {
    var strangers = 0
    var unusable = 0
    for position in candidates(.email) {
      guard let address = Identity.email(fields[position].value) else {
        if (matches[position]?.rank ?? .hint) <= .type { unusable += 1 }
        continue
      }
      guard isTheirs(address) else {
        strangers += 1
        continue
      }
      lead.contact.email = address
      used.insert(position)
      note("email", matches[position]?.rank ?? .hint)
      takeDisplayName(of: text(position))
      break
    }
    if lead.contact.email == nil, strangers > 0 {
      warnings.append("an address of the site's own or of a machine was not taken")
    }
    if lead.contact.email == nil, unusable > 0 {
      warnings.append("an e-mail field holds no address")
    }
  }

  /// Whether an address can be a lead's: not the firm's own, and somebody reads it.
  private func isTheirs(_ address: String) -> Bool {
    let domain = address.drop { $0 != "@" }.dropFirst().lowercased()
    let isOwn = ownDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    return !isOwn && !Shapes.isNoReply(address)
  }

  /// `Ana Ruiz <ana@example.com>` says the name as well.
  private mutating func takeDisplayName(of text: String) {
    guard let open = text.lastIndex(of: "<") else { return }
    let name = text[..<open].trimmed.drop { $0 == "\"" }
    let plain = (name.last == "\"" ? name.dropLast() : name).trimmed
    if Shapes.canBeName(plain) { lead.contact.fullName = String(plain) }
  }

  private mutating func takePhone() {
    for position in candidates(.phone) where fields[position].sort != .flag {
      let raw = fields[position].value
      guard let number = Identity.phone(raw) else { continue }
      take(phone: raw, number: number)
      used.insert(position)
      note("phone", matches[position]?.rank ?? .hint)
      return
    }
    if !candidates(.phone).isEmpty { warnings.append("a phone field holds no number") }
    // The sender of a short message is a number.
    let senders = candidates(.email).filter {
      matches[$0]?.rank == .hint && (Identity.phone(fields[$0].value)?.utf8.count ?? 0) >= 8
    }
    guard let sender = senders.first, let number = Identity.phone(fields[sender].value) else {
      return
    }
    take(phone: fields[sender].value, number: number)
    used.insert(sender)
    note("phone", .hint)
  }

  private mutating func take(phone raw: String, number: String) {
    let written = String(raw.trimmed)
    let lostPlus = number.hasPrefix("+") && raw.first == " " && !written.hasPrefix("+")
    lead.contact.phone = lostPlus ? "+" + written : written
    if lostPlus { warnings.append("the phone number's plus sign had become a space") }
  }

  private mutating func takeNames() {
    for (role, path) in [
      (Role.fullName, \Contact.fullName), (.firstName, \.firstName), (.lastName, \.lastName),
    ] {
      guard let position = nearest(candidates(role).filter { Shapes.canBeName(text($0)) }) else {
        continue
      }
      // A whole name from elsewhere is another person's, when it does not hold the parts.
      let parts = [Role.firstName, .lastName].flatMap(candidates)
      if role == .fullName, let part = nearest(parts), parent(part) != parent(position),
        !Self.holds(text(position), text(part))
      {
        continue
      }
      lead.contact[keyPath: path] = text(position)
      used.insert(position)
    }
    if lead.contact.hasName { reasons.append("name by field name") }
  }

  private func parent(_ position: Int) -> ArraySlice<String> {
    fields[position].labels.isEmpty ? fields[position].path.dropLast() : fields[position].path[...]
  }

  /// The surest position; of equally sure ones the one that stands beside the address or number.
  private func nearest(_ positions: [Int]) -> Int? {
    guard let first = positions.first else { return nil }
    let anchor = fields.indices.first { position in
      used.contains(position) && [.email, .phone].contains(matches[position]?.role)
    }
    guard let anchor else { return first }
    let equals = positions.filter { matches[$0]?.rank == matches[first]?.rank }
    return equals.first { parent($0) == parent(anchor) } ?? first
  }

  /// `Name` beside `Vorname`, `nom` beside `prénom`, `nombre` beside `apellidos`: one part, not all.
  private mutating func arrangeNames() {
    let contact = lead.contact
    if let full = contact.fullName {
      if let first = contact.firstName, contact.lastName == nil, !Self.holds(full, first) {
        lead.contact.lastName = full
        lead.contact.fullName = nil
      } else if let last = contact.lastName, contact.firstName == nil, !Self.holds(full, last) {
        lead.contact.firstName = full
        lead.contact.fullName = nil
      }
    }
    if lead.contact.fullName == nil { lead.contact.fullName = lead.contact.displayName }
  }

  private static func holds(_ full: String, _ part: String) -> Bool {
    Folding.fold(full).contains(Folding.fold(part))
  }

  // MARK: What they want

  private mutating func takeMessage() {
    let open = candidates(.message).filter(canBeMessage)
    guard let best = open.first else { return }
    // Several values under one name are one answer in several lines.
    let parts = open.filter {
      fields[$0].path == fields[best].path && fields[$0].labels == fields[best].labels
    }.sorted()
    lead.message = parts.map(text).joined(separator: "\n")
    used.formUnion(parts)
    note("message", matches[best]?.rank ?? .hint)
  }

  /// A field that is only hinted to be a message must not hold something else.
  private func canBeMessage(_ position: Int) -> Bool {
    let field = fields[position]
    guard let rank = matches[position]?.rank, rank >= .hint else { return field.sort != .flag }
    return field.sort == .text && Identity.email(field.value) == nil
      && !Shapes.looksLikePhone(field.value) && !field.value.hasPrefix("http")
  }

  /// Fields that nothing is known of, with their names; `question 3` may hold anything.
  private func unclaimed() -> [(position: Int, names: [FieldName])] {
    fields.indices.filter { position in
      let match = matches[position]
      let isOpen = match == nil || (match?.role == .message && (match?.rank ?? .alias) >= .hint)
      return isOpen && !used.contains(position) && fields[position].sort != .flag
        && !isInStrangeBlock(position)
    }.map { ($0, FieldMatcher.names(of: fields[$0])) }
  }

  private mutating func takeContactByShape() {
    let open = unclaimed().filter { item in
      !item.names.contains { $0.words.contains(where: OtherAliases.strangerWords.contains) }
    }
    if lead.contact.email == nil {
      let addresses = open.filter {
        Identity.email(fields[$0.position].value).map(isTheirs) ?? false
      }
      if let position = single(addresses.map(\.position)) {
        lead.contact.email = Identity.email(fields[position].value)
        note("email", .shape)
      }
    }
    if lead.contact.phone == nil {
      let numbers = open.filter {
        fields[$0.position].sort == .text && !Shapes.isTechnical($0.names)
          && Shapes.looksLikePhone(fields[$0.position].value)
      }
      if let position = single(numbers.map(\.position)),
        let number = Identity.phone(fields[position].value)
      {
        take(phone: fields[position].value, number: number)
        note("phone", .shape)
      }
    }
    if !lead.contact.hasName {
      let names = open.filter {
        Shapes.isOpaque($0.names) && Shapes.looksLikeName(text($0.position))
      }
      if let position = single(names.map(\.position)) {
        lead.contact.fullName = text(position)
        note("name", .shape)
      }
    }
  }

  private mutating func takeMessageByShape() {
    guard lead.message == nil, lead.contact.isReachable || lead.contact.hasName else { return }
    let messages = unclaimed().filter {
      !Shapes.isTechnical($0.names) && Shapes.looksLikeMessage(fields[$0.position].value)
    }
    if let position = single(messages.map(\.position)) {
      lead.message = text(position)
      note("message", .shape)
    }
  }

  /// People write their number into the message when the form does not ask.
  private mutating func takeContactFromMessage() {
    guard !lead.contact.isReachable, let message = lead.message else { return }
    let beginning = message.cut(toBytes: 20_000)
    let addresses = Set(Shapes.addresses(in: beginning).filter(isTheirs))
    if addresses.count == 1 {
      lead.contact.email = addresses.first
      note("email", .shape)
    }
    let numbers = Set(Shapes.phones(in: beginning))
    if numbers.count == 1 {
      lead.contact.phone = numbers.first
      note("phone", .shape)
    }
  }

  private func isInStrangeBlock(_ position: Int) -> Bool {
    fields[position].path.contains { OtherAliases.strangerBlocks.contains(FieldName($0).key) }
  }

  /// The first position when all values are the same: only one candidate is no guess.
  private mutating func single(_ positions: [Int]) -> Int? {
    guard let first = positions.first,
      positions.allSatisfy({ text($0) == text(first) })
    else { return nil }
    used.formUnion(positions)
    return first
  }

  // MARK: Time and marks

  private mutating func takeTime(sentAt: Instant?) {
    lead.submittedAt = sentAt
    lead.submittedAtConfidence = sentAt == nil ? .none : .exact
    for position in candidates(.submittedAt) {
      guard let time = SubmissionTime.read(fields[position].value) else { continue }
      switch time {
      case .exact(let instant):
        (lead.submittedAt, lead.submittedAtConfidence) = (instant, .exact)
      case .assumedZone(let instant):
        guard sentAt == nil else { continue }
        (lead.submittedAt, lead.submittedAtConfidence) = (instant, .assumedZone)
      case .ambiguous:
        warnings.append("a submission time could be day or month first, and was not taken")
        continue
      }
      used.insert(position)
      return
    }
  }

  private mutating func takeMarks() {
    for position in fields.indices {
      let value = text(position)
      if Self.isMetaDummy(value) { lead.isTest = true }
      switch matches[position]?.role {
      case .testMark where Shapes.isTrue(value):
        lead.isTest = true
        used.insert(position)
      case .honeypot:
        suspect("a honeypot field is filled")
      case .spamFlag where Shapes.isTrue(value):
        suspect("the form's own check says spam")
      case .spamScore: takeScore(position, value)
      case .event where value.utf8.count <= 80: events.append(value)
      case .consent where lead.consent.count < FindingLimits.list:
        let line = "\(fields[position].labels.first ?? fields[position].path.last ?? ""): \(value)"
        guard line.utf8.count <= FindingLimits.line else { continue }
        lead.consent.append(line)
        used.insert(position)
      default: continue
      }
    }
    if lead.isTest { reasons.append("marked as a test by its sender") }
  }

  private static func isMetaDummy(_ value: String) -> Bool {
    value.utf8.count <= 200
      && (value.lowercased() == "test@meta.com"
        || value.lowercased().hasPrefix("<test lead: dummy data for"))
  }

  private mutating func takeScore(_ position: Int, _ value: String) {
    guard let score = Double(value), (0...1).contains(score), value.utf8.count <= 30 else { return }
    lead.spam.score = value
    used.insert(position)
    if score < 0.5 { suspect("the captcha's score is below 0.5") }
  }

  private mutating func suspect(_ reason: String) {
    lead.spam.suspect = true
    if !lead.spam.reasons.contains(reason) { lead.spam.reasons.append(reason) }
  }

  // MARK: The rest

  private mutating func keepExtra() {
    var positions: [String: Int] = [:]
    for position in fields.indices where !used.contains(position) {
      let isSecret = matches[position]?.role == .secret
      let value = isSecret ? "[redacted]" : fields[position].value
      let key = fields[position].key
      if let index = positions[key] {
        lead.extra[index].values.append(value)
      } else {
        positions[key] = lead.extra.count
        lead.extra.append(CanonicalLead.Extra(key: key, values: [value]))
      }
    }
  }
}
