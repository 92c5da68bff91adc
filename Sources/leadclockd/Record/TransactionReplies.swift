import LeadClock
import LeadFormats
import Ledger

/// Replies to our own notifications, and answers that did not arrive.
extension Transaction {
  /// Does what somebody replied to a notification; false when the mail went to the lead itself, and
  /// is an answer like any other.
  mutating func answersNotification(
    _ evidence: Evidence, _ this: EvidenceCase, _ why: String
  ) throws(LedgerError) -> Bool {
    var lead: LeadRow?
    for key in evidence.notifications where lead == nil {
      guard let delivery = try ledger.delivery(key: key) else { continue }
      lead = try ledger.lead(delivery.lead)
    }
    guard let lead else { return false }
    for key in this.seen.others where try ledger.leads(withIdentity: hash(key)).contains(lead.id) {
      return false
    }
    guard this.seen.verdict == .contact, let deed = evidence.deed else {
      try leave(this, "nothing", why)
      return true
    }
    var response = ResponseFile(id: this.response, kind: deed, lead: lead.id.text)
    response.channel = evidence.channel
    response.outcome = evidence.outcome
    response.note = evidence.note
    try perform(response, of: this, on: lead, reason: "")
    return true
  }

  /// An answer came back: the lead waits again. While it is the latest that was done the old
  /// deadline is restored, for nobody was answered; a person who has been reached otherwise since
  /// stays answered.
  mutating func takeBack(_ evidence: Evidence, _ this: EvidenceCase) throws(LedgerError) {
    let isMail = this.seen.what == .bounce
    let identifiers = isMail ? evidence.answers : [evidence.messageID].compactMap { $0 }
    for identifier in identifiers {
      for known in try ledger.evidence(known: .answer, as: hash("sent:" + identifier)) {
        guard let id = known.lead, let lead = try ledger.lead(id),
          try isAddressed(to: id, this.seen.others)
        else { continue }
        return try reopen(lead, answer: known.evidence, this)
      }
    }
    // The copy of the answer may still be on its way.
    for identifier in identifiers {
      try ledger.keep(
        evidenceKey: EvidenceKey(.undelivered, hash("sent:" + identifier), evidence: this.id),
        at: now)
    }
    for key in this.seen.others {
      try ledger.keep(evidenceKey: EvidenceKey(.party, hash(key), evidence: this.id), at: now)
    }
    try leave(this, "nothing", "came back, and was no answer to a lead")
  }

  /// Whether one of the addresses that failed is the lead's; a report may name none.
  private func isAddressed(to lead: LeadID, _ others: [String]) throws(LedgerError) -> Bool {
    guard !others.isEmpty else { return true }
    for key in others where try ledger.leads(withIdentity: hash(key)).contains(lead) {
      return true
    }
    return false
  }

  private mutating func reopen(
    _ lead: LeadRow, answer: String, _ this: EvidenceCase
  ) throws(LedgerError) {
    let reason = "the answer did not arrive"
    guard lead.standing.state != .closed else {
      return try leave(this, "nothing", "\(lead.id.text) is closed")
    }
    let latest = try ledger.latestDeed(of: lead.id)?.response
    var response = ResponseFile(id: this.response, kind: .undo, lead: lead.id.text)
    response.channel = this.seen.what.channel
    if latest != answer {
      guard try !isReachedSince(answer, lead.id) else {
        return try leave(this, "nothing", "\(lead.id.text) was reached otherwise")
      }
      response.kind = .reopen
    }
    try perform(response, of: this, on: lead, reason: reason)
  }

  /// Whether a later contact stands.
  private func isReachedSince(_ answer: String, _ lead: LeadID) throws(LedgerError) -> Bool {
    guard let known = try ledger.response(id: answer) else { return true }
    return try ledger.contacts(of: lead, since: known.givenAt).contains { $0 != answer }
  }
}
