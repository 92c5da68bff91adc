import LeadClock
import LeadFormats
import Ledger

/// What an arrival is to the leads that are known, and what is to be said of it.
struct Kinship {
  var sort: Arrival.Sort
  /// In words without personal data; nil when there is nothing to say.
  var remark: String?

  init(_ sort: Arrival.Sort, _ remark: String? = nil) {
    self.sort = sort
    self.remark = remark
  }
}

/// Who is who, and which enquiry is which.
///
/// An external id or an address is one enquiry's, one person's. A telephone number or an address
/// without its tag is shared: it joins two leads only when nothing else speaks against it.
extension Transaction {
  func sort(
    of finding: Finding, source: String, _ file: TakenFile
  ) throws(LedgerError) -> Arrival.Sort {
    try kinship(of: finding, source: source, file).sort
  }

  func kinship(
    of finding: Finding, source: String, _ file: TakenFile
  ) throws(LedgerError) -> Kinship {
    let lead = finding.lead
    if finding.kind == .test { return Kinship(.test) }
    if let known = try placeholder(for: finding, file) { return known }
    if let known = try sameRecord(finding) { return known }
    if finding.kind == .signal { return Kinship(.signal) }
    if let known = try repeated(finding, source: source, file) {
      return Kinship(.duplicate(of: known), finding.isResend ? "sent once more" : nil)
    }
    if file.isImport || isTooOld(lead, file) { return Kinship(.imported) }
    return try kin(of: lead)
  }

  // MARK: One record

  /// A full record after its notice, a notice after its full record, and a notice said again: by
  /// the sender's own id, whatever folders they come through.
  private func sameRecord(_ finding: Finding) throws(LedgerError) -> Kinship? {
    guard let key = finding.lead.recordKey else { return nil }
    for id in try ledger.leads(withIdentity: hash(key)) {
      guard let row = try ledger.lead(id), let said = try said(of: id) else { continue }
      if finding.lead.contactPending {
        return Kinship(.duplicate(of: id), said.contactPending ? nil : "a notice of it")
      }
      guard said.contactPending else {
        guard finding.isResend, finding.lead.contradiction(to: said) == nil else { continue }
        return Kinship(.duplicate(of: id), "sent once more")
      }
      let other = try kin(of: finding.lead, except: id)
      if case .repeated(let twin) = other.sort {
        return Kinship(.completing(snapshot(row)), "the person of \(twin.id.text)")
      }
      return Kinship(.completing(snapshot(row)), other.remark)
    }
    return nil
  }

  /// Whether somebody has said this before: the same id from the same source, or the same words of
  /// the same person, of late or while they wait.
  private func repeated(
    _ finding: Finding, source: String, _ file: TakenFile
  ) throws(LedgerError) -> LeadID? {
    let lead = finding.lead
    for id in try ledger.leads(withIdentity: contentKey(lead, source)) {
      guard let row = try ledger.lead(id) else { continue }
      if lead.externalID != nil {
        guard lead.leadKind.fits(row) else { continue }
        return id
      }
      // Without a message a document that is taken and a request say the same.
      guard row.kind == lead.leadKind.text, try !isSomebodyElse(lead, than: id) else { continue }
      if file.isImport {
        guard isSameEnquiry(lead, as: row.submittedAt) else { continue }
        return id
      }
      let isRecent = file.arrivedAt - row.arrivedAt <= Self.repetition
      if finding.isResend || row.isWaiting || isRecent { return id }
    }
    return nil
  }

  /// Whether two leads have a telephone number in common and no more.
  private func isSomebodyElse(
    _ lead: CanonicalLead, than known: LeadID
  ) throws(LedgerError) -> Bool {
    guard lead.strongKeys.isEmpty, let said = try said(of: known) else { return false }
    return lead.contradiction(to: said) != nil
  }

  // MARK: One person

