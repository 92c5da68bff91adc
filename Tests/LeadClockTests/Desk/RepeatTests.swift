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
