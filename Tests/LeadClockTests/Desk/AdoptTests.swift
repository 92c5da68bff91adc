import Testing

@testable import LeadClock

@Suite struct `New rules` {
  @Test func `find people, teams and policies by their names`() {
    var office = Office()
    office.arrives("09:00")
    var rules = firm()
    rules.people.insert(Person(handle: "zoe"), at: 0)
    for place in rules.people.indices {
      rules.people[place].backup = rules.people[place].backup.map { PersonID($0.index + 1) }
    }
    rules.teams = [
      Team(name: "support", members: [PersonID(0)]),
      Team(name: "sales", members: [PersonID(1), PersonID(2)], manager: PersonID(3)),
    ]
    rules.catchAll = PersonID(4)
    let other = Policy(name: "other", calendar: 0, firstResponse: Ladder())
    rules.policies.insert(other, at: 0)
    rules.routes = [Route(match: RouteMatch(), assignee: .team(TeamID(1)), policy: PolicyID(1))]
    #expect(office.adopts(rules, at: "09:01") == [])
    let lead = office.desk.openLeads()[0]
    #expect(lead.owner == PersonID(1))
    #expect(lead.team == TeamID(1))
    #expect(lead.policy == PolicyID(1))
    #expect(office.arrives("09:02") == ["L-2 of ben, due 09:07"])
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ana", "mail to ana: at-risk"])
  }

  @Test func `give the leads of somebody who is gone to the catch-all`() {
    var office = Office()
    office.arrives("09:00")
    var rules = firm()
    rules.people[0].handle = "eva"
    #expect(office.adopts(rules, at: "09:01") == ["L-1 of dora moved from ana"])
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, dora"])
  }

  @Test func `give the leads of somebody who left to backup, manager or catch-all`() {
    func heir(of leaving: [Int]) -> [String] {
      var office = Office()
      office.arrives("09:00")
      let rules = firm { for place in leaving { $0[place].left = date("2026-11-23") } }
      return office.adopts(rules, at: "09:01")
    }
    #expect(heir(of: [0]) == ["L-1 of ben moved from ana"])
    #expect(heir(of: [0, 1]) == ["L-1 of cleo moved from ana"])
    #expect(heir(of: [0, 1, 2]) == ["L-1 of dora moved from ana"])
  }

  @Test func `leave the leads of somebody who is only away`() {
    var office = Office()
    office.arrives("09:00")
    let today = date("2026-11-23")
    #expect(office.adopts(firm { $0[0].away = [today...today] }, at: "09:01") == [])
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ben", "mail to ben: at-risk"])
  }

  @Test func `put leads of a policy that is gone under the first`() {
    var office = Office()
    office.arrives("09:00")
    var rules = firm([level("other", .business(.minutes(2)))])
    rules.policies[0].name = "another"
    #expect(office.adopts(rules, at: "09:01") == ["L-1 of ana moved from ana"])
    #expect(office.passes(until: "09:02").first == "L-1 other, ana")
  }

  @Test func `move every open deadline`() {
    var office = Office()
    office.arrives("09:00")
    let slower = [level("late", .business(.minutes(20)))]
    #expect(office.adopts(firm(slower), at: "09:01") == [])
    #expect(office.next == "09:20")
    #expect(office.adopts(firm(), at: "09:16") == [])
    #expect(office.next == "09:04")
    #expect(office.passes(until: "09:16").first == "L-1 backup, ben, 2 skipped")
  }

  @Test func `do not repeat a level that was reached, wherever it now stands`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.passes(until: "09:05").count == 2)
    let longer = [level("seen", .business(.minutes(1))), level("noticed", .business(.minutes(2)))]
    #expect(office.adopts(firm(longer + levels), at: "09:06") == [])
    #expect(office.next == "09:15")
    #expect(office.passes(until: "09:15") == ["L-1 backup, ben", "mail to ben: backup"])
  }

  @Test func `can be taken back with the batch they came in`() {
    var office = Office()
    office.arrives("09:00")
    office.desk.begin()
    _ = office.desk.adopt(firm([]) { $0[0].handle = "eva" }, at: at("09:01"))
    #expect(office.desk.nextDeadline == nil)
    office.desk.takeBack()
    #expect(office.next == "09:04")
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ana", "mail to ana: at-risk"])
    #expect(office.arrives("09:04") == ["L-2 of ben, due 09:09"])
  }

  @Test func `keep the turn of whoever is next, though the team has changed`() {
    var office = Office()
    office.arrives("09:00")
    var rules = firm()
    rules.teams[0].members = [ben, cleo, ana]
    #expect(office.adopts(rules, at: "09:01") == [])
    #expect(office.arrives("09:02") == ["L-2 of ben, due 09:07"])
    rules.teams[0].members = [ana, ben]
    #expect(office.adopts(rules, at: "09:03") == [])
    #expect(office.arrives("09:04") == ["L-3 of ana, due 09:09"])
  }
}

@Suite struct `A start` {
  @Test func `brings back what waits, with the levels it had reached`() {
    var office = Office()
    office.arrives("09:00")
    _ = office.passes(until: "09:05")
    var desk = Desk(rules: firm(), nextLead: LeadID(2))
    desk.restore(office.lead())
    #expect(desk.openLeads() == office.desk.openLeads())
    #expect(desk.nextDeadline == at("09:15"))
    #expect(desk.advance(to: at("09:14:59.999")).isEmpty)
  }

  @Test func `leaves what is closed or has no running clock in the ledger`() {
    var desk = Desk(rules: firm())
    let clock = ClockSnapshot(name: .reply, startedAt: at("09:00"), levelsDone: 0)
    var lead = LeadSnapshot(
      id: LeadID(1), arrivedAt: at("09:00"), owner: ana, policy: PolicyID(0), source: SourceID(0),
      state: .closed, clocks: [clock])
    desk.restore(lead)
    lead.state = .answered
    lead.clocks[0].stoppedAt = at("09:01")
    desk.restore(lead)
    #expect(desk.openCount == 0)
    #expect(desk.nextDeadline == nil)
  }
}
