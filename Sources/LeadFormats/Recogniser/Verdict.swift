import LeadClock

/// Decides what a record is, once its lead is assembled.
enum Verdict {
  /// The finding of a record; nil when nothing in it is recognisable.
  static func finding(_ record: Record, rules: RecordRules) -> Finding? {
    var assembler = Assembler(record, rules: rules)
    assembler.assemble(sentAt: record.sentAt)
    var lead = assembler.lead
    lead.leadKind = leadKind(lead, events: assembler.events)
    let decision = decide(&lead, record, assembler)
    guard let (kind, reason) = decision else { return nil }
    if isRetry(record) { assembler.warnings.append("the sender tried before and failed") }
    return Finding(
      kind: kind, reasons: [reason] + assembler.reasons, warnings: unique(assembler.warnings),
      lead: lead)
  }

  private static func decide(
    _ lead: inout CanonicalLead, _ record: Record, _ assembler: Assembler
  ) -> (FindingKind, String)? {
    if let refusal = record.refusal { return (.notALead, refusal) }
    if let attention = record.attention { return (.signal, attention) }
    if let event = otherEvent(lead, assembler.events, record) { return (.notALead, event) }
    if lead.isTest { return (.test, "a test of the form") }
    if lead.contact.isReachable { return (.lead, "can be reached by " + ways(lead.contact)) }
    if lead.externalID != nil, assembler.hasFirmID, !lead.contact.hasName, lead.message == nil {
      lead.contactPending = true
      return (.lead, "an external id without contact: the contact is still to come")
    }
    if isPing(record) { return (.notALead, "a verification ping") }
    if lead.contact.hasName || lead.message != nil || lead.subject != nil
      || lead.contact.company != nil || isAttention(assembler.events)
    {
      return (.signal, "attention without a way to reach anyone")
    }
    return nil
  }

  /// Whether the sender says that this is not its first attempt.
  private static func isRetry(_ record: Record) -> Bool {
    record.fields.contains { field in
      field.path.last == "attemptNumber" && (Int(field.value) ?? 0) > 0
    }
  }

  private static func ways(_ contact: Contact) -> String {
    switch (contact.email, contact.phone) {
    case (.some, .some): "email and phone"
    case (.some, nil): "email"
    case (nil, _): "phone"
    }
  }

  private static func otherEvent(
    _ lead: CanonicalLead, _ events: [String], _ record: Record
  ) -> String? {
    if lead.format == "hubspot",
      let type = value(of: "subscriptionType", in: record), type != "contact.creation"
    {
      return "an event about a known contact"
    }
    if lead.format == "mailchimp", let type = value(of: "type", in: record), type != "subscribe" {
      return "an event about a known subscriber"
    }
    let words = events.map { FieldName($0).words }
    if words.contains(where: { $0.contains(where: EventWords.other.contains) }) {
      return "an event about something else than a new lead"
    }
    let isChange = words.contains {
      $0.contains(where: EventWords.changes.contains)
        && $0.contains(where: EventWords.known.contains)
    }
    if isChange { return "a change of somebody who is known already" }
    return isRescheduled(record) ? "an appointment that was moved" : nil
  }

  /// Calendars name the appointment that the new one stands for.
  private static func isRescheduled(_ record: Record) -> Bool {
    record.fields.contains { field in
      guard field.sort != .flag || field.value == "true" else { return false }
      return field.path.contains { name in
        ["oldinvitee", "rescheduleuid", "rescheduleid", "fromreschedule", "rescheduledfrom"]
          .contains(FieldKey.plain(name))
      }
    }
  }

  private static func value(of key: String, in record: Record) -> String? {
    record.fields.first { $0.path.last == key && $0.path.count <= 2 }?.value
  }

  private static func isPing(_ record: Record) -> Bool {
    record.fields.contains { field in
      let key = field.path.last.map { FieldName($0).key } ?? ""
      return ["challenge", "hubchallenge", "ping", "zen", "verificationtoken", "verifytoken"]
        .contains(key)
    }
  }

  private static func isAttention(_ events: [String]) -> Bool {
    events.contains { event in FieldName(event).words.contains(where: EventWords.attention.contains)
    }
  }

  /// A document or a subscription, when nothing says that the person wants to be answered.
  private static func leadKind(_ lead: CanonicalLead, events: [String]) -> LeadKind {
    if lead.format == "mailchimp" { return .subscribe }
    guard lead.message == nil, lead.contact.phone == nil else { return .request }
    let words = Set(
      (events + [lead.formName, lead.subject].compactMap { $0 }).flatMap { FieldName($0).words })
    if !words.isDisjoint(with: EventWords.download) { return .download }
    return words.isDisjoint(with: EventWords.subscribe) ? .request : .subscribe
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
