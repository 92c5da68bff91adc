/// Who it is: addresses, numbers and names by the fields' names.
extension Assembler {
  mutating func takeEmail() {
    var strangers = 0
    var unusable = 0
    for position in candidates(.email) {
      guard let address = address(in: fields[position].value) else {
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
    // The same address may stand elsewhere with its name.
    for position in candidates(.email).prefix(20) where lead.contact.fullName == nil {
      guard let address = lead.contact.email, address == self.address(in: text(position)) else {
        continue
      }
      takeDisplayName(of: text(position))
    }
    if lead.contact.email == nil, strangers > 0 {
      warnings.append("an address of the site's own or of a machine was not taken")
    }
    if lead.contact.email == nil, unusable > 0 {
      warnings.append("an e-mail field holds no address")
    }
  }

  /// The one address of a value, whatever stands around it.
  private func address(in text: String) -> String? {
    if let address = Identity.email(text) { return address }
    guard text.utf8.count <= 500 else { return nil }
    let all = Set(Shapes.addresses(in: text))
    return all.count == 1 ? all.first : nil
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
}