  /// The open lead of the same person: somebody who writes again while they wait has one clock. A
  /// request beside a document that was taken is a lead of its own.
  func kin(
    of lead: CanonicalLead, except own: LeadID? = nil
  ) throws(LedgerError) -> Kinship {
    for key in lead.strongKeys {
      if let known = try waiting(under: key, for: lead.leadKind, except: own).first {
        return Kinship(.repeated(snapshot(known)))
      }
    }
    var remark: String?
    for key in lead.weakKeys {
      for known in try waiting(under: key, for: lead.leadKind, except: own) {
        let what = key.hasPrefix("phone:") ? "number" : "address but for its tag"
        guard let said = try said(of: known.id), let against = lead.contradiction(to: said) else {
          return Kinship(.repeated(snapshot(known)), "by the same \(what)")
        }
        // The same name at another address is nearer than another name.
        guard remark == nil || against == .address else { continue }
        remark = "the \(what) of \(known.id.text), \(against.rawValue)"
      }
    }
    return Kinship(.lead, remark)
  }

  private func waiting(
    under key: String, for kind: LeadKind, except own: LeadID?
  ) throws(LedgerError) -> [LeadRow] {
    var rows: [LeadRow] = []
    for id in try ledger.leads(withIdentity: hash(key), limit: 64) where id != own {
      guard let row = try ledger.lead(id), row.sort == "lead", row.standing.state == .open,
        row.isWaiting, kind != .request || row.kind == LeadKind.request.text
      else { continue }
      rows.append(row)
    }
    return rows
  }

  func snapshot(_ row: LeadRow) -> LeadSnapshot {
    let names = host.names
    return host.withDesk { names.snapshot(row, source: $0.source(named: row.source)) }
  }

  /// What a lead said; nil when it was erased.
  func said(of id: LeadID) throws(LedgerError) -> CanonicalLead? { try finding(of: id)?.lead }

  private func finding(of id: LeadID) throws(LedgerError) -> Finding? {
    guard let text = try ledger.particulars(of: id),
      let json = try? JSONReader.read(Array(text.utf8))
    else { return nil }
    return try? Finding(json: json)
  }

  // MARK: Names

  /// What a response can name a lead by, and another lead of the same person is found by.
  static func names(of lead: CanonicalLead) -> [String] {
    lead.strongKeys + lead.weakKeys + (lead.externalID.map { ["id:" + $0] } ?? [])
      + (lead.mail.messageID.map { ["message:" + MessageID.plain($0)] } ?? [])
  }

  func keep(namesOf lead: CanonicalLead, of id: LeadID) throws(LedgerError) {
    for key in Self.names(of: lead) { try ledger.keep(identity: hash(key), of: id) }
  }

  /// A thin notice is completed by the full record that follows it.
  mutating func complete(
    _ known: LeadID, with finding: Finding, _ source: String
  ) throws(LedgerError) {
    guard let notice = try said(of: known) else { return }
    var whole = finding
    whole.kind = .lead
    whole.lead = finding.lead.completed(from: notice)
    try ledger.keep(particulars: whole.json.compact, of: known)
    try ledger.keep(identity: contentKey(finding.lead, source), of: known)
    try keep(namesOf: whole.lead, of: known)
    try letWaitingIn(whole.lead, known)
  }

  /// Who writes again may say more of who they are than before.
  func enrich(_ known: LeadID, with lead: CanonicalLead) throws(LedgerError) {
    guard var finding = try finding(of: known), let richer = finding.lead.enriched(by: lead) else {
      return
    }
    finding.lead = richer
    try ledger.keep(particulars: finding.json.compact, of: known)
    try keep(namesOf: richer, of: known)
  }

  /// A test whose notice had started a clock: nobody waits.
  mutating func closePending(_ finding: Finding, _ given: Context) throws(LedgerError) {
    guard let key = finding.lead.recordKey else { return }
    for id in try ledger.leads(withIdentity: hash(key)) {
      guard let row = try ledger.lead(id), row.sort == "lead", row.standing.state != .closed,
        try said(of: id)?.contactPending == true
      else { continue }
      let lead = snapshot(row)
      let now = now
      let close = Response(deed: .close(outcome: nil), lead: lead, by: nil, at: now)
      var context = Context(file: given.file)
      context.response = "test-\(FileRow.text(given.file ?? 0))-\(given.record ?? 0)"
      context.deed = "close"
      context.reason = "it was a test"
      for effect in host.withDesk({ $0.receive(.response(close), at: now) }) {
        try record(effect, context)
      }
    }
  }
}

extension LeadKind {
  /// Whether a lead of this kind can repeat one that is known: a request is more than a document
  /// that was taken, and is never a repetition of that.
  func fits(_ known: LeadRow) -> Bool { self != .request || known.kind == text }
}
