import LeadClock
import Testing

@testable import Ledger

/// One made-up history: things happen, commits fail, the program dies, the clock is set, and all
/// the while what must hold is looked at.
struct History {
  private static let sources = ["website", "portal"]

  let shelf: Shelf
  private(set) var said: [String] = []
  /// What has happened at least once, in a word each.
  private(set) var kinds: Set<String> = []
  private var chance: Chance
  private var desk: Desk
  private var levels = NaiveLevels()
  private var now = Instant(milliseconds: 1_795_392_000_000)
  private var deeds = 0
  private let reloads: Bool

  /// - Parameter reloads: whether new rules come into force on the way.
  init(seed: Int, reloads: Bool) throws {
    chance = Chance(seed)
    shelf = try Shelf()
    self.reloads = reloads
    desk = Desk(rules: MadeUpFirm.rules(&chance))
    for source in Self.sources { _ = desk.source(named: source) }
  }

  /// What has happened, step by step.
  mutating func play(steps: Int) throws {
    for _ in 0..<steps {
      setClock()
      try step()
    }
  }

  /// Lets time pass until nothing is due any more.
  mutating func end() throws {
    now = now + .days(400)
    try commit { history in
      history.advance(limit: .max)
    }
    #expect(desk.nextDeadline.map { $0 > now } ?? true)
  }

  private mutating func setClock() {
    switch chance.below(40) {
    case 0: now = now + .hours(Int64(chance.below(60)))
    case 1: now = now - .minutes(Int64(chance.below(90)))
    case 2..<8: break
    default: now = now + .seconds(Int64(chance.below(1500)))
    }
  }

  private mutating func step() throws {
    let levelsBefore = levels
    let leadsBefore = desk.openLeads()
    let fate = chance.below(12)
    if fate > 1 {
      try commit { history in
        for _ in 0..<history.chance.below(3) { try history.happen() }
        history.advance(limit: history.chance.oneIn(4) ? history.chance.below(3) : .max)
      }
      checkLeads()
      return
    }
    try shelf.ledger.begin()
    desk.begin()
    for _ in 0..<3 { try happen() }
    advance(limit: .max)
    shelf.ledger.rollBack()
    levels = levelsBefore
    desk.takeBack()
    #expect(desk.openLeads() == leadsBefore)
    kinds.insert("failed commit")
    guard fate == 0 else { return }
    kinds.insert("restart")
    let next = desk.nextDeadline
    desk = try shelf.desk(rules: desk.rules, sources: Self.sources)
    #expect(desk.openLeads().map(sorted) == leadsBefore.map(sorted))
    #expect(desk.nextDeadline == next)
  }

  private func sorted(_ lead: LeadSnapshot) -> LeadSnapshot {
    var lead = lead
    lead.clocks.sort { ($0.startedAt, $0.name.rawValue) < ($1.startedAt, $1.name.rawValue) }
    return lead
  }

  private mutating func commit(_ work: (inout History) throws -> Void) throws {
    try shelf.ledger.begin()
    desk.begin()
    try work(&self)
    try shelf.ledger.commit()
    desk.keep()
  }

  // MARK: What happens

  private mutating func happen() throws {
    switch chance.below(reloads ? 21 : 20) {
    case 0..<8: arrive()
    case 8..<17: try respond()
    case 17..<20: try report()
    default: try reload()
    }
  }

  private mutating func arrive() {
    let sorts: [Arrival.Sort] =
      [.lead, .lead, .lead, .lead, .signal, .test, .imported]
      + levels.leads.keys.sorted().suffix(1).map { .duplicate(of: $0) }
    let arrivedAt = now - .seconds(Int64(chance.below(200)))
    take(
      desk.receive(
        .arrival(
          Arrival(
            sort: chance.one(of: sorts)!, source: chance.one(of: Self.sources)!,
            kind: chance.oneIn(8) ? .download : .request, arrivedAt: arrivedAt,
            submittedAt: chance.oneIn(3)
              ? arrivedAt - .minutes(Int64(chance.below(2000)) - 100) : nil)),
        at: now))
  }

  private mutating func respond() throws {
    // A few leads get much attention, so that deeds meet the deeds before them.
    let leads = levels.leads.keys.sorted()
    guard let id = chance.one(of: chance.oneIn(2) ? leads.prefix(3) : leads.suffix(8))
    else { return }
    let row = try #require(try shelf.ledger.lead(id))
    let lead = desk.rules.snapshot(row, sources: Self.sources)
    let people = (0..<desk.rules.people.count).map { PersonID($0) }
    var undone: Undone?
    if let latest = try shelf.ledger.latestDeed(of: id) {
      let before = try #require(Standing(text: latest.before))
      undone = Undone(
        response: latest.response,
        before: desk.rules.snapshot(before, of: row, sources: Self.sources))
    }
    // Whole hours, so that two deeds have the same instant now and then.
    let given = Instant(milliseconds: now.milliseconds / 3_600_000 * 3_600_000)
    let shift = Instant(milliseconds: now.milliseconds / 21_600_000 * 21_600_000)
    let at = chance.oneIn(3) ? given : now - .seconds(Int64(chance.below(2000)))
    let possible: [Response.Deed] = [
      .contact(.unsaid),
      .contact(.us(due: shift + .hours(Int64(chance.below(2)) * 6))),
      .contact(.us(due: shift)), .attempt, .automaticAcknowledgement, .claim,
      .assign(.person(chance.one(of: people)!)),
      .assign(.team(TeamID(chance.below(2)))), .close(outcome: "won"), .reopen, .undo(undone),
      .undo(undone), .note,
    ]
    let deed = chance.one(of: possible)!
    let response = Response(deed: deed, lead: lead, by: chance.one(of: people), at: min(at, now))
    deeds += 1
    take(desk.receive(.response(response), at: now), isUndoable: deed.canBeUndone)
  }

