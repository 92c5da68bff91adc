import Testing

/// Who is one person, and which enquiry is which.
@Suite struct IdentityTests {
  private static let spain = Configuration(region: "ES")

  private func lead(
    name: String? = nil, email: String? = nil, phone: String? = nil, message: String? = nil
  ) -> String {
    let fields = [("name", name), ("email", email), ("phone", phone), ("message", message)]
    let members = fields.compactMap { key, value in value.map { "\"\(key)\": \"\($0)\"" } }
    return "{" + members.joined(separator: ", ") + "}"
  }

  /// Drops files one after the other, each once the one before is taken.
  private func take(_ files: [String], by bench: Bench) async throws {
    try await bench.start()
    for (place, text) in files.enumerated() {
      try bench.drop(text, as: "\(place).json")
      try await bench.until("file \(place) is taken") { bench.archive.count == place + 1 }
    }
  }

  @Test func `a number in two spellings is one person, who has one clock`() async throws {
    try await Bench.run(Self.spain) { bench in
      try await take(
        [
          lead(name: "Ana Ruiz", phone: "600 00 00 01", message: "a quote, please"),
          lead(name: "Ana", phone: "+34 600 000 001", message: "and soon"),
        ], by: bench)
      let again = try await bench.entry("repeat")
      #expect(again.lead == "L-1" && again.message.contains("by the same number"))
      #expect(bench.leadCount == 1)
      #expect(bench.number("SELECT count(*) FROM clocks") == 1)
    }
  }

  @Test func `a shared number joins neither two names nor two addresses`() async throws {
    try await Bench.run(Self.spain) { bench in
      try await take(
        [
          lead(name: "Ana Ruiz", phone: "600 00 00 01"),
          lead(name: "Ben Okoro", phone: "+34600000001"),
          lead(name: "Ana Ruiz", email: "a@one.example", phone: "600000001"),
          lead(name: "Ana Ruiz", email: "a@two.example", phone: "600000001", message: "hello"),
        ], by: bench)
      // The third is the first one with an address; the fourth has another.
      #expect(bench.leadCount == 3)
      #expect(bench.entries("lead-duplicate").isEmpty)
      #expect(bench.entries("repeat").map(\.lead) == ["L-1"])
      let said = bench.entries("lead-received").map(\.message)
      try #require(said.count == 3)
      #expect(said[1].contains("the number of L-1, another name"))
      #expect(said[2].contains("another address"))
      #expect(bench.number("SELECT count(*) FROM clocks WHERE stopped_ms IS NULL") == 3)
    }
  }

  @Test func `a tag in an address makes nobody another person, and alone nobody the same`()
    async throws
  {
    try await Bench.run { bench in
      try await take(
        [
          lead(name: "Ana Ruiz", email: "ana+shop@one.example", message: "a quote"),
          lead(name: "Ana Ruiz", email: "Ana@one.example", message: "and soon"),
          lead(name: "Ben Okoro", email: "ana+ben@one.example", message: "a chair"),
        ], by: bench)
      #expect(bench.leadCount == 2)
      #expect(bench.entries("repeat").map(\.lead) == ["L-1"])
      #expect(bench.entries("lead-received").last?.message.contains("another name") == true)
    }
  }

  @Test func `an answer by a number goes to the newest who waits, and says whom else it fits`()
    async throws
  {
    try await Bench.run(Self.spain) { bench in
      try await take(
        [
          lead(name: "Ana Ruiz", phone: "600 00 00 01"),
          lead(name: "Ben Okoro", phone: "600 00 00 01"),
          lead(name: "Cleo Marsh", phone: "600 00 00 02"),
        ], by: bench)
      for (place, number) in ["600-000-001", "0034 600 000 001"].enumerated() {
        try bench.respond(Text.response("r-\(place)", lead: "phone:\(number)"), as: "\(place).json")
        try await bench.entry("lead-answered", count: place + 1)
      }
      #expect(bench.entries("lead-answered").map(\.lead) == ["L-2", "L-1"])
      let verdicts = bench.column("SELECT sentence FROM responses ORDER BY id")
      try #require(verdicts.count == 2)
      #expect(verdicts[0].hasSuffix("; it fits L-1 too"))
      #expect(!verdicts[1].contains("fits"))
      #expect(bench.column("SELECT state FROM leads WHERE id = 3") == ["open"])
    }
  }

  @Test func `an answer by an address without its tag finds the lead and says so`() async throws {
    try await Bench.run { bench in
      try await take([lead(email: "ana+shop@one.example", message: "a quote")], by: bench)
      try bench.respond(Text.response("r-1", lead: "email:ana@one.example"))
      try await bench.entry("lead-answered")
      #expect(
        bench.column("SELECT sentence FROM responses").last?.hasSuffix(
          "the address fits but for its tag") == true)
    }
  }

  @Test func `an answer by a number that comes before its lead waits for it in any spelling`()
    async throws
  {
    try await Bench.run(Self.spain) { bench in
      try await bench.start()
      try bench.respond(Text.response("r-1", lead: "phone:+34 600 000 001"))
      try await bench.until("waiting") {
        bench.column("SELECT result FROM responses") == ["waiting"]
      }
      try bench.drop(lead(name: "Ana", phone: "600 00 00 01"), as: "lead.json")
      #expect(try await bench.entry("lead-answered").lead == "L-1")
    }
  }

  @Test func `an address of the firm's own or that nobody reads is no lead's`() async throws {
    try await Bench.run { bench in
      bench.configuration.ownDomains = ["firm.example"]
      try await take(
        [
          lead(name: "Ana Ruiz", email: "sales@firm.example", message: "hello"),
          lead(name: "Ana Ruiz", email: "web@shop.firm.example", message: "hello again"),
          lead(name: "Ana Ruiz", email: "no-reply@portal.example", message: "hello once more"),
          lead(
            name: "Ana Ruiz", email: "sales@firm.example", phone: "+34600000001", message: "call"),
        ], by: bench)
      #expect(bench.entries("signal-received").count == 3)
      #expect(bench.leadCount == 1)
      let body = bench.column("SELECT body FROM particulars WHERE lead = 4").first ?? ""
      #expect(
        body.contains("+34600000001") && !body.contains("\"email\":\"sales@firm.example\",\"p"))
      #expect(bench.entries("lead-received").last?.message.contains("no email") == true)
    }
  }

  @Test func `two who share a number and write nothing are two`() async throws {
    try await Bench.run { bench in
      try await take(
        [
          lead(name: "Ana Ruiz", phone: "+34600000001"),
          lead(name: "Ben Okoro", phone: "+34600000001"),
          lead(name: "Ana Ruiz", phone: "+34600000001"),
        ], by: bench)
      #expect(bench.leadCount == 2)
      #expect(bench.entries("lead-duplicate").map(\.lead) == ["L-1"])
    }
  }
}
