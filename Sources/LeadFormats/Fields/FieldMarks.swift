/// What a field is by more than the words of its name: secrets, agreements, the type that its form
/// gives it, and the numbers by which Gravity Forms counts.
extension FieldMatcher {
  static func isSecret(_ field: Field, _ names: [FieldName]) -> Bool {
    let parent = field.path.dropLast().last.map { FieldName($0).words } ?? []
    return names.contains { name in
      name.words.contains { word in
        OtherAliases.secretWords.contains(word)
          || ["nonce", "captcha", "password", "token"].contains(where: word.hasSuffix)
      }
        || OtherAliases.secretWords.contains(name.key)
        || FieldDictionary.pairs(parent.suffix(1) + name.words).contains(
          where: OtherAliases.secretWords.contains)
    }
  }

  /// Gravity Forms numbers the parts of a name: `N.3` is the given one, `N.6` the family's.
  static func gravityName(_ key: String?) -> Role? {
    guard let key else { return nil }
    let text = key.hasPrefix("input_") ? key.dropFirst(6) : key[...]
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "_" })
    guard parts.count == 2, text.utf8.count <= 12, parts[0].utf8.allSatisfy({ $0 < 0x3A }) else {
      return nil
    }
    switch parts[1] {
    case "3": return .firstName
    case "4": return .middleName
    case "6": return .lastName
    default: return nil
    }
  }

  static func typeRole(_ type: String) -> Role? {
    let key = FieldName(type).key
    switch key {
    case "email", "emailaddress": return .email
    case "tel", "phone", "phonenumber", "telephone", "mobile": return .phone
    case "textarea", "longtext", "paragraph", "message", "multiline": return .message
    case "fullname", "name", "firstname", "lastname", "company":
      return FieldDictionary.aliases[key]
    case "password", "captcha", "recaptcha", "hcaptcha", "turnstile": return .secret
    default:
      if key.hasSuffix("email") { return .email }
      if key.hasSuffix("phone") || key.hasSuffix("phonenumber") || key.hasSuffix("tel") {
        return .phone
      }
      if key.hasSuffix("textarea") || key.hasSuffix("longtext") || key.hasSuffix("paragraphtext") {
        return .message
      }
      return nil
    }
  }

  /// Whether a field says what its person agreed to: strong words always do, weak ones when the
  /// value is a tick or says itself that they agree.
  static func isConsent(_ field: Field, _ names: [FieldName]) -> Bool {
    let parents = field.path.suffix(3).map { FieldName($0) }
    let isNamed = (names + parents).contains { name in
      (name.words + FieldDictionary.pairs(name.words)).contains {
        FieldDictionary.consentWords.contains($0)
      } || name.words.contains { $0.hasSuffix("consent") }
        || name.key.unicodeScalars.contains { $0.value >= 0x2E80 }
          && FieldDictionary.consentWords.contains(where: name.key.contains)
    }
    guard isNamed else { return false }
    if field.sort == .flag || field.value.isEmpty { return true }
    let value = FieldName(field.value)
    return OtherAliases.agreement.contains(value.words.joined(separator: " "))
      || OtherAliases.agreement.contains(field.value.trimmed.lowercased())
      || value.words.contains(where: FieldDictionary.consentWords.contains)
      || (names + parents).contains { name in
        name.words.contains { strongConsent.contains($0) || $0.hasSuffix("consent") }
      } && Identity.email(field.value) == nil && !Shapes.looksLikePhone(field.value)
  }

  static let strongConsent: Set<String> = [
    "consent", "gdpr", "dsgvo", "rgpd", "lgpd", "optin", "einwilligung", "consentimiento",
    "disclaimer", "consentement", "consenso", "kvkk",
  ]
}
