import Testing

@testable import LeadClock

@Suite struct `Levels are reached` {
  @Test func `at their instant and never a millisecond early`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.next == "09:04")
    #expect(office.passes(until: "09:03:59.999") == [])
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ana", "mail to ana: at-risk"])
    #expect(office.next == "09:05")
    #expect(office.passes(until: "09:04:59.999") == [])
    #expect(office.passes(until: "09:05") == ["L-1 late, ana", "mail to ana: late"])
  }

  @Test func `each once, until none is left`() {
    var office = Office()
    office.arrives("09:00")
    var said: [String] = []
    for minute in 0..<120 {
      let time = "\(9 + minute / 60):\(minute % 60)"
      said += office.passes(until: time) + office.passes(until: time)
    }
    #expect(
      said == [
        "L-1 at-risk, ana", "mail to ana: at-risk", "L-1 late, ana", "mail to ana: late",
        "L-1 backup, ben", "mail to ben: backup", "L-1 escalated, cleo",
        "page to cleo: escalated",
      ])
    #expect(office.next == nil)
    #expect(office.desk.openCount == 1)
  }

  @Test func `after a long absence the highest, once, with the others counted`() {
    var office = Office()
    office.arrives("09:00")
    #expect(
      office.passes(until: "09:20") == ["L-1 backup, ben, 2 skipped", "mail to ben: backup"])
    #expect(office.next == "10:00")
    #expect(
      office.passes(until: "tue 09:00") == ["L-1 escalated, cleo", "page to cleo: escalated"])
  }

  @Test func `with the time the lead had waited when the level was due, not when it was seen`() {
    var office = Office()
    office.arrives("09:00")
    let effects = office.desk.advance(to: at("09:12"))
    guard case .levelReached(let reached) = effects.first else { return #expect(Bool(false)) }
    #expect(reached.due == at("09:05"))
    #expect(reached.waited == Waited(elapsed: .minutes(5), business: .minutes(5)))
    #expect(reached.target == Target(rung: 1, due: at("09:05"), after: .business(.minutes(5))))
    #expect(reached.rung == 1)
    #expect(reached.skipped == 1)
  }

  @Test func `in the order in which they were due, a slice at a time`() {
    var office = Office()
    office.arrives("09:02")
    office.arrives("09:00")
    office.arrives("09:01")
    #expect(
      office.passes(until: "09:06", limit: 2) == [
        "L-2 late, ben, 1 skipped", "mail to ben: late", "L-3 late, ana, 1 skipped",
        "mail to ana: late",
      ])
    #expect(office.next == "09:06")
    #expect(
      office.passes(until: "09:06", limit: 2) == ["L-1 at-risk, ana", "mail to ana: at-risk"])
  }

  @Test func `not again when the wall clock is set back`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.passes(until: "09:05").count == 2)
    #expect(office.passes(until: "08:00") == [])
    #expect(office.passes(until: "09:05") == [])
    #expect(office.passes(until: "09:15") == ["L-1 backup, ben", "mail to ben: backup"])
  }

  @Test func `at once when they wait for nothing`() {
    var office = Office(firm([level("new", .business(.zero), priority: .info)] + levels))
    #expect(office.arrives("09:00") == ["L-1 of ana, due 09:05, told ana"])
    #expect(office.passes(until: "09:00") == ["L-1 new, ana", "mail to ana: new"])
  }

  @Test func `by nobody where the ladder is empty, and the clock is measured all the same`() {
    var office = Office(firm([]))
    #expect(office.arrives("09:00") == ["L-1 of ana"])
    #expect(office.next == nil)
    #expect(office.passes(until: "fri 09:00") == [])
    #expect(
      office.does(.contact(.unsaid), at: "09:10")
        == ["L-1 of ana answered after 600 s", "L-1 withdrawn"])
  }
}
