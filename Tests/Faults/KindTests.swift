import Testing

/// Documents that are taken and subscriptions: leads, and nobody is owed a call.
@Suite struct KindTests {
  private static func download(_ number: Int) -> String {
    #"{"form_name": "Whitepaper download", "email": "ida\#(number)@customer.example"}"#
  }
  private static func call(_ number: Int) -> String {
    #"{"form_name": "Call me", "email": "ida\#(number)@customer.example"}"#
  }
  private static let slow = [
    "  slow:", "    calendar: always", "    first-response:",
    "      - { after: 2h, level: late, notify: [owner], priority: notice }",
  ]

  private func take(_ files: [String], by bench: Bench) async throws {
    try await bench.start()
    for (place, text) in files.enumerated() {
      try bench.drop(text, as: "\(place).json")
      try await bench.until("file \(place) is taken") { bench.archive.count == place + 1 }
    }
  }

  @Test func `a document that was taken has an owner and no clock`() async throws {
    try await Bench.run { bench in
      try await take([Self.download(1)], by: bench)
      let entry = try await bench.entry("lead-received")
      #expect(
        entry.message
          == "L-1 new from website: email (no name, no phone, no request); "
          + "download without a clock; for ana")
      #expect(bench.number("SELECT count(*) FROM clocks") == 0)
      #expect(bench.rows("SELECT kind, state, owner FROM leads") == [["download", "open", "ana"]])
    }
  }

  @Test func `a route for the kind gives it its owner, and a policy of its own its clock`()
    async throws
  {
    try await Bench.run { bench in
      bench.configuration.policies = Self.slow
      bench.configuration.routes = ["{ match: { kind: download }, owner: ben, policy: slow }"]
      try await take([Self.download(1), Self.call(2)], by: bench)
      #expect(bench.column("SELECT owner FROM leads ORDER BY id") == ["ben", "ana"])
      #expect(bench.column("SELECT policy FROM leads ORDER BY id") == ["slow", "default"])
      #expect(bench.column("SELECT lead FROM clocks ORDER BY lead") == ["1", "2"])
    }
  }

  @Test func `a route for the kind under the common policy gives it no clock`() async throws {
    try await Bench.run { bench in
      bench.configuration.policies = ["  slow: { calendar: always }"]
      bench.configuration.routes = ["{ match: { kind: download }, owner: ben, policy: slow }"]
      try await take([Self.download(1)], by: bench)
      #expect(bench.rows("SELECT owner, policy FROM leads") == [["ben", "slow"]])
      #expect(bench.number("SELECT count(*) FROM clocks") == 0)
    }
  }

  @Test func `a document taken beside an open request is a touch and wakes nobody`() async throws {
    try await Bench.run { bench in
      try await take([Self.call(1), Self.download(1)], by: bench)
      let touch = try await bench.entry("repeat")
      #expect(
        touch.message
          == "L-1 took a document from website, still unanswered; no second clock")
      #expect(bench.leadCount == 1)
      #expect(bench.number("SELECT count(*) FROM clocks") == 1)
    }
  }

  @Test(arguments: [false, true])
  func `a request after a document is a lead with its own clock`(hasClock: Bool) async throws {
    try await Bench.run { bench in
      if hasClock {
        bench.configuration.policies = Self.slow
        bench.configuration.routes = ["{ match: { kind: download }, owner: ben, policy: slow }"]
      }
      try await take([Self.download(1), Self.call(1)], by: bench)
      #expect(bench.leadCount == 2)
      #expect(bench.entries("lead-duplicate").isEmpty && bench.entries("repeat").isEmpty)
      #expect(bench.column("SELECT kind FROM leads ORDER BY id") == ["download", "request"])
      #expect(bench.number("SELECT count(*) FROM clocks WHERE lead = 2") == 1)
    }
  }

  @Test func `an answer goes to the request, and a document that was taken is no rival`()
    async throws
  {
    try await Bench.run { bench in
      try await take([Self.call(1)], by: bench)
      try bench.respond(Text.response("r-1", lead: "email:ida1@customer.example"), as: "1.json")
      try await bench.entry("lead-answered")
      try bench.drop(Self.download(1), as: "document.json")
      try await bench.until("taken") { bench.leadCount == 2 }
      try bench.drop(
        #"{"name": "Ida", "email": "ida1@customer.example", "message": "so?"}"#, as: "3")
      try await bench.until("taken") { bench.leadCount == 3 }
      try bench.respond(Text.response("r-2", lead: "email:ida1@customer.example"), as: "2.json")
      try await bench.entry("lead-answered", count: 2)
      #expect(bench.entries("lead-answered").map(\.lead) == ["L-1", "L-3"])
      #expect(
        bench.column("SELECT sentence FROM responses WHERE id = 'r-2'").last?.contains("fits")
          == false)
    }
  }
}
