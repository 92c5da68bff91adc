import LeadClock
import LeadFormats
import Ledger

/// Leads and what is like them.
extension Transaction {
  /// How long after an open or recent lead the same words of the same person are a repetition. Later
  /// they are a new enquiry: a form without a message field says the same thing every time.
  static let repetition = TimeSpan.hours(24)

  mutating func take(
    _ findings: [Finding], of file: TakenFile, source: String?
  ) throws(LedgerError) {
    let id = host.takeFileNumber()
    try keep(file, as: id)
    try take(findings, of: file, number: id, source: source)
  }

  /// The findings of a file whose row is kept already.
  mutating func take(
    _ findings: [Finding], of file: TakenFile, number id: Int64, source: String?
  ) throws(LedgerError) {
    try tellIgnored(findings, of: file, number: id, source: source)
    var shared = try shared(findings, of: file, source: source)
    shared.file = id
    for (record, found) in findings.enumerated() where found.kind != .notALead {
      shared.record = record
      var finding = found
      finding.warnings += file.candidate.remarks
      try take(finding, &shared, file, source: self.source(of: finding, in: source))
    }
    try closePlaceholders(of: file, number: id)
  }

  /// Nothing that was dropped goes without a word: what is no lead is counted.
  private mutating func tellIgnored(
    _ findings: [Finding], of file: TakenFile, number: Int64, source: String?
  ) throws(LedgerError) {
    let ignored = findings.filter { $0.kind == .notALead }
    guard !ignored.isEmpty else { return }
    var row = EventRow(.fileIgnored, at: now)
    row.key = Hashing.key(["file-ignored", String(number)], secret: host.secret)
    row.priority = Int64(Priority.info.rawValue)
    row.source = source ?? file.candidate.folder.sourceName
    row.file = number
    row.count = findings.count > 1 ? Int64(ignored.count) : nil
    // The reader's own words stay out: it reads what strangers wrote.
    row.reason = "leadclock parse says why"
    try append(row)
  }

  /// The folder's source, else the format's own.
  func source(of finding: Finding, in folder: String?) -> String {
    folder ?? finding.lead.source.flatMap(JournalEntry.word) ?? "inbox"
  }

  private mutating func take(
    _ finding: Finding, _ shared: inout Context, _ file: TakenFile, source: String
  ) throws(LedgerError) {
    let lead = finding.lead
    let known = try kinship(of: finding, source: source, file)
    var context = Self.next(known.sort, &shared, of: file)
    context.format = lead.format
    context.has =
      LeadRow.unreadFormats.contains(lead.format) ? "unreadable, look at it" : lead.completeness
    context.leadKind = lead.leadKind.text
    context.confidence = lead.submittedAtConfidence.rawValue
    context.submittedAt = lead.submittedAt
    context.seenAt = file.candidate.seenAt
    context.reason = context.reason ?? known.remark
    if lead.spam.suspect { context.reason = Wording.suspect }
    if known.sort != .imported { context.remark(file.candidate.remarks) }
    if case .repeated = known.sort {
      context.response = "repeat-\(FileRow.text(context.file ?? 0))-\(context.record ?? 0)"
    }
    let arrival = arrival(of: lead, known.sort, file, source: source)
    let now = now
    for effect in host.withDesk({ $0.receive(.arrival(arrival), at: now) }) {
      try record(effect, context)
      switch effect {
      case .opened(let opened): try remember(finding, as: opened.lead.id, source, known.sort)
      case .repeated(let known, source: _, told: _):
        try ledger.keep(
          note: lead.message, nextStep: nil, response: context.response ?? "", lead: known.id)
        try ledger.keep(identity: contentKey(lead, source), of: known.id)
        // Its notice may come after it.
        if let key = lead.recordKey { try ledger.keep(identity: hash(key), of: known.id) }
        try enrich(known.id, with: lead)
      case .completed(let known, source: _, told: _): try complete(known.id, with: finding, source)
      default: break
      }
    }
    if known.sort == .test { try closePending(finding, context) }
  }

  private func arrival(
    of lead: CanonicalLead, _ sort: Arrival.Sort, _ file: TakenFile, source: String
  ) -> Arrival {
    var arrival = Arrival(
      sort: sort, source: source, kind: lead.leadKind, arrivedAt: file.arrivedAt,
      submittedAt: lead.submittedAtConfidence == .exact ? lead.submittedAt : nil,
      form: lead.formName ?? lead.formID, campaign: lead.campaign.name ?? lead.campaign.id,
      message: lead.message)
    arrival.isSuspect = lead.spam.suspect
    return arrival
  }

  func isTooOld(_ lead: CanonicalLead, _ file: TakenFile) -> Bool {
    guard lead.submittedAtConfidence == .exact, let submitted = lead.submittedAt else {
      return false
    }
    return file.candidate.seenAt - submitted > host.settings.limits.importedAfter
  }

  func contentKey(_ lead: CanonicalLead, _ source: String) -> [UInt8] {
    hash("content:" + lead.contentKey(source: source))
  }

  func hash(_ text: String) -> [UInt8] { Hashing.keyed(text, secret: host.secret) }

  /// Keeps what was said and under what it is found again, and lets responses in that came first.
  private mutating func remember(
    _ finding: Finding, as id: LeadID, _ source: String, _ sort: Arrival.Sort
  ) throws(LedgerError) {
    try ledger.keep(particulars: finding.json.compact, of: id)
    if let key = finding.lead.recordKey { try ledger.keep(identity: hash(key), of: id) }
    guard sort == .lead || sort == .imported else { return }
    try ledger.keep(identity: contentKey(finding.lead, source), of: id)
    try keep(namesOf: finding.lead, of: id)
    guard sort == .lead else { return }
    try letWaitingIn(finding.lead, id)
  }

  /// Responses and evidence that came before the lead they are about.
  mutating func letWaitingIn(_ lead: CanonicalLead, _ id: LeadID) throws(LedgerError) {
    for key in Self.names(of: lead) { try applyWaiting(Hashing.hex(hash(key)), to: id) }
    for key in Self.names(of: lead) { try applyWaitingEvidence(hash(key), to: id) }
  }
}
