import LeadClock
import LeadFormats
import Ledger

/// What people did, and the verdict on each file.
extension Transaction {
  mutating func take(
    _ response: ResponseFile, of file: TakenFile, uid: UInt32
  ) throws(LedgerError) {
    let id = host.takeFileNumber()
    try keep(file, as: id)
    // A repetition changes nothing: the courier of a mail, a double click, a replay.
    guard try ledger.response(id: response.id) == nil else { return }
    try apply(response, arrivedAt: file.arrivedAt, uid: uid, fileNumber: id)
  }

  /// Responses that came before their lead.
  mutating func applyWaiting(_ wanted: String, to lead: LeadID) throws(LedgerError) {
    for row in try ledger.responses(waitingFor: wanted) {
      guard let body = row.body, let response = try? ResponseFile.read(Array(body.utf8)) else {
        continue
      }
      try apply(
        response, arrivedAt: row.recordedAt, uid: UInt32(clamping: row.uid ?? 0), fileNumber: nil,
        lead: lead)
    }
  }

  private mutating func apply(
    _ response: ResponseFile, arrivedAt: Instant, uid: UInt32, fileNumber: Int64?,
    lead known: LeadID? = nil
  ) throws(LedgerError) {
    var row = ResponseRow(
      id: response.id, lead: known, kind: response.kind.rawValue, by: nil, uid: Int(uid),
      givenAt: min(response.at ?? arrivedAt, arrivedAt), recordedAt: now, result: "rejected",
      sentence: "")
    do throws(Rejection) {
      try identify(response, uid: uid, &row)
      if row.lead == nil, !response.kind.isAboutQuarantine { row.lead = try find(response, &row) }
    } catch {
      return try refuse(row, error.sentence)
    }
    if response.kind.isAboutQuarantine { return try resolve(response, row) }
    if let lead = row.lead { try agree(on: lead) }
    guard let lead = row.lead, let stored = try ledger.lead(lead) else {
      return try wait(response, row)
    }
    try perform(response, on: stored, fileNumber: fileNumber, &row)
  }

  /// How long before its lead an answer may have been given: it can overtake it.
  private static let overtaking = TimeSpan.hours(24)

