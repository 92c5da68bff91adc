/// What they want, and what only a value's shape tells.
extension Assembler {
  mutating func takeMessage() {
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

  mutating func takeContactByShape() {
    let open = unclaimed().filter { item in
      !item.names.contains(where: FieldMatcher.isStranger)
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
        (Shapes.isOpaque($0.names) || saysNothing($0.position, $0.names))
          && Shapes.looksLikeName(text($0.position))
      }
      if let position = single(names.map(\.position)) {
        lead.contact.fullName = text(position)
        note("name", .shape)
      }
    }
  }

  /// Whether a key is a builder's random one, or says only that this is the lead.
  private func saysNothing(_ position: Int, _ names: [FieldName]) -> Bool {
    let key = fields[position].labels.first ?? fields[position].path.last ?? ""
    return RandomKey.matches(key)
      || names.allSatisfy { Strangers.individuals.contains($0.key) || $0.key == "contact" }
  }

  mutating func takeMessageByShape() {
    guard lead.message == nil, lead.contact.isReachable || lead.contact.hasName else { return }
    let messages = unclaimed().filter {
      !Shapes.isTechnical($0.names) && Shapes.looksLikeMessage(fields[$0.position].value)
    }
    if let position = single(messages.map(\.position)) {
      lead.message = text(position)
      note("message", .shape)
    }
  }

  /// People write their number into the message when the form does not ask, and handlers write all
  /// they have into one field.
  mutating func takeContactFromMessage() {
    guard !lead.contact.isReachable else { return }
    let others = unclaimed().filter { item in
      !Shapes.isTechnical(item.names) && !item.names.contains(where: FieldMatcher.isStranger)
    }
    let texts = lead.message.map { [$0] } ?? others.prefix(50).map { text($0.position) }
    takeContact(in: texts.joined(separator: "\n"))
    guard !lead.contact.isReachable, lead.message != nil else { return }
    takeContact(in: others.prefix(50).map { text($0.position) }.joined(separator: "\n"))
  }

  private mutating func takeContact(in text: String) {
    let beginning = text.cut(toBytes: 20_000)
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
    fields[position].path.dropLast().contains { FieldMatcher.isStrange(FieldName($0)) }
  }

  /// The first position when all values are the same: only one candidate is no guess.
  private mutating func single(_ positions: [Int]) -> Int? {
    guard let first = positions.first,
      positions.allSatisfy({ text($0) == text(first) })
    else { return nil }
    used.formUnion(positions)
    return first
  }
}
