import Testing

/// Thin notices, their full records, and what providers send twice.
@Suite struct NoticeTests {
  /// Notices and records that belong together, by format.
  struct Pair: Sendable, CustomTestStringConvertible {
    let format: String
    let notice: String
    let record: String
    var testDescription: String { format }
  }

  private static let meta = Pair(
    format: "meta",
    notice: """
      {"object":"page","entry":[{"id":"15","changes":[{"field":"leadgen","value":\
      {"leadgen_id":"1234567","page_id":"1","form_id":"2","ad_id":"3"}}]}]}
      """,
    record: """
      {"id":"1234567","form_id":"2","field_data":[{"name":"full_name","values":["Ida Quist"]},\
      {"name":"email","values":["ida1@customer.example"]}]}
      """)

  static let pairs = [
    meta,
    Pair(
      format: "linkedin",
      notice: """
        {"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:a-77-b",\
        "leadAction":"CREATED"}
        """,
      record: """
        {"id":"a-77-b","testLead":false,"formResponse":{"answers":[{"questionId":1,\
        "answerDetails":{"textQuestionAnswer":{"answer":"ida1@customer.example"}}}]}}
        """),
    Pair(
      format: "hubspot",
      notice: """
        [{"eventId":1,"portalId":3,"subscriptionType":"contact.creation","attemptNumber":0,\
        "objectId":65059681032}]
        """,
      record: """
        {"vid":65059681032,"portal-id":3,"properties":{"firstname":{"value":"Ida"},\
        "email":{"value":"ida1@customer.example"}}}
        """),
  ]

  /// One level at once, so that a message is made; the clock then runs for an hour.
  private static let telling = Configuration.delivering([
    Configuration.level("new", after: "0m"), Configuration.level("late", after: "1h"),
  ])

  private func drop(_ text: String, _ name: String, to bench: Bench) async throws {
    try Drop.rename(text, to: bench.spool + "/inbox/" + name)
    let ending = "-" + (name.split(separator: "/").last ?? "")
    try await bench.until("\(name) is taken") { bench.archive.contains { $0.hasSuffix(ending) } }
  }

  @Test(arguments: pairs)
  func `a notice starts the clock and its record fills it in, through another folder too`(
    pair: Pair
  ) async throws {
    try await Bench.run(Self.telling) { bench in
      try await bench.start()
      try await drop(pair.notice, "website/notice.json", to: bench)
      let received = try await bench.entry("lead-received")
      #expect(received.message.contains("contact pending"))
      let before = bench.rows("SELECT * FROM clocks")
      let owner = bench.rows("SELECT owner, policy, source, arrived_ms FROM leads")
      try await drop(pair.record, "record.json", to: bench)
      let completed = try await bench.entry("lead-completed")
      #expect(completed.lead == "L-1")
      #expect(completed.message.contains("email"))
      #expect(completed.message.hasSuffix("; the clock runs on; ana told"))
      #expect(bench.rows("SELECT * FROM clocks").count == 1)
      #expect(bench.column("SELECT started_ms FROM clocks") == before.map { $0[2] })
      #expect(bench.rows("SELECT owner, policy, source, arrived_ms FROM leads") == owner)
      let body = bench.bodies.first ?? ""
      #expect(body.contains("ida1@customer.example") && body.contains("\"contact_pending\":false"))
      #expect(bench.number("SELECT duplicates FROM leads") == 0)
      // The person is known by the address now.
      try bench.respond(Text.response("r-1", lead: "email:ida1@customer.example"))
      #expect(try await bench.entry("lead-answered").lead == "L-1")
    }
  }

