import LeadClock
import LeadFormats
import Ledger

/// One record from elsewhere on its way to a lead.
struct EvidenceCase {
  /// The keyed hash that it is known by.
  var id: String
  var seen: SeenEvidence
  /// When it was done, never after its file arrived.
  var at: Instant
  var uid: UInt32?
  var file: Int64?
  /// The hash of its own identifier, by which a bounce names it.
  var messageKey: [UInt8]?
  /// The hash of what was written.
  var wordsKey: [UInt8]?
  /// Whether it names the lead's own message.
  var isReply = false

  /// The response that it becomes.
  var response: String { "evidence-" + id }
}

/// Records from elsewhere that say whether a lead was answered.
///
/// Of what answers no lead nothing stays but hashes and a time, and of no record its file: copies
/// of all that people send are nobody else's business.
extension Transaction {
  mutating func take(
    evidence findings: [Finding], of file: TakenFile, uid: UInt32
  ) throws(LedgerError) {
    let number = host.takeFileNumber()
    try keep(file, as: number, leavesNothing: true)
    try tellUnread(findings.count { $0.evidence == nil }, of: number)
    for finding in findings {
      guard let evidence = finding.evidence else { continue }
      let id = Hashing.key(["evidence", evidence.id], secret: host.secret)
      guard try !isKnown(id) else { continue }
      let seen = SeenEvidence(evidence, staff: host.staff)
      var this = EvidenceCase(
        id: id, seen: seen, at: min(evidence.at ?? file.arrivedAt, file.arrivedAt), uid: uid,
        file: number)
      this.messageKey = evidence.messageID.map { hash("sent:" + $0) }
      this.wordsKey = evidence.words.map { hash("words:" + $0) }
      try take(evidence, this)
    }
  }

  private func isKnown(_ id: String) throws(LedgerError) -> Bool {
    if try ledger.evidence(id: id) != nil { return true }
    return try ledger.response(id: "evidence-" + id) != nil
  }

  private mutating func take(
    _ evidence: Evidence, _ this: EvidenceCase
  ) throws(LedgerError) {
    let why = this.seen.reason ?? Self.reason(evidence, this.seen.verdict)
    if !evidence.notifications.isEmpty, this.seen.by != nil,
      try answersNotification(evidence, this, why)
    {
      return
    }
    switch this.seen.verdict {
    case .nothing: try leave(this, "nothing", why)
    case .reopen: try takeBack(evidence, this)
    case .contact, .attempt, .automaticAcknowledgement, .engaged: try match(evidence, this, why)
    }
  }

  /// Why a record is no answer. The reader's own words stay out: it reads what strangers wrote.
  private static func reason(_ evidence: Evidence, _ verdict: Evidence.Verdict) -> String {
    switch (verdict, evidence.what) {
    case (.attempt, _): "nobody was reached"
    case (.automaticAcknowledgement, _): "a machine wrote it"
    case (.nothing, .call): "the call is not over yet"
    case (.nothing, .sms): "the message is not sent yet"
    case (.nothing, .calendar): "no invitation"
    case (.nothing, .sentMail), (.nothing, .bounce): "a receipt, a notice or a calendar's mail"
    case (_, .alertReply):
      "its first word is none of mine, called, answered, tried, spam, no"
    case (.contact, _), (.engaged, _), (.reopen, _): ""
    }
  }

  /// Keeps what may stay of a record that does nothing, or nothing yet.
  func leave(_ this: EvidenceCase, _ result: String, _ reason: String) throws(LedgerError) {
    try ledger.keep(
      evidence: EvidenceRow(
        id: this.id, what: this.seen.what.rawValue, kind: this.seen.verdict.rawValue,
        by: this.seen.by.map { host.names.handle($0) }, givenAt: this.at, recordedAt: now,
        result: result, reason: reason))
  }

  // MARK: The lead

  private mutating func match(
    _ evidence: Evidence, _ given: EvidenceCase, _ why: String
  ) throws(LedgerError) {
    var this = given
    let thread =
      this.seen.others.isEmpty ? [] : evidence.answers.map { "message:" + $0 }
    for key in thread {
      let leads = try ledger.leads(withIdentity: hash(key))
      guard !leads.isEmpty else { continue }
      this.isReply = true
      return try apply(this, toOneOf: [leads], why)
    }
    guard !this.seen.others.isEmpty else {
      return try leave(this, "nothing", "nobody outside took part")
    }
    let groups = try leads(under: this.seen.others)
    guard groups.isEmpty else { return try apply(this, toOneOf: groups, why) }
    try leave(this, "waiting", "fits no lead yet")
    try remember(this, under: thread + this.seen.others)
  }

