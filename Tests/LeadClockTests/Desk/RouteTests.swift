import Testing

@testable import LeadClock

@Suite struct `A route` {
  private func owner(
    _ match: @escaping (inout RouteMatch) -> Void, _ arrive: (inout Office) -> [String]
  ) -> Bool {
    var office = Office(firm(routes: [route(to: cleo, match), route(to: ana)]))
    return arrive(&office)[0].contains("of cleo")
  }

  @Test func `takes a lead by its source`() {
    #expect(owner({ $0.source = "portal" }) { $0.arrives("09:00", from: "portal") })
    #expect(!owner({ $0.source = "portal" }) { $0.arrives("09:00", from: "Portal") })
  }

  @Test func `takes a lead by its origin`() {
    #expect(owner({ $0.origin = .own }) { $0.arrives("09:00") })
    #expect(!owner({ $0.origin = .bought }) { $0.arrives("09:00") })
  }

  @Test func `takes a lead by its kind`() {
    #expect(owner({ $0.kind = .download }) { $0.arrives("09:00", kind: .download) })
    #expect(!owner({ $0.kind = .download }) { $0.arrives("09:00") })
  }

  @Test func `takes a lead by its form and by its campaign`() {
    #expect(owner({ $0.form = "quote" }) { $0.arrives("09:00", form: "quote") })
    #expect(!owner({ $0.form = "quote" }) { $0.arrives("09:00") })
    #expect(owner({ $0.campaign = "june" }) { $0.arrives("09:00", campaign: "june") })
    #expect(!owner({ $0.campaign = "june" }) { $0.arrives("09:00", campaign: "july") })
  }

  @Test func `takes a lead by what its message says`() {
    #expect(
      owner({ $0.message = "*urgent*" }) { $0.arrives("09:00", message: "It is URGENT, please") })
    #expect(!owner({ $0.message = "*urgent*" }) { $0.arrives("09:00", message: "whenever") })
    #expect(!owner({ $0.message = "*urgent*" }) { $0.arrives("09:00") })
  }

  @Test func `takes a lead only when all it asks for fits`() {
    let match: (inout RouteMatch) -> Void = {
      $0.source = "portal"
      $0.kind = .request
    }
    #expect(owner(match) { $0.arrives("09:00", from: "portal") })
    #expect(!owner(match) { $0.arrives("09:00", from: "portal", kind: .subscribe) })
  }

  @Test func `that comes first wins, and its place is recorded`() {
    let rules = firm(routes: [
      route(to: cleo) { $0.source = "portal" }, route(to: ben), route(to: ana),
    ])
    var office = Office(rules)
    #expect(office.arrives("09:00") == ["L-1 of ben, due 09:05"])
    let effects = office.desk.receive(
      .arrival(Arrival(sort: .lead, source: "website", arrivedAt: at("09:00"))), at: at("09:00"))
    guard case .opened(let opened) = effects.first else { return #expect(Bool(false)) }
    #expect(opened.route == 1)
  }
}

@Suite struct `A pattern` {
  @Test(arguments: [
    ("*", "", true), ("*", "anything", true), ("", "", true), ("", "a", false),
    ("quote", "quote", true), ("quote", "QUOTE", true), ("quote", "quotes", false),
    ("quote*", "quotes", true), ("*quote", "a quote", true), ("*quote", "quotes", false),
    ("a*a", "a", false), ("a*a", "aa", true), ("a*b*a", "aba", true), ("a*b*a", "aa", false),
    ("*a*b*", "ba", false), ("*a*b*", "xaxbx", true), ("**a**", "bab", true),
    ("ab*bc", "abc", false), ("*É*", "café", true), ("*.*", "a.b", true), ("a.c", "abc", false),
  ])
  func `fits or does not`(pattern: String, text: String, fits: Bool) {
    #expect(Pattern(pattern).matches(text) == fits)
  }

  @Test(arguments: 0..<40)
  func `fits exactly where a naive matcher says so`(_ seed: Int) {
    var random = Seeded(seed)
    for _ in 0..<100 {
      func word(_ letters: String, _ most: Int) -> String {
        String(
          (0..<Int.random(in: 0...most, using: &random)).map { _ in
            letters.randomElement(using: &random)!
          })
      }
      let pattern = word("ab*", 7)
      let text = word("ab", 9)
      let naive = Self.fits(Array(pattern), Array(text))
      #expect(Pattern(pattern).matches(text) == naive, "\(pattern) and \(text)")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `made to be slow is not`() {
    let text = String(repeating: "a", count: 64_000)
    #expect(!Pattern(String(repeating: "*a", count: 2000) + "*b*").matches(text))
    #expect(!Pattern(String(repeating: "a*", count: 2000) + "b").matches(text))
    #expect(Pattern(String(repeating: "*a", count: 2000) + "*").matches(text))
  }

  private static func fits(_ pattern: [Character], _ text: [Character]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" { return (0...text.count).contains { fits(rest, Array(text.dropFirst($0))) } }
    return text.first == first && fits(rest, Array(text.dropFirst()))
  }
}
