import LeadClock
import LeadFormats
import Ledger

/// What a record does to the lead that it fits.
extension Transaction {
  mutating func apply(
    _ this: EvidenceCase, to lead: LeadRow, remark: String, _ why: String, place: Int,
    isShared: Bool
  ) throws(LedgerError) {
    var (kind, reason) = try deed(of: this, on: lead, why, isShared: isShared)
    guard lead.standing.state != .closed || kind == .reopen else {
      // Somebody who writes to a customer answers nothing: no word about it.
      return try leave(this, "nothing", "\(lead.id.text) is closed")
    }
    if let key = this.messageKey, kind == .contact {
      if try isUndelivered(key, to: lead) { (kind, reason) = (.attempt, "it came back") }
      if try isCounted(key, for: lead, besides: this) {
        return try leave(this, "nothing", "\(lead.id.text) has this answer already")
      }
    }
    let id = place == 0 ? this.response : "\(this.response)-\(lead.id.text)"
    if kind == .contact, let key = this.messageKey {
      try ledger.keep(
        evidenceKey: EvidenceKey(.answer, key, evidence: id, lead: lead.id), at: now)
    }
    if let key = this.wordsKey {
      try ledger.keep(
        evidenceKey: EvidenceKey(.words, key, evidence: id, lead: lead.id), at: now)
    }
    var response = ResponseFile(id: id, kind: kind, lead: lead.id.text)
    response.channel = this.seen.what.channel
    // What a person has said since about the next step stands.
    if kind == .contact, try ledger.contacts(of: lead.id, since: this.at).isEmpty {
      response.nextStep = ResponseFile.NextStep(waitingOn: .them)
    }
    let words = [reason, remark].filter { !$0.isEmpty }.joined(separator: "; ")
    try perform(response, of: this, on: lead, reason: words)
  }

  /// What is done to the lead, and why.
  private func deed(
    of this: EvidenceCase, on lead: LeadRow, _ why: String, isShared: Bool
  ) throws(LedgerError) -> (ResponseKind, String) {
    switch this.seen.verdict {
    case .attempt: return (.attempt, why)
    case .automaticAcknowledgement: return (.automaticAcknowledgement, why)
    case .engaged: return engaged(this, lead)
    case .reopen, .nothing: return (.note, why)
    case .contact: break
    }
    // A person writes one mail to several people; whatever else reaches several is a machine's.
    let isSpread = isShared && this.seen.what != .sentMail
    let hasWords = try hasWords(of: this, besides: lead)
    switch plausibility(this, lead, repeatsWords: isSpread || hasWords).verdict {
    case .answer: return (.contact, "")
    case .tooEarly: return (.note, "it lies before the lead")
    case .overtaken: return (.note, "the lead has been in touch again since")
    case .tooFast: return (.automaticAcknowledgement, "within 15 s of the lead: no person's")
    case .sameWords: return (.automaticAcknowledgement, "the same words to several leads")
    }
  }

  /// Somebody who writes after they were answered waits again; a call that nobody took is noted.
  private func engaged(_ this: EvidenceCase, _ lead: LeadRow) -> (ResponseKind, String) {
    let isMessage = this.seen.what == .sms || this.seen.what == .sentMail
    let isWaiting = lead.standing.clocks.contains {
      $0.clock.stoppedAt == nil && ($0.clock.name == .firstResponse || $0.clock.name == .reply)
    }
    let isOver = ["spam", "not-them"].contains(lead.outcome ?? "")
    guard isMessage, !isWaiting, lead.standing.state != .open, !isOver else {
      return (.note, isMessage ? "the lead wrote" : "the lead was in touch, nobody answered")
    }
    return (.reopen, "the lead wrote again")
  }

  /// Whether these words went to another lead.
  private func hasWords(of this: EvidenceCase, besides lead: LeadRow) throws(LedgerError) -> Bool {
    guard let key = this.wordsKey else { return false }
    return try ledger.evidence(known: .words, as: key).contains { known in
      // One mail to several is not sent again and again.
      known.lead.map { $0 != lead.id } ?? false && !known.evidence.hasPrefix(this.response)
    }
  }

  /// Whether the same message was counted for a lead: sent, then delivered.
  private func isCounted(
    _ key: [UInt8], for lead: LeadRow, besides this: EvidenceCase
  ) throws(LedgerError) -> Bool {
    try ledger.evidence(known: .answer, as: key).contains {
      $0.lead == lead.id && $0.evidence != this.id && !$0.evidence.hasPrefix(this.response)
    }
  }

  private func isUndelivered(_ key: [UInt8], to lead: LeadRow) throws(LedgerError) -> Bool {
    for known in try ledger.evidence(known: .undelivered, as: key) {
      let parties = try ledger.keys(ofEvidence: known.evidence, .party)
      if parties.isEmpty { return true }
      for party in parties where try ledger.leads(withIdentity: party).contains(lead.id) {
        return true
      }
    }
    return false
  }

  /// Gives a response that was found in a record to the desk.
  mutating func perform(
    _ response: ResponseFile, of this: EvidenceCase, on given: LeadRow, reason: String
  ) throws(LedgerError) {
    try agree(on: given.id)
    let lead = try ledger.lead(given.id) ?? given
    // Nobody of ours makes an answer fail or a lead write again.
    let isNobodys = response.kind == .undo || response.kind == .reopen
    var row = ResponseRow(
      id: response.id, lead: lead.id, kind: response.kind.rawValue,
      by: isNobodys ? nil : this.seen.by.map { host.names.handle($0) },
      uid: this.uid.map { Int($0) },
      givenAt: this.at, recordedAt: now, result: "rejected", sentence: "")
    try perform(
      response, on: lead, fileNumber: this.file, &row, reason: reason.isEmpty ? nil : reason)
  }

  // MARK: Records that came before their lead

  /// Records that wait for a lead known under this hash.
  mutating func applyWaitingEvidence(_ key: [UInt8], to id: LeadID) throws(LedgerError) {
    var waiting: [EvidenceRow] = []
    for known in try ledger.evidence(known: .party, as: key) {
      guard let row = try ledger.evidence(id: known.evidence), row.result == "waiting" else {
        continue
      }
      waiting.append(row)
    }
    for row in waiting.sorted(by: { $0.givenAt < $1.givenAt }) {
      guard let lead = try ledger.lead(id), let what = Evidence.What(rawValue: row.what),
        let verdict = Evidence.Verdict(rawValue: row.kind)
      else { continue }
      var seen = SeenEvidence(what: what, verdict: verdict)
      seen.by = row.by.flatMap { host.names.person($0) }
      var this = EvidenceCase(id: row.id, seen: seen, at: row.givenAt)
      guard plausibility(this, lead).verdict != .tooEarly else { continue }
      this.messageKey = try ledger.keys(ofEvidence: row.id, .answer).first
      this.wordsKey = try ledger.keys(ofEvidence: row.id, .words).first
      try ledger.forget(evidence: row.id)
      try apply(
        this, to: lead, remark: "", Self.waited, place: 0, isShared: false)
    }
  }

  private static let waited = "it came before the lead"
}
