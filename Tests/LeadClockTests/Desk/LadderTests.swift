import Testing

@testable import LeadClock

/// Monday to Friday, nine to five.
private func nineToFive() throws -> BusinessCalendar {
  try calendar("UTC", [(days: 0...4, windows: "09:00-17:00")])
}

private func dues(_ ladder: [Level], from start: String) throws -> [String] {
  let rules = firm(ladder, calendars: [try nineToFive()])
  return ladder.indices.map {
    clockText(
      rules.due(rung: $0, of: .firstResponse, policy: rules.policies[0], startedAt: at(start)))
  }
}

@Suite struct `A ladder` {
  @Test func `has its target at the level named late`() {
    #expect(Ladder(levels).target == 1)
    #expect(Ladder([level("one", .business(.zero), priority: .error), levels[1]]).target == 1)
  }

  @Test func `else at the first level of priority warning or worse`() {
    let ladder = Ladder([levels[0], levels[2], levels[3]])
    #expect(ladder.target == 1)
  }

  @Test func `else at its last level, and nowhere when it has none`() {
    #expect(Ladder([levels[0], level("two", .business(.hours(1)))]).target == 1)
    #expect(Ladder().target == nil)
  }

  @Test func `counts open time, wall time, working days and the end of the day`() throws {
    let ladder = [
      level("soon", .business(.minutes(30))), level("day", .endOfDay(unlessYounger: .hours(1))),
      level("next", .workingDays(1)), level("wall", .elapsed(.days(2))),
    ]
    #expect(try dues(ladder, from: "10:00") == ["10:30", "17:00", "tue 10:00", "wed 10:00"])
    #expect(
      try dues(ladder, from: "16:15") == ["16:45", "tue 17:00", "tue 17:00", "wed 16:15"])
  }

  @Test func `of mixed waits never goes down`() throws {
    let ladder = [
      level("open", .business(.hours(1))), level("wall", .elapsed(.hours(2))),
      level("day", .endOfDay(unlessYounger: .zero)), level("more", .business(.hours(2))),
    ]
    // Closed from 17:00: two hours on the wall are over before one hour of open time is.
    #expect(
      try dues(ladder, from: "16:30") == ["tue 09:30", "tue 09:30", "tue 09:30", "tue 10:30"])
    // Two hours of open time are over long before the day is.
    #expect(try dues(ladder, from: "09:00") == ["10:00", "11:00", "17:00", "17:00"])
  }

  @Test func `of mixed waits is climbed without leaving a level out`() throws {
    let ladder = [
      level("open", .business(.hours(1))), level("day", .endOfDay(unlessYounger: .zero)),
      level("more", .business(.hours(2))), level("most", .business(.hours(9))),
    ]
    var office = Office(firm(ladder, calendars: [try nineToFive()]))
    office.arrives("09:00")
    #expect(office.passes(until: "10:00").first == "L-1 open, ana")
    #expect(office.passes(until: "16:59:59.999") == [])
    #expect(office.passes(until: "17:00").first == "L-1 more, ana, 1 skipped")
    #expect(office.passes(until: "tue 10:00").first == "L-1 most, ana")
  }

  @Test(arguments: 0..<60)
  func `of any waits ascends from any start`(_ seed: Int) throws {
    var random = Seeded(seed)
    let ladder = (0..<6).map { number in
      let wait: Wait =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .business(.minutes(Int64(number) * 40))
        case 1: .elapsed(.minutes(Int64(number) * 90))
        case 2: .workingDays(number + 1)
        default: .endOfDay(unlessYounger: .hours(Int64(number)))
        }
      return level("level-\(number)", wait)
    }
    let rules = firm(ladder, calendars: [try nineToFive()])
    for _ in 0..<20 {
      let start = at("09:00") + .minutes(Int64.random(in: 0..<20_000, using: &random))
      let dues = ladder.indices.map {
        rules.due(rung: $0, of: .firstResponse, policy: rules.policies[0], startedAt: start)
      }
      #expect(dues == dues.sorted())
      #expect(dues.allSatisfy { $0 >= start })
      let own = rules.calendars[0]
      for (place, level) in ladder.enumerated() {
        guard case .business(let span) = level.after else { continue }
        #expect(dues[place] >= own.due(from: start, after: span))
      }
    }
  }
}
