/// Who a lead is and how to reach them, as the sender wrote it: names are never recased.
public struct Contact: Equatable, Sendable {
  /// The whole name.
  public var fullName: String?
  /// The given name.
  public var firstName: String?
  /// The family name.
  public var lastName: String?
  /// The address, unwrapped, its domain in lower case.
  public var email: String?
  /// The phone number as written.
  public var phone: String?
  /// The number as E.164, when the region's rules have been applied.
  public var phoneE164: String?
  /// The organisation.
  public var company: String?
  /// What they do there.
  public var jobTitle: String?

  /// A contact; nothing is known unless said.
  public init(
    fullName: String? = nil, firstName: String? = nil, lastName: String? = nil,
    email: String? = nil, phone: String? = nil, phoneE164: String? = nil, company: String? = nil,
    jobTitle: String? = nil
  ) {
    self.fullName = fullName
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
    self.phoneE164 = phoneE164
    self.company = company
    self.jobTitle = jobTitle
  }

  /// Whether there is a way to reach them.
  public var isReachable: Bool { email != nil || phone != nil }

  /// Whether any part of a name is known.
  public var hasName: Bool { fullName != nil || firstName != nil || lastName != nil }

  /// The name in one piece: the whole name, else its parts.
  public var displayName: String? {
    if let fullName { return fullName }
    let parts = [firstName, lastName].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
