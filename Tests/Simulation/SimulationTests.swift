import LeadClock
import Testing

@testable import Ledger

@Suite struct `Whatever happens` {
  @Test(arguments: 0..<seedCount)
  func `no level is early, lost, twice or after an answer, and every lead has its owner`(
    _ seed: Int
  ) throws {
    var history = try History(seed: seed, reloads: seed % 2 == 1)
    try history.play(steps: 200)
    try history.end()
    #expect(history.said.count > 20)
    try checkLevels(history.shelf, isWhole: seed % 2 == 0)
    try checkFold(history.shelf, isWhole: seed % 2 == 0)
  }

  @Test(arguments: 0..<min(12, seedCount))
  func `the same seed tells the same story`(_ seed: Int) throws {
    var stories: [[String]] = []
    for _ in 0..<2 {
      var history = try History(seed: seed, reloads: true)
      try history.play(steps: 100)
      stories.append(history.said)
    }
    #expect(stories[0] == stories[1])
  }

  @Test func `every decision of the desk is among what happens`() throws {
    var said: Set<String> = []
    for seed in 0..<12 {
      var history = try History(seed: seed, reloads: true)
      try history.play(steps: 200)
      said.formUnion(history.kinds)
    }
    let decisions = [
      "opened", "duplicate", "levelReached", "levels skipped", "deliver", "withdraw", "answered",
      "noted", "ownerChanged", "closed", "reopened", "undone", "moved", "receipted",
      "deliveryFailed", "another channel", "refused closed", "refused stillOpen",
      "refused nothingToUndo", "refused alreadyTheirs", "first-response", "reply", "next-step",
      "failed commit", "restart",
    ]
    #expect(Set(decisions).subtracting(said).sorted() == [])
  }

  /// Each level of a clock is in the events once, reached or passed over, up to where its clock
  /// stands. New rules may give a level another position: then only that none comes twice.
  private func checkLevels(_ shelf: Shelf, isWhole: Bool) throws {
    var rungs: [String: [Int64]] = [:]
    for event in try shelf.ledger.events(after: 0, limit: .max)
    where event.kind == .levelReached || event.kind == .levelSkipped {
      let clock = "\(event.lead!) \(event.clock!) \(event.startedAt!.milliseconds)"
      rungs[clock, default: []].append(event.rung!)
    }
    for (clock, reached) in rungs {
      #expect(reached == reached.sorted(), "\(clock)")
      #expect(Set(reached).count == reached.count, "\(clock)")
      if isWhole { #expect(reached == Array(0..<Int64(reached.count)), "\(clock)") }
    }
    for row in try shelf.ledger.openLeads() where isWhole {
      for clock in row.standing.clocks {
        let name = "\(row.id.number) \(clock.clock.name.text) \(clock.clock.startedAt.milliseconds)"
        #expect(clock.clock.levelsDone == rungs[name]?.count ?? 0)
        #expect(clock.nextAt == nil)
      }
    }
  }

  /// The tables are what a fold of all events makes of an empty ledger. Deadlines that new rules
  /// moved are no events, so after a reload leads alone are compared.
  private func checkFold(_ shelf: Shelf, isWhole: Bool) throws {
    let fresh = try Shelf()
    try fresh.ledger.begin()
    for event in try shelf.ledger.events(after: 0, limit: .max) { try fresh.ledger.fold(event) }
    try fresh.ledger.commit()
    #expect(try fresh.dump("leads") == shelf.dump("leads"))
    if isWhole { #expect(try fresh.dump("clocks") == shelf.dump("clocks")) }
    #expect(try fresh.ledger.lastEvent() == 0)
  }
}
