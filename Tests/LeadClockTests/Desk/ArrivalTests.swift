import Testing

@testable import LeadClock

@Suite struct `An arrival` {
  @Test func `becomes a lead with a number, one owner and a clock`() {
    var office = Office()
    #expect(office.arrives("09:00") == ["L-1 of ana, due 09:05"])
    #expect(office.arrives("09:00") == ["L-2 of ben, due 09:05"])
    #expect(office.desk.openCount == 2)
    #expect(office.desk.nextLead == LeadID(3))
    #expect(office.desk.openLeads() == [office.lead(1), office.lead(2)])
  }

  @Test(arguments: ["tue 08:55", "09:00"])
  func `starts its clock when its form was sent, within a day to the millisecond`(sent: String) {
    var office = Office()
    office.arrives("tue 09:00", submitted: sent)
    #expect(office.lead().clocks.map(\.startedAt) == [at(sent)])
    #expect(office.lead().arrivedAt == at("tue 09:00"))
  }

  @Test(arguments: ["08:59:59.999", "tue 09:00:00.001", "wed 09:00"])
  func `starts its clock when it came where its form is long behind or ahead`(sent: String) {
    var office = Office()
    #expect(office.arrives("tue 09:00", submitted: sent) == ["L-1 of ana, due tue 09:05"])
  }

  @Test(arguments: [LeadKind.download, .subscribe])
  func `that asks for nothing has an owner and no clock`(kind: LeadKind) {
    var office = Office()
    #expect(office.arrives("09:00", kind: kind) == ["L-1 of ana"])
    #expect(office.lead().state == .open)
    #expect(office.desk.openCount == 0)
    #expect(office.next == nil)
  }

  @Test(arguments: [Arrival.Sort.signal, .test, .imported])
  func `that is no lead starts no clock and takes nobody's turn`(sort: Arrival.Sort) {
    var office = Office()
    #expect(office.arrives("09:00", sort: sort) == ["L-1 of ana"])
    #expect(office.lead().state == .closed)
    #expect(office.lead().clocks == [])
    #expect(office.next == nil)
    #expect(office.arrives("09:00") == ["L-2 of ana, due 09:05"])
  }

  @Test func `that repeats a lead belongs to it and changes nothing`() {
    var office = Office()
    office.arrives("09:00")
    #expect(office.arrives("09:01", sort: .duplicate(of: LeadID(1))) == ["L-1 again"])
    #expect(office.desk.nextLead == LeadID(2))
    #expect(office.next == "09:04")
    #expect(office.arrives("09:02") == ["L-2 of ben, due 09:07"])
  }

  @Test func `from a source that was paid for is known as bought`() {
    var rules = firm()
    rules.sources = [SourceRule(name: "portal", origin: .bought)]
    var office = Office(rules)
    office.arrives("09:00", from: "portal")
    office.arrives("09:00", from: "website")
    #expect(office.lead(1).origin == .bought)
    #expect(office.lead(2).origin == .own)
    #expect(office.desk.sources == ["portal", "website"])
  }

  @Test func `from more sources than have numbers is still taken`() {
    var desk = Desk(rules: firm())
    for number in 0..<70_000 { _ = desk.source(named: "source-\(number)") }
    #expect(desk.sources.count <= 65_536)
    #expect(desk.source(named: "source-7") == SourceID(7))
    let last = desk.source(named: "source-69999")
    #expect(desk.sources[last.index] == "other")
  }
}
