import Testing

@testable import LeadClock

@Suite struct `A source` {
  private static let monday = at("09:00")

  private func rate(leads: Int64, days: Int64) -> SourceRate {
    SourceRate(leads: leads, firstAt: Self.monday - .days(days), at: Self.monday)
  }

  /// How many leads come within the hour until a flood begins; nil when none does.
  private func leadsUntilFlood(_ rate: SourceRate, of limit: Int) -> Int? {
    var rate = rate
    return (1...limit).first { number in
      rate.count(LeadID(Int64(number)), at: Self.monday + .seconds(Int64(number)))
    }
  }

  @Test func `is flooded above ten times its usual hour, once`() {
    // 672 in seven days are four an hour.
    #expect(leadsUntilFlood(rate(leads: 672, days: 30), of: 100) == 41)
    var flooded = rate(leads: 672, days: 30)
    let beginnings = (1...500).filter { flooded.count(LeadID(Int64($0)), at: Self.monday) }
    #expect(beginnings == [41])
  }

  @Test func `without a day of history is never flooded`() {
    #expect(leadsUntilFlood(rate(leads: 0, days: 0), of: 5000) == nil)
  }

  @Test func `that is nearly silent is not flooded by a handful`() {
    #expect(leadsUntilFlood(rate(leads: 1, days: 30), of: 100) == 21)
  }

  @Test func `is flooded no more after an hour below the bound`() {
    var rate = rate(leads: 672, days: 30)
    for number in 1...60 { _ = rate.count(LeadID(Int64(number)), at: Self.monday) }
    #expect(rate.flood?.firstLead == LeadID(41))
    _ = rate.count(LeadID(61), at: Self.monday + .hours(1))
    #expect(rate.flood != nil)
    _ = rate.count(LeadID(62), at: Self.monday + .hours(2))
    #expect(rate.flood == nil)
  }

  @Test func `in flood tells everybody once, by one message`() {
    var rules = firm()
    rules.channels = [ChannelRule(name: "mail", carriesPersonalData: false)]
    for place in rules.people.indices { rules.people[place].via = ["mail"] }
    var desk = Desk(rules: rules)
    let source = desk.source(named: "website")
    desk.learn(rate(leads: 168, days: 30), of: source)
    var deliveries: Set<Delivery> = []
    var floods = 0
    for second in 0..<100 {
      let now = Self.monday + .seconds(Int64(second))
      let arrival = Arrival(sort: .lead, source: "website", arrivedAt: now)
      for effect in desk.receive(.arrival(arrival), at: now) {
        if case .flood = effect { floods += 1 }
      }
    }
    for effect in desk.advance(to: Self.monday + .minutes(10)) {
      if case .deliver(let delivery) = effect { deliveries.insert(delivery) }
    }
    #expect(floods == 1)
    let inFlood = deliveries.filter { $0.level == "flood" }
    #expect(Set(inFlood.map(\.lead)) == [LeadID(21)])
    #expect(inFlood.count == Set(inFlood.map(\.person)).count)
    #expect(deliveries.subtracting(inFlood).allSatisfy { $0.lead < LeadID(21) })
    #expect(!inFlood.isEmpty)
  }
}