  /// Keeps under what the lead of a record will be known, and what a bounce and another copy would
  /// name.
  private func remember(_ this: EvidenceCase, under keys: [String]) throws(LedgerError) {
    for key in keys {
      try ledger.keep(
        evidenceKey: EvidenceKey(.party, hash(key), evidence: this.id), at: now)
    }
    for (sort, key) in [(EvidenceKey.Sort.answer, this.messageKey), (.words, this.wordsKey)] {
      guard let key else { continue }
      try ledger.keep(evidenceKey: EvidenceKey(sort, key, evidence: this.id), at: now)
    }
  }

  /// Leads known under the keys: those of one address together, those of all numbers together.
  private func leads(under keys: [String]) throws(LedgerError) -> [[LeadID]] {
    var groups: [[LeadID]] = []
    var numbers: [LeadID] = []
    for key in keys {
      let leads = try ledger.leads(withIdentity: hash(key))
      guard !leads.isEmpty else { continue }
      if key.hasPrefix("phone:") { numbers += leads } else { groups.append(leads) }
    }
    if !numbers.isEmpty { groups.append(Array(Set(numbers)).sorted { $0.number > $1.number }) }
    return groups
  }

  /// One lead of each group: the newest that nobody has answered and that it can be about.
  private mutating func apply(
    _ this: EvidenceCase, toOneOf groups: [[LeadID]], _ why: String
  ) throws(LedgerError) {
    var chosen: [(lead: LeadRow, remark: String)] = []
    var refusal = "it is no lead's"
    for group in groups {
      var row = ResponseRow(
        id: "", lead: nil, kind: "", by: nil, uid: nil, givenAt: this.at, recordedAt: now,
        result: "", sentence: "")
      var possible: [LeadID] = []
      for id in group {
        guard let lead = try ledger.lead(id), lead.sort == "lead" else { continue }
        if plausibility(this, lead).verdict == .tooEarly {
          refusal = "earlier than \(id.text), the lead it fits"
        } else {
          possible.append(id)
        }
      }
      guard let id = try choose(among: possible, &row), let lead = try ledger.lead(id),
        !chosen.contains(where: { $0.lead.id == id })
      else { continue }
      chosen.append((lead, row.sentence))
    }
    guard !chosen.isEmpty else { return try leave(this, "nothing", refusal) }
    for (place, choice) in chosen.enumerated() {
      let remark = choice.remark.drop { $0 == ";" || $0 == " " }
      try apply(
        this, to: choice.lead, remark: String(remark), why, place: place,
        isShared: chosen.count > 1)
    }
  }

  func plausibility(_ this: EvidenceCase, _ lead: LeadRow, repeatsWords: Bool = false)
    -> Plausibility
  {
    let again = lead.standing.clocks.last {
      $0.clock.name == .reply && $0.clock.stoppedAt == nil
    }
    return Plausibility(
      at: this.at, arrivedAt: lead.arrivedAt,
      submittedAt: lead.confidence == "exact" ? lead.submittedAt : nil,
      waitingAgainSince: again?.clock.startedAt, isReply: this.isReply,
      canBeAutomatic: this.seen.what != .call, repeatsWords: repeatsWords)
  }

  /// Removes a record that cannot be read: it is about people all the same.
  mutating func removeUnread(_ file: TakenFile, _ reason: String) throws(LedgerError) {
    let number = host.takeFileNumber()
    try keep(file, as: number, leavesNothing: true)
    try tellUnread(1, of: number, "it was removed: \(reason)")
  }

  private mutating func tellUnread(
    _ count: Int, of file: Int64, _ reason: String = "the rest of the file was taken"
  ) throws(LedgerError) {
    guard count > 0 else { return }
    var row = EventRow(.fileIgnored, at: now)
    row.key = Hashing.key(["file-ignored", String(file)], secret: host.secret)
    row.priority = Int64(Priority.warning.rawValue)
    row.source = "responses"
    row.file = file
    row.count = Int64(count)
    row.reason = reason
    try append(row)
  }
}
