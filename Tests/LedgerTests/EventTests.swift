import LeadClock
import Testing

@testable import Ledger

@Suite struct `An event` {
  /// An event with another value in every column.
  static func full(_ kind: EventKind = .digest) -> EventRow {
    var row = EventRow(kind, at: minute(1))
    var number: Int64 = 100
    for path in integers {
      number += 1
      row[keyPath: path] = number
    }
    for (place, path) in texts.enumerated() { row[keyPath: path] = "text \(place) é" }
    for (place, path) in instants.enumerated() { row[keyPath: path] = minute(Int64(place) + 10) }
    return row
  }

  private static var integers: [WritableKeyPath<EventRow, Int64?>] {
    [
      \.lead, \.priority, \.route, \.rung, \.waited, \.business, \.count, \.uid, \.file, \.record,
    ]
  }
  private static var texts: [WritableKeyPath<EventRow, String?>] {
    [
      \.key, \.source, \.origin, \.leadKind, \.owner, \.previousOwner, \.team, \.policy, \.clock,
      \.level, \.target, \.told, \.response, \.deed, \.by, \.channel, \.outcome, \.waitingOn,
      \.reason, \.has, \.format, \.confidence, \.person, \.delivery, \.standing, \.before,
    ]
  }
  private static var instants: [WritableKeyPath<EventRow, Instant?>] {
    [
      \.startedAt, \.dueAt, \.targetAt, \.nextAt, \.givenAt, \.nextStepAt, \.arrivedAt,
      \.submittedAt, \.seenAt,
    ]
  }

  @Test func `comes back with every column as it was`() throws {
    #expect(
      Self.integers.count + Self.texts.count + Self.instants.count + 2 == EventRow.columns.count)
    let ledger = try StateFolder().open()
    var row = Self.full()
    try ledger.batch { row.sequence = try ledger.append(row) }
    #expect(try ledger.events(after: 0, limit: 10) == [row])
    #expect(try ledger.lastEventAt() == minute(1))
  }

  @Test(arguments: EventKind.allCases)
  func `of every kind comes back, empty columns too`(kind: EventKind) throws {
    let ledger = try StateFolder().open()
    var row = EventRow(kind, at: minute(2))
    if [.leadReceived, .leadImported, .signalReceived, .testReceived].contains(kind) {
      row.lead = 1
    }
    try ledger.batch { row.sequence = try ledger.append(row) }
    #expect(try ledger.events(after: 0, limit: 10) == [row])
  }

  @Test func `with a key that is there already is refused, and its batch leaves nothing`() throws {
    let ledger = try StateFolder().open()
    try ledger.batch { try ledger.append(received(1, standing())) }
    let before = try ["events", "leads", "clocks"].map(ledger.dump)
    try ledger.begin()
    try ledger.append(received(2, standing()))
    var same = received(3, standing())
    same.key = "lead-received 1"
    #expect(throws: LedgerError.self) { try ledger.append(same) }
    ledger.rollBack()
    ledger.rollBack()
    #expect(try ["events", "leads", "clocks"].map(ledger.dump) == before)
    try ledger.batch { try ledger.append(received(2, standing())) }
    #expect(try ledger.lastLead() == LeadID(2))
  }

  @Test func `without a key may come as often as it likes`() throws {
    let ledger = try StateFolder().open()
    try ledger.batch {
      for _ in 0..<3 { try ledger.append(EventRow(.started, at: minute(1))) }
    }
    #expect(try ledger.lastEvent() == 3)
  }

  @Test func `is read in order, from a place and a number at a time`() throws {
    let ledger = try StateFolder().open()
    try ledger.batch {
      for count in 0..<5 as Range<Int64> {
        try ledger.append(EventRow(.started, at: minute(count)))
      }
    }
    #expect(try ledger.events(after: 1, limit: 2).map(\.sequence) == [2, 3])
    #expect(try ledger.events(after: 5, limit: 2) == [])
  }

  @Test func `with a standing that cannot be read is refused`() throws {
    let ledger = try StateFolder().open()
    try ledger.begin()
    var row = received(1, standing())
    row.standing = "open ana"
    #expect(throws: LedgerError("event of L-1 with an unreadable standing")) {
      try ledger.append(row)
    }
    ledger.rollBack()
    #expect(try ledger.lastEvent() == 0)
  }
}

@Suite struct `A standing` {
  @Test func `is one line of text`() {
    #expect(
      standing(attempts: 2, answered: minute(3), clocks: [firstClock(done: 1)]).text
        == "open ana sales default 2 1795392180000;"
        + "first-response 1795392000000 1 - 1795392300000 1795392240000")
    #expect(standing(.closed, clocks: []).text == "closed ana sales default 0 -")
  }

  @Test(arguments: 0..<100)
  func `is read back as it was written`(_ seed: UInt64) {
    var random = Seeded(seed)
    func instant() -> Instant? {
      Bool.random(using: &random)
        ? nil
        : Instant(milliseconds: Int64.random(in: -9_000_000...2_000_000_000_000, using: &random))
    }
    let names = ["ana", "b.o-k_1", "Z9", String(repeating: "x", count: 64)]
    let clocks = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      Standing.Clock(
        clock: ClockSnapshot(
          name: ClockName.allCases.randomElement(using: &random)!,
          startedAt: instant() ?? minute(0), levelsDone: Int.random(in: 0...64, using: &random),
          stoppedAt: instant()),
        dueAt: instant(), nextAt: instant())
    }
    let made = Standing(
      state: LeadState.allCases.randomElement(using: &random)!,
      owner: names.randomElement(using: &random)!,
      team: Bool.random(using: &random) ? nil : names.randomElement(using: &random)!,
      policy: names.randomElement(using: &random)!,
      attempts: Int.random(in: 0...70_000, using: &random), answeredAt: instant(), clocks: clocks)
    #expect(Standing(text: made.text) == made)
  }

  @Test(arguments: [
    "", "open", "open ana sales default 0", "ajar ana sales default 0 -",
    "open ana sales default none -", "open ana sales default 0 - -",
    "open ana sales default 0 -;", "open ana sales default 0 -;first-response 1 0 - -",
    "open ana sales default 0 -;unheard-of 1 0 - - -",
    "open ana sales default 0 -;reply x 0 - - -",
  ])
  func `that is none is not read`(text: String) { #expect(Standing(text: text) == nil) }
}

/// A generator with a seed, so that what failed fails again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
