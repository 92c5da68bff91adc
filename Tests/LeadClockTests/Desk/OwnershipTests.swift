import Testing

@testable import LeadClock

private let monday = date("2026-11-23")
private let tuesday = date("2026-11-24")

@Suite struct `The owner` {
  @Test func `is the next member of the team, in its order, round and round`() {
    var office = Office()
    let owners = (0..<5).map { _ in office.arrives("09:00")[0].split(separator: " ")[2].dropLast() }
    #expect(owners == ["ana", "ben", "ana", "ben", "ana"])
  }

  @Test func `is not somebody who is away that day, and the turn goes on behind them`() {
    var office = Office(firm { $0[0].away = [monday...monday] })
    #expect(office.arrives("09:00") == ["L-1 of ben, due 09:05"])
    #expect(office.arrives("23:59:59.999") == ["L-2 of ben, due tue 00:04:59.999"])
    #expect(office.arrives("tue 00:00") == ["L-3 of ana, due tue 00:05"])
  }

  @Test func `is not somebody from the day on which they left`() {
    var office = Office(firm { $0[1].left = tuesday })
    office.arrives("09:00")
    #expect(office.arrives("09:00") == ["L-2 of ben, due 09:05"])
    office.arrives("tue 09:00")
    #expect(office.arrives("tue 09:00") == ["L-4 of ana, due tue 09:05"])
  }

  @Test func `is the manager when nobody of the team is there, then the catch-all`() {
    let away = [monday...monday]
    var office = Office(firm { for place in 0...1 { $0[place].away = away } })
    #expect(office.arrives("09:00") == ["L-1 of cleo, due 09:05"])
    var empty = Office(firm { for place in 0...2 { $0[place].away = away } })
    #expect(empty.arrives("09:00") == ["L-1 of dora, due 09:05"])
    var nobody = Office(firm { for place in 0...3 { $0[place].away = away } })
    #expect(nobody.arrives("09:00") == ["L-1 of dora, due 09:05"])
  }

  @Test func `is the backup where the route's person is away, then the catch-all`() {
    var office = Office(firm(routes: [route(to: ana)]) { $0[0].away = [monday...monday] })
    #expect(office.arrives("09:00") == ["L-1 of ben, due 09:05"])
    var empty = Office(
      firm(routes: [route(to: ana)]) { for place in 0...1 { $0[place].left = monday } })
    #expect(empty.arrives("09:00") == ["L-1 of dora, due 09:05"])
  }

  @Test func `is the catch-all where no route takes the lead, or the route names nobody`() {
    var office = Office(firm(routes: []))
    #expect(office.arrives("09:00") == ["L-1 of dora, due 09:05"])
    #expect(office.lead().policy == PolicyID(0))
    var nobody = Office(firm(routes: [route(to: nil)]))
    #expect(nobody.arrives("09:00") == ["L-1 of dora, due 09:05"])
  }

  @Test func `after a batch that failed is the one whose turn it was`() {
    var office = Office()
    office.arrives("09:00")
    office.desk.begin()
    #expect(office.arrives("09:00").first == "L-2 of ben, due 09:05")
    office.desk.takeBack()
    #expect(office.arrives("09:01") == ["L-2 of ben, due 09:06"])
    #expect(office.arrives("09:01") == ["L-3 of ana, due 09:06"])
  }

  @Test func `after a start is the one after the last`() {
    var office = Office()
    office.desk.resume(team: TeamID(0), after: ana)
    #expect(office.arrives("09:00") == ["L-1 of ben, due 09:05"])
    var same = Office()
    same.desk.resume(team: TeamID(0), after: cleo)
    #expect(same.arrives("09:00") == ["L-1 of ana, due 09:05"])
  }
}

@Suite struct `A level tells` {
  private func told(
    _ notify: [Recipient], change: (inout [Person]) -> Void = { _ in }
  ) -> [String] {
    var office = Office(firm([level("late", .business(.minutes(5)), notify)], change: change))
    office.arrives("09:00")
    return office.passes(until: "09:05")
  }

  @Test func `the owner, the backup and the manager by their own channels`() {
    #expect(
      told([.owner, .backup, .manager]) == [
        "L-1 late, ana and ben and cleo", "mail to ana: late", "mail to ben: late",
        "page to cleo: late",
      ])
  }

  @Test func `a person by name, even one without any channel that exists`() {
    #expect(told([.person(dora)]) == ["L-1 late, dora"])
  }

  @Test func `nobody twice`() {
    #expect(told([.owner, .person(ana), .owner]) == ["L-1 late, ana", "mail to ana: late"])
  }

  @Test func `the manager as backup of somebody who has none`() {
    #expect(
      told([.backup]) { $0[0].backup = nil } == ["L-1 late, cleo", "page to cleo: late"])
  }

  @Test func `whoever stands in while the owner is away: backup, manager, catch-all`() {
    func whom(_ away: [Int]) -> String {
      var office = Office(firm([level("late", .business(.minutes(5)))]))
      office.arrives("09:00")
      var people = office.desk.rules.people
      for place in away { people[place].away = [monday...monday] }
      office.desk.rules.people = people
      return office.passes(until: "09:05")[0]
    }
    #expect(whom([]) == "L-1 late, ana")
    #expect(whom([0]) == "L-1 late, ben")
    #expect(whom([0, 1]) == "L-1 late, cleo")
    #expect(whom([0, 1, 2]) == "L-1 late, dora")
    #expect(whom([0, 1, 2, 3]) == "L-1 late, dora")
  }
}
