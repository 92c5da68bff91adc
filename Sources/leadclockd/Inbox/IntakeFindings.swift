import LeadFormats

/// What intake makes of files that it cannot read whole.
extension Intake {
  /// An enquiry of which nothing can be read: somebody has to look at it.
  static func unread(_ format: String) -> Finding {
    var lead = CanonicalLead(format: format)
    lead.contactPending = true
    return Finding(kind: .lead, lead: lead)
  }

  static func isMail(_ recognition: Recognition) -> Bool {
    if case .findings(_, container: .mail) = recognition { true } else { false }
  }
}
