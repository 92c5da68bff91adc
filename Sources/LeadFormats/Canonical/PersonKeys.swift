/// By what a person is known in other leads, in plain text: never to be written down unhashed.
///
/// A strong key is one person's. A weak one may be shared, and alone it proves nothing: what is said
/// against it is asked of `Person.contradiction`.
extension CanonicalLead {
  /// `email:…`: one person's.
  public var strongKeys: [String] {
    // Nobody means another person by a capital letter in an address.
    contact.email.flatMap(Identity.email).map { ["email:" + $0.lowercased()] } ?? []
  }

  /// `phone:…`, which whole families and offices share, and `mailbox:…`, the address without its
  /// `+tag`. A number is there as E.164 and as it was written: the region may be configured later.
  public var weakKeys: [String] {
    var keys: [String] = []
    for number in [contact.phoneE164, contact.phone].compactMap({ $0 }).compactMap(Identity.phone)
    where !keys.contains("phone:" + number) {
      keys.append("phone:" + number)
    }
    if let mailbox = contact.email.flatMap(Identity.mailbox) { keys.append("mailbox:" + mailbox) }
    return keys
  }

  /// What this person is known by in other leads: `email:…` and `phone:…`.
  public var personKeys: [String] { strongKeys + weakKeys.filter { $0.hasPrefix("phone:") } }

  /// What a thin notice and its full record have in common, whatever folders they come through: the
  /// family of their formats and the sender's own id. Nil without an id, and for a format that is
  /// not known: there the id may be anybody's.
  public var recordKey: String? {
    guard let externalID, format != FormatSignature.generic else { return nil }
    let family = format.prefix { $0 != "_" && $0 != "-" }
    // LinkedIn's notice names the whole urn, its record the last part of it.
    let isName = externalID.hasPrefix("urn:")
    let id = isName ? externalID.split(separator: ":").last.map(String.init) : externalID
    return "record\u{1F}\(family)\u{1F}\(id ?? externalID)"
  }

  /// What speaks against two leads with a common weak key being one person's; nil when nothing does.
  public func contradiction(to other: CanonicalLead) -> Contradiction? {
    if let mine = contact.email.flatMap(Identity.mailbox),
      let theirs = other.contact.email.flatMap(Identity.mailbox), mine != theirs
    {
      return .address
    }
    guard let mine = contact.displayName, let theirs = other.contact.displayName else { return nil }
    return Identity.couldBeOne(mine, theirs) ? nil : .name
  }

  /// What two leads of one telephone number differ in.
  public enum Contradiction: String, Equatable, Sendable {
    /// Another address.
    case address = "another address"
    /// Another name.
    case name = "another name"
  }
}

extension Identity {
  /// The address in lower case without what stands from `+` on before the `@`; nil when it is none.
  public static func mailbox(_ raw: String) -> String? {
    guard let address = email(raw)?.lowercased(), let at = address.lastIndex(of: "@") else {
      return nil
    }
    let local = address[..<at].prefix { $0 != "+" }
    return local.isEmpty ? address : String(local + address[at...])
  }

  /// Whether two names can be one person's: each word of the shorter begins a word of the longer, or
  /// the other way round. `A. Ruiz`, `Ruiz, Ana` and `ana ruiz` can be Ana Ruiz.
  public static func couldBeOne(_ one: String, _ other: String) -> Bool {
    let words = [one, other].map { name in
      Folding.fold(name.prefix(400)).split { !$0.isLetter && !$0.isNumber }.prefix(12)
    }
    let (few, many) =
      words[0].count <= words[1].count ? (words[0], words[1]) : (words[1], words[0])
    return few.allSatisfy { word in
      many.contains { $0.hasPrefix(word) || word.hasPrefix($0) }
    }
  }
}

extension CanonicalLead {
  /// The full record of this lead with what only its thin `notice` said: which advertisement, which
  /// form, when.
  public func completed(from notice: CanonicalLead) -> CanonicalLead {
    var whole = self
    whole.contactPending = false
    whole.source = source ?? notice.source
    whole.formID = formID ?? notice.formID
    whole.formName = formName ?? notice.formName
    whole.message = message ?? notice.message
    whole.subject = subject ?? notice.subject
    whole.pageURL = pageURL ?? notice.pageURL
    if submittedAt == nil {
      whole.submittedAt = notice.submittedAt
      whole.submittedAtConfidence = notice.submittedAtConfidence
    }
    for (_, path) in Campaign.fields where whole.campaign[keyPath: path] == nil {
      whole.campaign[keyPath: path] = notice.campaign[keyPath: path]
    }
    whole.extra += notice.extra.filter { field in !extra.contains { $0.key == field.key } }
    _ = whole.keepWithinLimits()
    return whole
  }

  /// This lead with the ways to reach the person that only `other` has, who is the same; nil when
  /// there is none. What is known stays as it is.
  public func enriched(by other: CanonicalLead) -> CanonicalLead? {
    var richer = self
    if contact.email == nil { richer.contact.email = other.contact.email }
    if contact.phone == nil {
      richer.contact.phone = other.contact.phone
      richer.contact.phoneE164 = other.contact.phoneE164
    }
    if !contact.hasName {
      richer.contact.fullName = other.contact.fullName
      richer.contact.firstName = other.contact.firstName
      richer.contact.lastName = other.contact.lastName
    }
    richer.contact.company = contact.company ?? other.contact.company
    return richer == self ? nil : richer
  }
}