  @Test(arguments: pairs)
  func `a record, then its notice: nothing new`(pair: Pair) async throws {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(pair.record, "record.json", to: bench)
      try await drop(pair.notice, "website/notice.json", to: bench)
      let again = try await bench.entry("lead-duplicate")
      #expect(again.lead == "L-1" && again.message.contains("a notice of it"))
      #expect(bench.leadCount == 1)
      #expect((bench.bodies.first ?? "").contains("ida1@customer.example"))
    }
  }

  @Test(arguments: pairs)
  func `a notice and a record that are delivered again are counted`(pair: Pair) async throws {
    try await Bench.run { bench in
      try await bench.start()
      let retried = pair.notice.replacing("\"attemptNumber\":0", with: "\"attemptNumber\":1")
      for (place, text) in [pair.notice, retried, pair.record, pair.record, retried].enumerated() {
        try await drop(text, "website/\(place).json", to: bench)
      }
      #expect(bench.leadCount == 1)
      #expect(bench.entries("lead-completed").count == 1)
      #expect(bench.entries("lead-duplicate").count == 3)
      #expect(bench.number("SELECT duplicates FROM leads") == 3)
      #expect(bench.number("SELECT count(*) FROM clocks") == 1)
    }
  }

  private static func dealer(_ status: String, id: String = "A-77", name: String = "Ida") -> String
  {
    """
    <?xml version="1.0"?><?adf version="1.0"?><adf><prospect status="\(status)">\
    <id sequence="1" source="AutoSite">\(id)</id><customer><contact>\
    <name part="first">\(name)</name><email>\(name.lowercased())@customer.example</email>\
    </contact><comments>Available?</comments></customer></prospect></adf>
    """
  }

  @Test func `a lead that is sent once more is counted, through another folder too`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Self.dealer("new"), "website/new.xml", to: bench)
      try await drop(Self.dealer("resend"), "again.xml", to: bench)
      let again = try await bench.entry("lead-duplicate")
      #expect(again.lead == "L-1" && again.message.contains("sent once more"))
      #expect(bench.number("SELECT count(*) FROM clocks") == 1)
    }
  }

  @Test func `a lead whose first sending never came is a lead, also under another's id`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Self.dealer("new"), "website/new.xml", to: bench)
      try await drop(Self.dealer("resend", name: "Ben"), "again.xml", to: bench)
      try await drop(Self.dealer("resend", id: "A-78", name: "Cleo"), "third.xml", to: bench)
      #expect(bench.leadCount == 3)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test func `an answer that waits for the address is applied when the record comes`() async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Self.meta.notice, "notice.json", to: bench)
      try bench.respond(Text.response("r-1", lead: "email:ida1@customer.example"))
      try await bench.until("waiting") {
        bench.column("SELECT result FROM responses") == ["waiting"]
      }
      try await drop(Self.meta.record, "record.json", to: bench)
      #expect(try await bench.entry("lead-answered").lead == "L-1")
    }
  }

  @Test func `a record that turns out to be a test ends the clock of its notice`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Self.meta.notice, "notice.json", to: bench)
      let test = Self.meta.record.replacing("ida1@customer.example", with: "test@meta.com")
      try await drop(test, "record.json", to: bench)
      try await bench.entry("test-received")
      let closed = try await bench.entry("lead-closed")
      #expect(closed.lead == "L-1" && closed.message == "L-1 closed; it was a test")
      #expect(bench.number("SELECT count(*) FROM clocks WHERE stopped_ms IS NULL") == 0)
    }
  }

  @Test func `a notice is merged after a restart too, and a killed daemon merges it once`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Self.meta.notice, "notice.json", to: bench)
      bench.crash()
      try Drop.rename(Self.meta.record, to: bench.spool + "/inbox/record.json")
      try await bench.start()
      try await bench.entry("lead-completed")
      bench.crash()
      try await bench.start()
      try await bench.pause(0.3)
      #expect(bench.leadCount == 1)
      #expect(bench.number("SELECT count(*) FROM events WHERE kind = 'lead-completed'") == 1)
      #expect(bench.number("SELECT count(*) FROM clocks WHERE stopped_ms IS NULL") == 1)
    }
  }

  @Test func `the person of another lead is said, and both clocks run`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try await drop(Text.lead(1), "website/lead.json", to: bench)
      try await drop(Self.meta.notice, "notice.json", to: bench)
      try await drop(Self.meta.record, "record.json", to: bench)
      let completed = try await bench.entry("lead-completed")
      #expect(completed.lead == "L-2" && completed.message.contains("the person of L-1"))
      #expect(bench.number("SELECT count(*) FROM clocks WHERE stopped_ms IS NULL") == 2)
    }
  }
}
