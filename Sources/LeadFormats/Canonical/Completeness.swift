/// How much of a full enquiry is there: who, what, and where from.
extension CanonicalLead {
  /// What of a full enquiry is there, as words for a journal line: no content.
  public var has: [String] {
    var words: [String] = []
    if contact.hasName { words.append("name") }
    if contact.phone != nil { words.append("phone") }
    if contact.email != nil { words.append("email") }
    if message != nil { words.append("request") }
    return words
  }

  /// What of a full enquiry is lacking: `name`, `email`, `phone`, `message`.
  public var missing: [String] {
    var words: [String] = []
    if !contact.hasName { words.append("name") }
    if contact.email == nil { words.append("email") }
    if contact.phone == nil { words.append("phone") }
    if message == nil { words.append("message") }
    return words
  }

  /// The same, with `where_from` when nothing says where the lead is from: no page, form or campaign,
  /// and no `source` of its own, which is nil for the common inbox.
  public func missing(source: String?) -> [String] {
    missing + (source == nil && !saysWhereFrom ? ["where_from"] : [])
  }

  /// Whether it says which page, form or campaign brought the person.
  public var saysWhereFrom: Bool {
    pageURL != nil || formID != nil || formName != nil
      || Campaign.fields.contains { campaign[keyPath: $0.path] != nil }
  }

  /// What is there and what is lacking in one piece, for a journal line: `email (no name, no phone)`.
  /// Where a lead is from its line says anyway.
  public var completeness: String {
    if contactPending { return "contact pending" }
    let absent = [
      ("name", contact.hasName), ("phone", contact.phone != nil), ("email", contact.email != nil),
      ("request", message != nil),
    ].filter { !$0.1 }.map { "no \($0.0)" }
    guard !absent.isEmpty else { return has.joined(separator: ", ") }
    let present = has.isEmpty ? "nothing" : has.joined(separator: ", ")
    return "\(present) (\(absent.joined(separator: ", ")))"
  }
}
