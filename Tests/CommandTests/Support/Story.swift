import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

/// Writes leads into a sandbox's ledger as the daemon does.
struct Story {
  let ledger: Ledger
  let sandbox: Sandbox

  init(_ sandbox: Sandbox) throws {
    self.sandbox = sandbox
    ledger = try Ledger(folder: sandbox.folder + "/state", create: true)
  }

  /// A lead that arrived that long ago, its target five minutes after.
  func lead(
    _ number: Int64, name: String = "Zoë Example", source: String = "website",
    owner: String = "ana",
    ago: TimeSpan = .minutes(3), level: String? = "new", message: String = "A quote, please."
  ) throws {
    let arrived = WallClock.now() - ago
    try ledger.begin()
    var event = EventRow(.leadReceived, at: arrived)
    event.lead = number
    event.key = "L-\(number) received"
    event.source = source
    event.origin = "own"
    event.leadKind = "request"
    event.owner = owner
    event.arrivedAt = arrived
    event.dueAt = arrived + .minutes(5)
    event.format = "generic"
    event.has = "email, request"
    event.file = number
    event.standing = standing(.open, owner: owner, arrived: arrived).text
    try ledger.append(event)
    if let level { try reach(level, of: number, arrived: arrived) }
    try ledger.keep(
      file: FileRow(
        id: number, folder: "inbox/\(source)", name: Array("lead\(number).json".utf8),
        inode: UInt64(number), size: 1, modified: 0, digest: [],
        path: "archive/2026-11-22/lead\(number).json"))
    try ledger.keep(
      particulars: Self.finding(name: name, number: number, message: message).json.compact,
      of: LeadID(number))
    try ledger.commit()
  }

  private func reach(_ level: String, of number: Int64, arrived: Instant) throws {
    var event = EventRow(.levelReached, at: arrived)
    event.lead = number
    event.key = "L-\(number) \(level)"
    event.clock = "first-response"
    event.level = level
    event.rung = 0
    event.startedAt = arrived
    event.waited = 0
    event.nextAt = arrived + .minutes(5)
    try ledger.append(event)
  }

  static func finding(name: String, number: Int64, message: String) -> Finding {
    var lead = CanonicalLead(format: "generic")
    lead.contact.fullName = name
    lead.contact.email = "zoe\(number)@example.com"
    lead.message = message
    lead.externalID = "order-\(number)"
    return Finding(kind: .lead, lead: lead)
  }

  func standing(
    _ state: LeadState, owner: String = "ana", arrived: Instant, stopped: Instant? = nil
  ) -> Standing {
    let clock = ClockSnapshot(
      name: .firstResponse, startedAt: arrived, levelsDone: 1, stoppedAt: stopped)
    return Standing(
      state: state, owner: owner, team: "sales", policy: "default", attempts: 0,
      answeredAt: stopped,
      clocks: [
        Standing.Clock(clock: clock, dueAt: arrived + .minutes(5), nextAt: arrived + .minutes(5))
      ])
  }

  /// Records the answer that a response file gives, after 192 s and with that verdict; it may leave
  /// open whose move it is.
  func answer(
    _ number: Int64, response: String, result: String = "applied",
    sentence: String = "L-1042 answered by ana after 3m12s, target 5m", says: Bool = true
  ) throws {
    let now = WallClock.now()
    try ledger.begin()
    var event = EventRow(.leadAnswered, at: now)
    event.lead = number
    event.response = response
    event.deed = "contact"
    event.by = "ana"
    event.waited = 192_000
    event.business = 192_000
    event.target = "5m"
    event.waitingOn = says ? "us" : nil
    event.nextStepAt = says ? now + .days(2) : nil
    event.standing = standing(.answered, arrived: now - .seconds(192), stopped: now).text
    let sequence = result == "applied" ? try ledger.append(event) : nil
    try ledger.keep(
      response: ResponseRow(
        id: response, lead: LeadID(number), kind: "contact", by: "ana", uid: 0, givenAt: now,
        recordedAt: now, result: result, sentence: sentence, event: sequence))
    try ledger.keep(
      note: "wants chairs", nextStep: "send the quote", response: response, lead: LeadID(number))
    try ledger.commit()
  }
}