  /// The courier reports on some message, old ones and settled ones too.
  private mutating func report() throws {
    let keys = try shelf.dump("deliveries").compactMap { $0.split(separator: "|").first }
    guard let key = chance.one(of: keys).map(String.init),
      let row = try shelf.ledger.delivery(key: key)
    else { return }
    let result = chance.one(of: [Receipt.Result.sent, .failed, .failed, .dead, .withdrawn])!
    let isNew = try shelf.ledger.keep(
      receipt: key, attempt: chance.below(5), result: result, detail: "", at: now)
    guard isNew, let delivery = desk.rules.delivery(row) else { return }
    let receipt = Receipt(
      delivery: delivery, result: result, failures: row.failures + 1, detail: "")
    take(desk.receive(.receipt(receipt), at: now))
  }

  private mutating func reload() throws {
    deeds += 1
    let before = desk.openLeads()
    take(desk.adopt(MadeUpFirm.rules(&chance), at: now))
    let after = desk.openLeads()
    #expect(after.map(\.id) == before.map(\.id))
    for lead in after {
      for clock in lead.clocks {
        try shelf.ledger.setDeadlines(of: lead.id, desk.rules.entry(clock, policy: lead.policy))
      }
    }
    // Numbers mean other people now: leads that are not on the desk come from the ledger.
    for id in levels.leads.keys {
      guard let row = try shelf.ledger.lead(id) else { continue }
      levels.leads[id] = desk.rules.snapshot(row, sources: Self.sources)
    }
    for lead in after { levels.leads[lead.id] = lead }
  }

  private mutating func advance(limit: Int) {
    let expected = levels.expected(by: now, rules: desk.rules)
    let effects = desk.advance(to: now, limit: limit)
    var reached: [NaiveLevels.Expected] = []
    for case .levelReached(let level) in effects {
      reached.append(
        NaiveLevels.Expected(
          lead: level.lead, clock: level.clock, startedAt: level.startedAt, rung: level.rung,
          skipped: level.skipped, due: level.due))
      #expect(level.due <= now)
      #expect(level.clock != .firstResponse || levels.leads[level.lead]?.state == .open)
      #expect(level.owner == levels.leads[level.lead]?.owner)
    }
    #expect(Set(reached).count == reached.count)
    #expect(Set(reached).isSubset(of: Set(expected)))
    #expect(reached.count == min(limit, expected.count))
    take(effects)
    if limit == .max { #expect(desk.nextDeadline.map { $0 > now } ?? true) }
  }

  private mutating func take(_ effects: [Effect], isUndoable: Bool = false) {
    for effect in effects {
      levels.take(effect)
      said.append("\(effect)")
      note(effect)
      do {
        try shelf.write(
          effect, rules: desk.rules, sources: Self.sources, deed: "deed-\(deeds)",
          isUndoable: isUndoable, now: now)
      } catch { Issue.record("\(error) at \(effect)") }
    }
  }

  private mutating func note(_ effect: Effect) {
    kinds.insert(String("\(effect)".prefix { $0 != "(" }))
    switch effect {
    case .levelReached(let reached):
      kinds.insert(reached.clock.text)
      if reached.skipped > 0 { kinds.insert("levels skipped") }
    case .refused(_, let refusal): kinds.insert("refused \(refusal)")
    case .deliveryFailed(_, trying: .some): kinds.insert("another channel")
    default: break
    }
  }

  /// Exactly one owner, who is in the rules; and nobody waits by two clocks at once.
  private func checkLeads() {
    for lead in desk.openLeads() {
      #expect(desk.rules.people.indices.contains(lead.owner.index))
      #expect(lead.clocks.filter { $0.name == .nextStep }.count <= 1)
      #expect(lead.clocks.filter { $0.name != .nextStep }.count <= 1)
    }
  }
}

extension Response.Deed {
  /// Notes and what takes back are not taken back themselves.
  var canBeUndone: Bool {
    switch self {
    case .note, .undo: false
    case .contact, .attempt, .automaticAcknowledgement, .claim, .assign, .close, .reopen: true
    }
  }
}
