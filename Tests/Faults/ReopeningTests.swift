import Foundation
import Testing

/// Answers that did not arrive, and replies to our own messages.
@Suite struct ReopeningTests {
  private static let office = Configuration(
    personal: ["ana": #"phones: ["+34600900001"], extensions: ["2000"]"#])

  private func answered(
    by record: @autoclosure () -> String, _ configuration: Configuration = office,
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try bench.respond(record(), as: "first")
      try await bench.entry("lead-answered")
      try await bench.settleResponses()
      try await body(bench)
    }
  }

  @Test func `an answer that bounces leaves the lead as it was`() async throws {
    try await answered(by: Records.mail()) { bench in
      let due = bench.column("SELECT due_ms FROM clocks")
      try bench.respond(Records.bounce(), as: "bounce.eml")
      let entry = try await bench.entry("lead-reopened")
      #expect(entry.message.contains("the answer did not arrive"))
      #expect(bench.column("SELECT state FROM leads") == ["open"])
      #expect(bench.rows("SELECT due_ms, stopped_ms FROM clocks") == [[due[0], ""]])
      try bench.respond(Records.bounce(), as: "again.eml")
      try await bench.settleResponses()
      #expect(bench.entries("lead-reopened").count == 1)
    }
  }

  @Test func `a bounce to a colleague is no bounce of the answer`() async throws {
    try await answered(by: Records.mail(more: ["Cc: gone@partner.example"])) { bench in
      let bounce = Records.bounce().replacing("ida1@customer.example", with: "gone@partner.example")
      try bench.respond(bounce, as: "bounce.eml")
      try await bench.settleResponses()
      #expect(bench.entries("lead-reopened").isEmpty)
      #expect(bench.column("SELECT state FROM leads") == ["answered"])
    }
  }

  @Test func `who was called since stays answered`() async throws {
    try await answered(by: Records.mail()) { bench in
      try bench.respond(Records.call(), as: "call.csv")
      try await bench.until("called") {
        bench.number("SELECT count(*) FROM responses WHERE result = 'applied'") == 2
      }
      try bench.respond(Records.bounce(), as: "bounce.eml")
      try await bench.settleResponses()
      #expect(bench.entries("lead-reopened").isEmpty)
    }
  }

  @Test func `a bounce that comes before the copy of its mail counts all the same`() async throws {
    try await Bench.run(Self.office) { bench in
      try await bench.start()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try bench.respond(Records.bounce(), as: "bounce.eml")
      try await bench.settleResponses()
      try bench.respond(Records.mail(), as: "copy.eml")
      let entry = try await bench.entry("response-recorded")
      #expect(entry.message.contains("attempt recorded"))
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `a message that is not delivered leaves the lead as it was`() async throws {
    try await answered(by: Records.message("sent")) { bench in
      try bench.respond(Records.message("delivered"), as: "delivered")
      try await bench.settleResponses()
      #expect(bench.number("SELECT count(*) FROM responses WHERE result = 'applied'") == 1)
      try bench.respond(Records.message("undelivered"), as: "undelivered")
      try await bench.entry("lead-reopened")
      #expect(bench.column("SELECT state FROM leads") == ["open"])
      #expect(bench.entries("lead-reopened").allSatisfy { $0.fields["LEADCLOCK_BY"] == nil })
    }
  }

  @Test func `somebody who writes after the answer waits again`() async throws {
    try await answered(by: Records.mail()) { bench in
      let mail = Records.mail(from: "Ida <ida1@customer.example>", id: "m9", at: 0)
        .replacing("To: Ida <ida1@customer.example>", with: "To: ana@example.com")
      try bench.respond(mail, as: "reply.eml")
      let entry = try await bench.entry("lead-reopened")
      #expect(entry.message.contains("the lead wrote again"))
      #expect(bench.number("SELECT count(*) FROM clocks WHERE clock = 'reply'") == 1)
    }
  }

  @Test(arguments: [
    ("Mine, calling now", "owner-changed", "ana"),
    ("angerufen: will ein Angebot", "lead-answered", "ben"),
    ("tried twice", "response-recorded", "ben"), ("spam", "lead-closed", "ben"),
  ])
  func `the first word of a reply to an alert is done`(
    words: String, event: String, owner: String
  ) async throws {
    var configuration = Configuration.delivering([
      Configuration.level("new", after: "0s"), Configuration.level("far", after: "1h"),
    ])
    configuration.people = ["ben", "ana"]
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.until("told") { !bench.outbox.isEmpty }
      let key = bench.outbox[0].dropLast(5)
      let reply = Records.mail(
        more: ["In-Reply-To: <leadclock.\(key)@leads.example.com>"],
        text: words + "\r\n\r\n> L-1 new from website"
      ).replacing("To: Ida <ida1@customer.example>", with: "To: leadclock@example.com")
      try bench.respond(reply, as: "reply.eml")
      let entry = try await bench.entry(event)
      #expect(entry.fields["LEADCLOCK_BY"] == "ana")
      #expect(bench.column("SELECT owner FROM leads") == [owner])
      let notes = bench.column("SELECT note FROM notes")
      #expect(notes.allSatisfy { !$0.contains(">") })
      #expect(notes.isEmpty == (words == "spam"))
    }
  }
}
