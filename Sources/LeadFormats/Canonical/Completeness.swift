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

  /// Whether anything says where they came from: the format, the form, its page or a campaign.
  public var hasSource: Bool {
    source != nil || formName != nil || pageURL != nil || campaign != Campaign()
  }

  /// What of a full enquiry is lacking, of who, what and where from: `name`, `email`, `phone`,
  /// `message`, `source`.
  public var missing: [String] {
    var words: [String] = []
    if !contact.hasName { words.append("name") }
    if contact.email == nil { words.append("email") }
    if contact.phone == nil { words.append("phone") }
    if message == nil { words.append("message") }
    if !hasSource { words.append("source") }
    return words
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
