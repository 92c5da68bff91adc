import Testing

@testable import LeadClock

private let contact = Response.Deed.contact(.unsaid)

@Suite struct `An answer` {
  @Test func `ends the first clock: an answered lead is never escalated`() {
    var office = Office()
    office.arrives("09:00")
    #expect(
      office.does(contact, at: "09:03") == ["L-1 of ana answered after 180 s", "L-1 withdrawn"])
    #expect(office.lead().state == .answered)
    #expect(office.lead().answeredAt == at("09:03"))
    #expect(office.lead().clocks.map(\.stoppedAt) == [at("09:03")])
    #expect(office.desk.openCount == 0)
    #expect(office.passes(until: "fri 09:00") == [])
  }

  @Test func `has its own time when it is heard of later`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.passes(until: "09:05").count == 2)
    #expect(
      office.does(contact, at: "09:03", heard: "09:10")
        == ["L-1 of ana answered after 180 s", "L-1 withdrawn"])
    #expect(office.lead().answeredAt == at("09:03"))
    #expect(office.lead().clocks[0].levelsDone == 2)
  }

  @Test func `given before its lead arrived took no time at all`() {
    var office = Office()
    office.arrives("09:00")
    #expect(
      office.does(contact, at: "08:50", heard: "09:01").first == "L-1 of ana answered after 0 s")
    #expect(office.lead().clocks.map(\.stoppedAt) == [at("09:00")])
  }

  @Test func `is set against the target of the clock it ended`() {
    var office = Office()
    office.arrives("09:00")
    let effects = office.desk.receive(
      .response(Response(deed: contact, lead: office.lead(), by: ben, at: at("09:17"))),
      at: at("09:17"))
    guard case .answered(let deed) = effects.first else { return #expect(Bool(false)) }
    #expect(deed.waited == Waited(elapsed: .minutes(17), business: .minutes(17)))
    #expect(deed.target?.due == at("09:05"))
    #expect(deed.by == ben)
    #expect(deed.before == office.lead())
  }

  @Test func `that comes second is noted and changes no time`() {
    var office = Office()
    office.arrives("09:00")
    office.does(contact, at: "09:03")
    #expect(office.does(contact, at: "09:30") == ["L-1 of ana noted", "L-1 withdrawn"])
    #expect(office.lead().answeredAt == at("09:03"))
  }

  @Test func `that leaves the next step with us starts its clock, due first, then the ladder`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.contact(.us(due: at("tue 12:00"))), at: "09:03")
    #expect(office.next == "tue 12:00")
    #expect(office.passes(until: "tue 11:59:59.999") == [])
    #expect(office.passes(until: "tue 12:00") == ["L-1 due, ana", "mail to ana: due"])
    office.does(.contact(.us(due: at("tue 15:00"))), at: "tue 12:30")
    #expect(office.next == "tue 15:00")
    #expect(office.lead().clocks.filter { $0.stoppedAt == nil }.count == 1)
  }

  @Test func `ends the clock of a reply too`() {
    var office = Office()
    office.arrives("09:00")
    office.does(contact, at: "09:03")
    office.does(.reopen, at: "10:00")
    #expect(office.next == "10:30")
    #expect(
      office.does(contact, at: "10:10") == ["L-1 of ana answered after 600 s", "L-1 withdrawn"])
    #expect(office.next == nil)
  }

  @Test func `to a lead that is closed is refused`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.close(outcome: "spam"), at: "09:01")
    #expect(office.does(contact, at: "09:02") == ["L-1 refused, closed"])
    #expect(office.does(.attempt, at: "09:02") == ["L-1 refused, closed"])
    #expect(office.does(.claim, by: ben, at: "09:02") == ["L-1 refused, closed"])
  }
}

@Suite struct `Whatever is no answer` {
  @Test(arguments: [0, 1, 2])
  func `keeps the clock: an attempt, a machine's word, a note`(number: Int) {
    let deed = [Response.Deed.attempt, .automaticAcknowledgement, .note][number]
    var office = Office()
    office.arrives("09:00")
    #expect(office.does(deed, at: "09:02") == ["L-1 of ana noted"])
    #expect(office.lead().attempts == (number == 0 ? 1 : 0))
    #expect(office.lead().state == .open)
    #expect(office.next == "09:04")
    #expect(office.passes(until: "09:05").first == "L-1 late, ana, 1 skipped")
  }

  @Test func `keeps the clock: a claim, which makes it theirs`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.does(.claim, by: ben, at: "09:02") == ["L-1 of ben, was ana"])
    #expect(office.does(.claim, by: ben, at: "09:02") == ["L-1 refused, alreadyTheirs"])
    #expect(office.does(.claim, by: nil, at: "09:02") == ["L-1 refused, nobody"])
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ben", "mail to ben: at-risk"])
  }

  @Test func `keeps the clock: an assignment to a person, and to a team in its turn`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.does(.assign(.person(cleo)), at: "09:01") == ["L-1 of cleo, was ana"])
    #expect(office.does(.assign(.team(TeamID(0))), at: "09:02") == ["L-1 of ben, was cleo"])
    #expect(office.lead().team == TeamID(0))
    #expect(office.passes(until: "09:04") == ["L-1 at-risk, ben", "mail to ben: at-risk"])
  }

  @Test func `attempts are counted`() {
    var office = Office()
    office.arrives("09:00")
    for minute in 1...3 { office.does(.attempt, at: "09:0\(minute)") }
    #expect(office.lead().attempts == 3)
    #expect(office.desk.openLeads().map(\.attempts) == [3])
  }
}

@Suite struct `A closed lead` {
  @Test func `has no clock any more`() {
    var office = Office()
    office.arrives("09:00")
    #expect(
      office.does(.close(outcome: "won"), at: "09:03")
        == ["L-1 of ana closed, won", "L-1 withdrawn"])
    #expect(office.lead().clocks.map(\.stoppedAt) == [at("09:03")])
    #expect(office.passes(until: "fri 09:00") == [])
  }

  @Test func `that is reopened has the reply clock from then on and not its old deadline`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.close(outcome: nil), at: "09:03")
    #expect(office.does(.reopen, at: "12:00") == ["L-1 of ana reopened"])
    #expect(office.lead().state == .open)
    #expect(office.passes(until: "12:29:59.999") == [])
    #expect(office.passes(until: "12:30") == ["L-1 waiting, ana", "mail to ana: waiting"])
    #expect(office.next == nil)
  }

  @Test func `that had been answered is answered again when it is reopened`() {
    var office = Office()
    office.arrives("09:00")
    office.does(contact, at: "09:03")
    office.does(.close(outcome: nil), at: "09:10")
    office.does(.reopen, at: "12:00")
    #expect(office.lead().state == .answered)
    #expect(office.next == "12:30")
  }

  @Test func `is not reopened twice: it waits already`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.does(.reopen, at: "09:01") == ["L-1 refused, stillOpen"])
    office.does(contact, at: "09:03")
    office.does(.reopen, at: "12:00")
    #expect(office.does(.reopen, at: "12:00") == ["L-1 refused, stillOpen"])
    #expect(office.does(.reopen, at: "12:10") == ["L-1 refused, stillOpen"])
    #expect(office.passes(until: "13:00") == ["L-1 waiting, ana", "mail to ana: waiting"])
  }
}
