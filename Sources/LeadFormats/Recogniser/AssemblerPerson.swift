/// Who it is: addresses, numbers and names by the fields' names.
extension Assembler {
  mutating func takeEmail() {
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
  func isTheirs(_ address: String) -> Bool {
    let domain = address.drop { $0 != "@" }.dropFirst().lowercased()
    let isOwn = ownDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    return !isOwn && !Shapes.isNoReply(address)
  }

  /// `Ana Ruiz <ana@example.com>` says the name as well.
  mutating func takeDisplayName(of text: String) {
    guard let open = text.lastIndex(of: "<") else { return }
    let name = text[..<open].trimmed.drop { $0 == "\"" }
    let plain = (name.last == "\"" ? name.dropLast() : name).trimmed
    if Shapes.canBeName(plain) { lead.contact.fullName = String(plain) }
  }

  mutating func takePhone() {
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

  mutating func takeNames() {
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
  mutating func arrangeNames() {
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

  static func holds(_ full: String, _ part: String) -> Bool {
    Folding.fold(full).contains(Folding.fold(part))
  }
}
