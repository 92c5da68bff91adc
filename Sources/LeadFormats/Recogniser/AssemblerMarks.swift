import LeadClock

/// When it was sent, and the marks of tests, spam and consent.
extension Assembler {
  mutating func takeTime(sentAt: Instant?) {
    lead.submittedAt = sentAt
    lead.submittedAtConfidence = sentAt == nil ? .none : .exact
    for position in candidates(.submittedAt) {
      guard let time = SubmissionTime.read(fields[position].value, rules: rules.times) else {
        continue
      }
      switch time {
      case .exact(let instant):
        (lead.submittedAt, lead.submittedAtConfidence) = (instant, .exact)
      case .assumedZone(let instant):
        guard sentAt == nil else { continue }
        (lead.submittedAt, lead.submittedAtConfidence) = (instant, .assumedZone)
      case .ambiguous:
        warnings.append("a submission time could be day or month first, and was not taken")
        continue
      }
      used.insert(position)
      return
    }
  }

  mutating func takeMarks() {
    for position in fields.indices {
      let value = text(position)
      if Self.isMetaDummy(value) { lead.isTest = true }
      switch matches[position]?.role {
      case .testMark where Shapes.isTrue(value):
        lead.isTest = true
        used.insert(position)
      case .honeypot:
        suspect("a honeypot field is filled")
      case .spamFlag where Shapes.isTrue(value):
        suspect("the form's own check says spam")
      case .spamScore: takeScore(position, value)
      case .event where value.utf8.count <= 80: events.append(value)
      case .status where value.utf8.count <= 40: takeStatus(value)
      case .consent where lead.consent.count < FindingLimits.list:
        let line = "\(fields[position].labels.first ?? fields[position].path.last ?? ""): \(value)"
        guard line.utf8.count <= FindingLimits.line else { continue }
        lead.consent.append(line)
        used.insert(position)
      default: continue
      }
    }
    if lead.isTest { reasons.append("marked as a test by its sender") }
  }

  /// A state that undoes what happened is an event; `new` and `active` are none.
  private mutating func takeStatus(_ value: String) {
    let words = FieldName(value).words
    if words == ["spam"] { suspect("the form's own check says spam") }
    if words.contains(where: EventWords.undone.contains) { events.append(value) }
  }

  private static func isMetaDummy(_ value: String) -> Bool {
    value.utf8.count <= 200
      && (value.lowercased() == "test@meta.com"
        || value.lowercased().hasPrefix("<test lead: dummy data for"))
  }

  mutating func takeScore(_ position: Int, _ value: String) {
    guard let score = Double(value), (0...1).contains(score), value.utf8.count <= 30 else { return }
    lead.spam.score = value
    used.insert(position)
    if score < 0.5 { suspect("the captcha's score is below 0.5") }
  }

  private mutating func suspect(_ reason: String) {
    lead.spam.suspect = true
    if !lead.spam.reasons.contains(reason) { lead.spam.reasons.append(reason) }
  }
}
