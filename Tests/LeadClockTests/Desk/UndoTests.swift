import Testing

@testable import LeadClock

private let contact = Response.Deed.contact(.unsaid)

@Suite struct `Undo` {
  @Test func `of an answer brings the old deadline back, and what was reached stays reached`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.passes(until: "09:05").count == 2)
    office.does(contact, at: "09:06")
    #expect(office.undoes(at: "09:08") == ["L-1 of ana as before"])
    #expect(office.lead().state == .open)
    #expect(office.lead().answeredAt == nil)
    #expect(office.next == "09:15")
    #expect(office.passes(until: "09:14:59.999") == [])
    #expect(office.passes(until: "09:15") == ["L-1 backup, ben", "mail to ben: backup"])
  }

  @Test func `after the old deadline has passed goes to the highest level at once`() {
    var office = Office()
    office.arrives("09:00")
    office.does(contact, at: "09:03")
    office.undoes(at: "09:20")
    #expect(office.next == "09:04")
    #expect(
      office.passes(until: "09:20") == ["L-1 backup, ben, 2 skipped", "mail to ben: backup"])
  }

  @Test func `of a close opens the lead with its old deadline`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.close(outcome: "spam"), at: "09:03")
    #expect(office.undoes(at: "09:04") == ["L-1 of ana as before"])
    #expect(office.lead().state == .open)
    #expect(office.next == "09:04")
  }

  @Test func `of a reopening closes it again`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.close(outcome: nil), at: "09:03")
    office.does(.reopen, at: "10:00")
    office.undoes(at: "10:01")
    #expect(office.lead().state == .closed)
    #expect(office.next == nil)
    #expect(office.desk.openCount == 0)
  }

  @Test func `of an assignment gives the lead back, of an attempt it never was`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.attempt, at: "09:01")
    office.does(.assign(.person(cleo)), at: "09:02")
    #expect(office.passes(until: "09:04").first == "L-1 at-risk, cleo")
    #expect(office.undoes(at: "09:04:30") == ["L-1 of ana as before"])
    #expect(office.lead().attempts == 1)
    #expect(office.undoes(at: "09:04:40") == ["L-1 of ana as before"])
    #expect(office.lead().attempts == 0)
    #expect(office.passes(until: "09:05") == ["L-1 late, ana", "mail to ana: late"])
  }

  @Test func `of nothing is refused`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.undoes(at: "09:01") == ["L-1 refused, nothingToUndo"])
  }

  @Test func `does not give a lead back to somebody who has left since`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.attempt, at: "09:01")
    let rules = firm { $0[0].left = date("2026-11-23") }
    #expect(office.adopts(rules, at: "09:02") == ["L-1 of ben moved from ana"])
    #expect(office.undoes(at: "09:03") == ["L-1 of ben as before"])
    #expect(office.lead().attempts == 0)
  }

  @Test func `of a next step and the same step again repeats no level`() {
    var office = Office()
    office.arrives("09:00")
    let step = Response.Deed.contact(.us(due: at("10:00")))
    office.does(step, at: "09:02")
    #expect(office.passes(until: "10:00") == ["L-1 due, ana", "mail to ana: due"])
    office.undoes(at: "10:01")
    office.does(step, at: "09:02", heard: "10:02")
    #expect(office.passes(until: "10:02") == [])
    #expect(office.next == "11:00")
    #expect(office.lead().clocks.filter { $0.name == .nextStep }.count == 1)
  }

  @Test func `keeps a step's reached level for the case that the step is said twice`() {
    var office = Office()
    office.arrives("09:00")
    office.does(.contact(.us(due: at("10:00"))), at: "09:02")
    #expect(office.passes(until: "10:00").count == 2)
    office.does(.contact(.us(due: at("10:00"))), at: "10:05")
    #expect(office.passes(until: "10:59:59.999") == [])
    #expect(office.passes(until: "11:00").first == "L-1 overdue, ana")
    let clocks = office.lead().clocks
    #expect(Set(clocks.map { [Int64($0.name.rawValue), $0.startedAt.milliseconds] }).count == 2)
    #expect(clocks.count == 2)
  }
}