  /// Why a response is not taken, in a sentence for whoever gave it.
  struct Rejection: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
    init(_ error: LedgerError) { sentence = error.sentence }
  }

  /// Who it was: the account that wrote the file says more than the file.
  private func identify(
    _ response: ResponseFile, uid: UInt32, _ row: inout ResponseRow
  ) throws(Rejection) {
    let people = host.settings.rules.people
    let login = host.account(uid)
    let own = login.flatMap { login in people.first { $0.login == login } }?.handle
    if own == nil, let named = response.by, !people.contains(where: { $0.handle == named }) {
      let known = people.map(\.handle).joined(separator: ", ")
      throw Rejection("unknown person in 'by'; known: \(known)")
    }
    row.by = own ?? response.by
    row.claimedBy = row.by == response.by ? nil : response.by
  }

  /// The lead that is meant: a number, an external id, an address or a telephone number.
  private func find(
    _ response: ResponseFile, _ row: inout ResponseRow
  ) throws(Rejection) -> LeadID? {
    guard response.kind.needsLead, let text = response.lead else {
      throw Rejection("\(response.kind.rawValue) is not done by this version")
    }
    do throws(LedgerError) {
      if let number = LeadID(text: text), try ledger.lead(number) != nil { return number }
      let key = Self.key(of: text)
      let candidates = try ledger.leads(withIdentity: hash(key), limit: 64)
      if let found = try choose(among: candidates, &row) { return found }
      if let found = try nearly(text, &row) { return found }
      row.wanted = Hashing.hex(hash(key))
    } catch { throw Rejection(error) }
    guard LeadID(text: text) == nil else {
      throw Rejection("there is no lead \(text); leadclock list --all")
    }
    return nil
  }

  private mutating func wait(_ response: ResponseFile, _ row: ResponseRow) throws(LedgerError) {
    var waiting = row
    waiting.result = "waiting"
    waiting.sentence = "no lead fits yet; it is applied when one arrives"
    waiting.body = response.json.compact
    try ledger.keep(response: waiting)
  }

  mutating func perform(
    _ response: ResponseFile, on stored: LeadRow, fileNumber: Int64?, _ row: inout ResponseRow,
    reason: String? = nil
  ) throws(LedgerError) {
    let remark = row.sentence
    let deed: Response.Deed
    do throws(Rejection) {
      try check(row, on: stored)
      deed = try self.deed(response, on: stored)
    } catch {
      return try refuse(row, error.sentence)
    }
    let names = host.names
    let snapshot = host.withDesk { desk in
      names.snapshot(stored, source: desk.source(named: stored.source))
    }
    let event = Response(
      deed: deed, lead: snapshot, by: row.by.flatMap { names.person($0) }, at: row.givenAt)
    let now = now
    let effects = host.withDesk { $0.receive(.response(event), at: now) }
    var context = context(of: response, row, fileNumber)
    context.ending = stored.standing.ending
    context.reason = reason
    if case .undo = deed { context.restored = try endingBeforeLatestDeed(of: stored) }
    for effect in effects {
      if case .refused(let lead, let refusal) = effect {
        return try refuse(row, Self.sentence(lead, refusal, stored.standing.owner))
      }
      guard let recorded = try record(effect, context) else { continue }
      row.event = recorded.sequence
      let wording = Wording(event: recorded, zone: host.settings.timezone, namesPerson: true)
      row.sentence = wording.line + remark
    }
    row.result = "applied"
    try ledger.keep(response: row)
    try ledger.keep(
      note: response.note, nextStep: response.nextStep?.what, response: row.id, lead: stored.id)
  }

  /// A response that is not taken is said as well: somebody believes to have answered.
  mutating func refuse(_ given: ResponseRow, _ sentence: String) throws(LedgerError) {
    var row = given
    row.result = "rejected"
    row.sentence = sentence
    try ledger.keep(response: row)
    var event = EventRow(.responseRecorded, at: now)
    event.key = Hashing.key(["response-refused", row.id], secret: host.secret)
    event.priority = Int64(Priority.warning.rawValue)
    event.lead = row.lead?.number
    event.response = row.id
    event.deed = row.kind
    event.by = row.by
    event.uid = row.uid.map { Int64($0) }
    event.givenAt = row.givenAt
    event.reason = "refused: \(sentence)"
    try append(event)
  }

  /// What no deed can be about: attention without a person, a test, a time long before the lead.
  private func check(_ row: ResponseRow, on lead: LeadRow) throws(Rejection) {
    if lead.sort == "signal" || lead.sort == "test", row.kind != ResponseKind.note.rawValue {
      throw Rejection("\(lead.id.text) is a \(lead.sort), not a lead")
    }
    guard row.givenAt < lead.arrivedAt - Self.overtaking else { return }
    throw Rejection("the time given lies before \(lead.id.text) arrived")
  }

  private func context(
    of response: ResponseFile, _ row: ResponseRow, _ file: Int64?
  ) -> Context {
    var context = Context(file: file)
    context.response = response.id
    context.uid = row.uid
    context.deed = response.kind.rawValue
    context.channel = response.channel.flatMap(JournalEntry.word)
    context.waitingOn = response.nextStep.map { ($0.waitingOn ?? .us).rawValue }
    context.nextStepAt = response.nextStep?.due
    return context
  }

  private func deed(
    _ response: ResponseFile, on lead: LeadRow
  ) throws(Rejection) -> Response.Deed {
    switch response.kind {
    case .contact:
      if response.nextStep?.waitingOn == .them { return .contact(.them) }
      return .contact(response.nextStep?.due.map { .us(due: $0) } ?? .unsaid)
    case .attempt: return .attempt
    case .automaticAcknowledgement: return .automaticAcknowledgement
    case .claim: return .claim
    case .assign: return .assign(try assignee(response.to))
    case .close: return .close(outcome: response.outcome?.rawValue)
    case .reopen: return .reopen
    case .note: return .note
    case .undo: return .undo(try undone(lead))
    case .pause, .resume, .nextStep, .erase, .away, .back, .mute, .quarantineRetry,
      .quarantineDiscard, .deliveryRetry, .deliveryDiscard, .testAlert, .canary:
      throw Rejection("\(response.kind.rawValue) is not done by this version")
    }
  }

  private func assignee(_ to: String?) throws(Rejection) -> Assignee {
    guard let to else { throw Rejection("assign needs 'to': a person or a team") }
    if let person = host.names.person(to) { return .person(person) }
    if let team = host.names.team(named: to) { return .team(team) }
    let known = host.settings.rules.people.map(\.handle) + host.settings.rules.teams.map(\.name)
    throw Rejection("nobody is called so; known: \(known.joined(separator: ", "))")
  }

  private func undone(_ lead: LeadRow) throws(Rejection) -> Undone? {
    do throws(LedgerError) {
      guard let latest = try ledger.latestDeed(of: lead.id),
        let standing = Standing(text: latest.before)
      else { return nil }
      let names = host.names
      let before = host.withDesk { desk in
        names.snapshot(
          standing, id: lead.id, arrivedAt: lead.arrivedAt,
          source: desk.source(named: lead.source),
          origin: lead.origin == Origin.bought.text ? .bought : .own,
          kind: LeadKind(text: lead.kind) ?? .request)
      }
      return Undone(response: latest.response, before: before)
    } catch { throw Rejection(error) }
  }

  /// What the lead kept beside its clocks before its latest deed.
  private func endingBeforeLatestDeed(
    of lead: LeadRow
  ) throws(LedgerError) -> Standing.Ending {
    let latest = try ledger.latestDeed(of: lead.id)
    return latest.flatMap { Standing(text: $0.before) }?.ending ?? Standing.Ending()
  }

  private static func sentence(
    _ lead: LeadID, _ refusal: Refusal, _ owner: String
  ) -> String {
    switch refusal {
    case .closed: "\(lead.text) is closed; leadclock reopen \(lead.text)"
    case .stillOpen: "\(lead.text) is open already"
    case .nothingToUndo: "\(lead.text) has no response that could be taken back"
    case .nobody: "a claim needs a person: --by HANDLE, or 'login' in the configuration"
    case .alreadyTheirs: "\(lead.text) is \(owner)'s already"
    }
  }
}
