import LeadClock

@testable import LeadFormats

extension FuzzTarget {
  /// Single values: addresses, numbers, times and encodings. What is normal stays as it is.
  static let values = FuzzTarget(name: "values") { bytes throws(Broken) in
    let decoded = Charset.decode(bytes)
    try must(Charset.isUTF8(decoded.bytes), "text that is not UTF-8")
    let text = String(decoding: decoded.bytes, as: UTF8.self)
    if let email = Identity.email(text) {
      try must(Identity.email(email) == email, "an address that changes when read again")
    }
    if let number = Identity.phone(text) {
      try must(Identity.phone(number) == number, "a number that changes when read again")
    }
    let normal = Identity.normalisedMessage(text)
    // Of a long one the cut may fall elsewhere: a letter's small form can be two.
    try must(
      text.utf8.count > 4000 || Identity.normalisedMessage(normal) == normal,
      "a message that is never normal")
    if let instant = RFC3339.read(text) {
      try must(RFC3339.read(RFC3339.write(instant)) != nil, "a time that is not one when written")
    }
    _ = SubmissionTime.read(text, rules: TimeRules(region: "DE", zone: .utc))
    _ = MessageID.plain(text)
    _ = PartyKeys.email(text)
    _ = OwnWords.folded(OwnWords.of(text))
    try must(Entities.decode(text).utf8.count <= text.utf8.count, "references that grow")
    try must(text.cut(toBytes: 20).utf8.count <= 20, "more than was asked for")
    try mustKnowNumber(text)
  }

  private static let germany = PhoneRules(region: "DE")

  private static func mustKnowNumber(_ text: String) throws(Broken) {
    guard let number = germany.read(text), number.isValid else { return }
    try must(number.e164.hasPrefix("+"), "E.164 without its plus sign")
    try must(germany.read(number.e164)?.e164 == number.e164, "E.164 that changes when read again")
  }
}
