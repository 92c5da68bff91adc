import LeadClock
import LeadFormats
import Ledger

/// Leads that stand for a file of which nothing could be read, and what becomes of them once it can.
extension Transaction {
  /// What a file that is read again says completes the lead that stood for it: the same number,
  /// owner and clock. What still cannot be read is that lead again.
  func placeholder(for finding: Finding, _ file: TakenFile) throws(LedgerError) -> Kinship? {
    guard let before = file.retriedFrom, finding.kind == .lead,
      let row = try placeholders(ofFile: before).first
    else { return nil }
    if LeadRow.unreadFormats.contains(finding.lead.format) {
      return Kinship(.duplicate(of: row.id), "still unreadable")
    }
    // Somebody who waits already under another number has one clock.
    let other = try kin(of: finding.lead, except: row.id)
    if case .repeated = other.sort { return nil }
    return Kinship(.completing(snapshot(row)), other.remark)
  }

  /// Those that nothing has completed, of a file and of what it was before it was retried.
  func placeholders(ofFile number: Int64) throws(LedgerError) -> [LeadRow] {
    var file: Int64? = number
    var rows: [LeadRow] = []
    while let known = file {
      rows += try ledger.unclosedLeads(unreadIn: known)
      file = try ledger.predecessor(ofFile: known)
    }
    return rows
  }

  /// A file that was read again and is somebody else's word, or nobody's, leaves nothing to wait
  /// for.
  mutating func closePlaceholders(of file: TakenFile, number: Int64) throws(LedgerError) {
    guard let before = file.retriedFrom, !file.isUnread else { return }
    for row in try placeholders(ofFile: before) {
      var context = Context(file: number)
      context.response = "read-\(FileRow.text(number))-\(row.id.text)"
      context.deed = "close"
      context.reason = "\(FileRow.text(number)) was read: \(try whatItIs(number))"
      try close(row, by: nil, context)
    }
  }

  /// The lead that a file's record belongs to.
  private func whatItIs(_ file: Int64) throws(LedgerError) -> String {
    try ledger.firstLead(inFile: file).map { "it is \($0.text)" } ?? "it is no lead"
  }

  /// Closes a lead without an outcome.
  mutating func close(
    _ row: LeadRow, by person: PersonID?, _ context: Context
  ) throws(LedgerError) {
    let now = now
    let close = Response(deed: .close(outcome: nil), lead: snapshot(row), by: person, at: now)
    for effect in host.withDesk({ $0.receive(.response(close), at: now) }) {
      try record(effect, context)
    }
  }
}

extension TakenFile {
  /// Whether nothing of it could be read.
  fileprivate var isUnread: Bool {
    guard case .unusable(_, let findings) = content else { return false }
    return findings.contains { LeadRow.unreadFormats.contains($0.lead.format) }
  }
}
