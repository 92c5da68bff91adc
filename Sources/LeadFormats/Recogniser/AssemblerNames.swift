/// Names by the fields' names, and how their parts make a whole.
extension Assembler {
  mutating func takeNames() {
    for (role, path) in [
      (Role.fullName, \Contact.fullName), (.firstName, \.firstName), (.lastName, \.lastName),
    ] {
      guard let position = nearest(candidates(role).filter { canBeName($0, as: role) }) else {
        continue
      }
      // A whole name from elsewhere is another person's, when it does not hold the parts.
      let parts = [Role.firstName, .lastName].flatMap(candidates)
      if role == .fullName, let part = nearest(parts), !belong(part, to: position),
        !Self.holds(text(position), text(part))
      {
        continue
      }
      lead.contact[keyPath: path] = text(position)
      used.insert(position)
    }
    takeFormsName()
    if lead.contact.hasName { reasons.append("name by field name") }
  }

  private func canBeName(_ position: Int, as role: Role) -> Bool {
    guard fields[position].sort == .text, Shapes.canBeName(text(position)) else { return false }
    switch matches[position]?.rank {
    // Words such as `ad` are a given name only beside a family name.
    case .hint:
      return role == .firstName && (!candidates(.lastName).isEmpty || isFirstBeside(position))
        || role == .lastName && lead.contact.firstName != nil
    // A thing has a name; one that can be reached is a person.
    case .shape: return isReachableBeside(position)
    default: return true
    }
  }

  /// `{"participant": {"first": "Ana", "mail": …}}`: in a block with an address, and no number.
  private func isFirstBeside(_ position: Int) -> Bool {
    let key = fields[position].path.last.map { FieldName($0).key } ?? ""
    return ["first", "fn"].contains(key) && fields[position].labels.isEmpty
      && isReachableBeside(position) && text(position).split(separator: " ").count <= 2
      && text(position).allSatisfy { $0.isLetter || " -'’.".contains($0) }
  }

  /// Whether a part of a name is of the person of a whole one: in the same block, or further in when
  /// the whole name stands beside an address.
  private func belong(_ part: Int, to whole: Int) -> Bool {
    let block = parent(whole)
    return parent(part) == block
      || parent(part).starts(with: block) && !block.isEmpty && isReachableBeside(whole)
  }

  /// `{"form": {"name": …, "email": …}}`: the name beside the address is the person's.
  private mutating func takeFormsName() {
    guard !lead.contact.hasName else { return }
    let position = candidates(.formName).first { position in
      matches[position]?.rank == .pathAlias && isReachableBeside(position)
        && FieldName(fields[position].path.last ?? "").key == "name"
        && Shapes.canBeName(text(position))
    }
    guard let position else { return }
    lead.contact.fullName = text(position)
    used.insert(position)
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
    let equals = positions.filter { sureness($0) == sureness(first) }
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
      } else if let first = contact.firstName, let last = contact.lastName, full == first,
        first != last
      {
        lead.contact.fullName = nil
      } else if let first = contact.firstName, let last = contact.lastName,
        !Self.holds(full, first), !Self.holds(full, last)
      {
        // `name` is what the record is called, not the person.
        lead.contact.fullName = nil
      }
    }
    if lead.contact.fullName == nil { lead.contact.fullName = wholeName() }
  }

  /// The parts in one piece. In Chinese, Japanese and Korean writing the family's name comes first.
  private mutating func wholeName() -> String? {
    guard let first = lead.contact.firstName, let last = lead.contact.lastName else {
      return lead.contact.displayName
    }
    if Self.isEastAsian(first), Self.isEastAsian(last) { return last + " " + first }
    let middle = candidates(.middleName).first { Shapes.canBeName(text($0)) }
    if let middle { used.insert(middle) }
    return ([first] + (middle.map { [text($0)] } ?? []) + [last]).joined(separator: " ")
  }

  private static func isEastAsian(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
  }

  static func holds(_ full: String, _ part: String) -> Bool {
    Folding.fold(full).contains(Folding.fold(part))
  }
}
