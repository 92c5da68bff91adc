import LeadClock
import Ledger
import Testing

@testable import leadclockd

/// What is told before what, however much waits.
@Suite struct `The order of telling` {
  @Test func `a level overtakes what is about other leads, after what its own lead has`() throws {
    let journal = try Journal()
    try journal.commit([.received(1)] + (2...5000).map { .received($0) } + [.level(1)])
    #expect(try journal.tell(3) == ["lead-received 1", "level-reached 1", "lead-received 2"])
    #expect(try journal.tell(.max).count == 4998)
    #expect(journal.told.count == Set(journal.told).count)
  }

  @Test func `an answer is told after the levels before it, and they before what came after it`()
    throws
  {
    let journal = try Journal()
    try journal.commit([.received(1), .received(2), .level(1), .answered(1), .received(3)])
    try journal.commit([.level(1, "second"), .received(4)])
    #expect(
      try journal.tell(.max) == [
        "lead-received 1", "level-reached 1", "lead-answered 1", "level-reached 1 second",
        "lead-received 2", "lead-received 3", "lead-received 4",
      ])
  }

  @Test func `what is wrong with the service overtakes all that is about leads`() throws {
    let journal = try Journal()
    try journal.commit([.received(1), .received(2)])
    try journal.commit([.service(.inboxUnavailable), .failed(2)])
    #expect(
      try journal.tell(3) == ["inbox-unavailable", "lead-received 2", "delivery-failed 2"])
  }

  @Test func `what was overtaken when it died is told by the next`() throws {
    let journal = try Journal()
    try journal.commit((1...3000).map { .received($0) } + [.level(3000)])
    #expect(try journal.tell(2) == ["lead-received 3000", "level-reached 3000"])
    journal.note()
    try journal.crash()
    #expect(try journal.tell(1) == ["lead-received 1"])
    try journal.tell(.max)
    // The level was noted as told; what was told before its turn is told again.
    #expect(journal.told.filter { $0 == "level-reached 3000" }.count == 1)
    #expect(Set(journal.told).count == 3001)
  }

  @Test func `a level with too much of its own lead before it waits for its turn`() throws {
    let journal = try Journal()
    let story = (1...400).map { Journal.Happening.duplicate(2, $0) }
    try journal.commit([.received(1), .received(2)] + story + [.level(2)])
    #expect(try journal.tell(2) == ["lead-received 1", "lead-received 2"])
    try journal.tell(.max)
    #expect(journal.told.last == "level-reached 2")
    #expect(journal.told.count == 403)
  }

  @Test func `urgent events that are not in memory are found in the ledger`() throws {
    let journal = try Journal()
    for start in [0, 4000, 8000] {
      try journal.commit((start + 1...start + 4000).map { .received($0) }, isTaken: false)
    }
    try journal.commit([.level(9000)], isTaken: false)
    #expect(try journal.tell(2) == ["lead-received 9000", "level-reached 9000"])
    #expect(journal.held <= 2 * TellingOrder.queueLimit)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `whatever happens and however often it dies, nothing is lost or out of its lead's order`(
    seed: UInt64
  ) throws {
    var chance = Chance(state: seed)
    let journal = try Journal()
    journal.isNamedApart = true
    for _ in 0..<60 {
      let count = Int.random(in: 1...(Bool.random(using: &chance) ? 5 : 300), using: &chance)
      try journal.commit(
        (0..<count).map { _ in journal.happens(&chance) }, isTaken: chance.isOnce(in: 4) == false)
      let room = chance.isOnce(in: 3) ? 0 : Int.random(in: 0...400, using: &chance)
      try journal.tell(room)
      if Bool.random(using: &chance) { journal.note() }
      if chance.isOnce(in: 8) { try journal.crash() }
      #expect(journal.held <= 3 * TellingOrder.queueLimit + TellingOrder.aheadLimit)
    }
    try journal.tell(.max)
    let kept = try journal.ledger.events(after: 0, limit: .max)
    #expect(Set(journal.told) == Set(kept.map(Journal.name)))
    let first = journal.firstTold
    for events in Dictionary(grouping: kept, by: \.lead).values {
      let places = events.map { first[Journal.name($0)]! }
      if events[0].lead != nil { #expect(places == places.sorted()) }
    }
    let urgent = kept.filter(\.kind.isUrgent).map { first[Journal.name($0)]! }
    #expect(urgent == urgent.sorted())
    if journal.crashes == 0 { #expect(journal.told.count == kept.count) }
  }
}
