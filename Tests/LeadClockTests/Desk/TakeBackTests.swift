import Testing

@testable import LeadClock

@Suite struct `A batch that is taken back` {
  private static func arrival(_ random: inout Seeded, at now: Instant) -> Event {
    .arrival(
      Arrival(
        sort: Int.random(in: 0..<6, using: &random) == 0 ? .signal : .lead, source: "website",
        arrivedAt: now - .seconds(Int64.random(in: 0..<100, using: &random))))
  }

  private static func response(_ random: inout Seeded, _ desk: Desk, at now: Instant) -> Event? {
    guard let lead = desk.openLeads().randomElement(using: &random) else { return nil }
    let deeds: [Response.Deed] = [
      .contact(.unsaid), .contact(.us(due: now + .hours(1))), .attempt, .claim,
      .close(outcome: nil), .assign(.team(TeamID(0))), .reopen, .note,
    ]
    return .response(
      Response(
        deed: deeds.randomElement(using: &random)!, lead: lead, by: ben,
        at: now - .seconds(Int64.random(in: 0..<300, using: &random))))
  }

  private static func work(_ desk: inout Desk, _ random: inout Seeded, from now: Instant) -> Instant
  {
    var now = now
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      now = now + .seconds(Int64.random(in: 0..<400, using: &random))
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<4: _ = desk.receive(arrival(&random, at: now), at: now)
      case 4..<6:
        if let event = response(&random, desk, at: now) { _ = desk.receive(event, at: now) }
      case 6: _ = desk.advance(to: now, limit: Int.random(in: 1...4, using: &random))
      default:
        let today = date("2026-11-23")
        let isAway = Bool.random(using: &random)
        _ = desk.adopt(
          firm(Array(levels.dropFirst(Int.random(in: 0...2, using: &random)))) {
            if isAway { $0[1].left = today }
          }, at: now)
      }
    }
    return now
  }

  /// Everything the desk will ever say if nobody does anything.
  private static func future(of desk: Desk, from now: Instant) -> [String] {
    var desk = desk
    var said = (0..<3).flatMap { _ in
      desk.receive(
        .arrival(Arrival(sort: .lead, source: "late", arrivedAt: now)), at: now)
    }
    while let next = desk.nextDeadline { said += desk.advance(to: next) }
    return said.map { sentence($0, rules: desk.rules) }
  }

  @Test(arguments: 0..<60)
  func `never was: the open leads, the next deadline and all that follows are the same`(
    _ seed: Int
  ) {
    var random = Seeded(seed)
    var desk = Desk(rules: firm())
    var now = at("09:00")
    for _ in 0..<6 {
      now = Self.work(&desk, &random, from: now)
      let leads = desk.openLeads()
      let next = desk.nextDeadline
      let number = desk.nextLead
      let future = Self.future(of: desk, from: now)
      desk.begin()
      let later = Self.work(&desk, &random, from: now)
      if Bool.random(using: &random) {
        desk.keep()
        now = later
        continue
      }
      desk.takeBack()
      #expect(desk.openLeads() == leads)
      #expect(desk.nextDeadline == next)
      #expect(desk.nextLead == number)
      #expect(Self.future(of: desk, from: now) == future)
    }
  }

  @Test func `cannot be taken back once it is kept`() {
    var office = Office()
    office.desk.begin()
    office.arrives("09:00")
    office.desk.keep()
    office.desk.takeBack()
    #expect(office.desk.openCount == 1)
    #expect(office.desk.nextLead == LeadID(2))
  }
}
