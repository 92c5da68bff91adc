import Testing

@testable import LeadClock

@Suite struct `Somebody who writes again` {
  @Test func `while the lead is open starts no second clock, and the owner is told`() {
    var office = Office()
    office.arrives("09:00")
    let said = office.arrives("09:03", sort: .repeated(office.lead()))
    #expect(said.first == "L-1 wrote again, told ana")
    #expect(office.desk.openCount == 1)
    #expect(office.desk.nextLead == LeadID(2))
    #expect(office.next == "09:04")
  }

  @Test func `is told to whoever owns the lead by now`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.assign(.person(ben)), at: "09:01")
    #expect(
      office.arrives("09:03", sort: .repeated(office.lead())).first == "L-1 wrote again, told ben")
  }
}

@Suite struct `A lead of which only a notice came` {
  @Test func `is filled in: no second clock, and its owner is told who it is`() {
    var office = Office()
    office.arrives("09:00")
    let said = office.arrives("09:03", sort: .completing(office.lead()))
    #expect(said == ["L-1 complete, told ana", "mail to ana: contact"])
    #expect(office.desk.openCount == 1)
    #expect(office.desk.nextLead == LeadID(2))
    #expect(office.next == "09:04")
  }

  @Test func `is filled in without a word when it was answered already`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.contact(.them), at: "09:02")
    #expect(office.arrives("09:03", sort: .completing(office.lead())) == ["L-1 complete"])
    #expect(office.desk.openCount == 0)
  }

  @Test func `tells nobody when it is a suspect`() {
    var office = Office()
    office.arrives("09:00", suspect: true)
    #expect(office.arrives("09:03", sort: .completing(office.lead())) == ["L-1 complete"])
  }
}

@Suite struct `A document that is taken` {
  private func firm(writes: Bool, forKind: Bool, ladder: [Level] = levels) -> Rules {
    var rules = LeadClockTests.firm()
    rules.policies.append(
      Policy(
        name: "slow", calendar: 0, firstResponse: Ladder(ladder), writesFirstResponse: writes))
    var match = RouteMatch()
    match.kind = forKind ? .download : nil
    rules.routes.insert(Route(match: match, assignee: .person(ben), policy: PolicyID(1)), at: 0)
    return rules
  }

  @Test func `has a clock when a route for its kind leads to a policy that writes one`() {
    var office = Office(firm(writes: true, forKind: true))
    #expect(office.arrives("09:00", kind: .download) == ["L-1 of ben, due 09:05"])
  }

  @Test(arguments: [(false, true), (true, false), (false, false)])
  func `has none otherwise`(writes: Bool, forKind: Bool) {
    var office = Office(firm(writes: writes, forKind: forKind))
    #expect(office.arrives("09:00", kind: .download) == ["L-1 of ben"])
    #expect(office.next == nil)
  }

  @Test func `has none under a policy that writes no level`() {
    var office = Office(firm(writes: true, forKind: true, ladder: []))
    #expect(office.arrives("09:00", kind: .download) == ["L-1 of ben"])
  }

  @Test(arguments: [LeadKind.download, .subscribe])
  func `by somebody who waits is a touch: nobody is woken`(kind: LeadKind) {
    var office = Office()
    office.arrives("09:00")
    let said = office.arrives("09:03", sort: .repeated(office.lead()), kind: kind)
    #expect(said == ["L-1 wrote again"])
    #expect(office.next == "09:04")
  }
}

@Suite struct `A suspect` {
  @Test func `has a clock whose levels are recorded, and nobody is told`() {
    var office = Office()
    #expect(office.arrives("09:00", suspect: true) == ["L-1 of ana, due 09:05"])
    let said = office.passes(until: "09:05")
    #expect(!said.isEmpty)
    #expect(said.allSatisfy { !$0.contains("ana") && !$0.contains("ben") })
  }

  @Test func `takes nobody's turn`() {
    var office = Office()
    office.arrives("09:00", suspect: true)
    #expect(office.arrives("09:00") == ["L-2 of ana, due 09:05"])
  }

  @Test func `that somebody takes is a lead like any other from then on`() {
    var office = Office()
    office.arrives("09:00", suspect: true)
    office.does(.claim, by: ana, at: "09:01")
    #expect(!office.lead().isSuspect)
    #expect(office.passes(until: "09:05").contains { $0.contains("ana") })
  }

  @Test func `is a suspect again when the claim is taken back`() {
    var office = Office()
    office.arrives("09:00", suspect: true)
    office.does(.claim, by: ana, at: "09:01")
    office.undoes(at: "09:02")
    #expect(office.lead().isSuspect)
    #expect(office.passes(until: "09:05").allSatisfy { !$0.contains("ana") })
  }
}
