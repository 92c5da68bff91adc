import Foundation
import Testing

/// What becomes of responses that are not simply taken, and of files that are no lead.
@Suite struct VerdictTests {
  /// Gives a response and waits for its verdict: `applied` or `rejected`, and the sentence.
  @discardableResult
  private func verdict(
    _ bench: Bench, _ id: String, lead: String = "L-1", kind: String = "contact",
    more: String = ""
  ) async throws -> String {
    try bench.respond(Text.response(id, lead: lead, kind: kind, more: more), as: id + ".json")
    try await bench.until("a verdict on " + id) {
      bench.number("SELECT count(*) FROM responses WHERE id = '\(id)'") == 1
    }
    return bench.column("SELECT result || ': ' || sentence FROM responses WHERE id = '\(id)'")[0]
  }

  private func withLead(_ body: (Bench) async throws -> Void) async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try await body(bench)
    }
  }

  @Test func `a response that is refused is said in the journal`() async throws {
    try await withLead { bench in
      let sentence = try await verdict(bench, "r-1", lead: "L-999")
      #expect(sentence == "rejected: there is no lead L-999; leadclock list --all")
      try await bench.until("said") { bench.said.contains { $0.reason.hasPrefix("refused: ") } }
      let entry = try #require(bench.said.first { $0.reason.hasPrefix("refused: ") })
      #expect(entry.event == "response-recorded")
      #expect(entry.fields["PRIORITY"] == "4")
    }
  }

  @Test func `an undo takes the next step back with its answer`() async throws {
    try await withLead { bench in
      let step = #", "next_step": {"what": "send", "due": "2100-01-01T00:00:00Z"}"#
      try await verdict(bench, "r-1", more: step)
      #expect(bench.column("SELECT waiting_on FROM leads") == ["us"])
      try await verdict(bench, "r-2", kind: "undo")
      #expect(bench.number("SELECT count(*) FROM leads WHERE waiting_on IS NULL") == 1)
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `an undone reopening leaves the lead closed as it was`() async throws {
    try await withLead { bench in
      try await verdict(bench, "r-1", kind: "close", more: #", "outcome": "won""#)
      try await verdict(bench, "r-2", kind: "reopen")
      let sentence = try await verdict(bench, "r-3", kind: "undo")
      #expect(sentence.hasPrefix("applied: L-1 closed by ana as won"))
      #expect(bench.column("SELECT state || ' ' || outcome FROM leads") == ["closed won"])
    }
  }

  @Test func `a lead that is given to its owner is theirs already`() async throws {
    try await withLead { bench in
      let sentence = try await verdict(bench, "r-1", kind: "assign", more: #", "to": "ana""#)
      #expect(sentence == "rejected: L-1 is ana's already")
    }
  }

  @Test func `an address is found whatever its capitals`() async throws {
    try await withLead { bench in
      let sentence = try await verdict(bench, "r-1", lead: "email:IDA1@Customer.example")
      #expect(sentence.hasPrefix("applied: L-1 answered by ana after"))
    }
  }

  @Test func `a time long before the lead is refused`() async throws {
    try await withLead { bench in
      let sentence = try await verdict(bench, "r-1", more: #", "at": "2001-01-01T00:00:00Z""#)
      #expect(sentence == "rejected: the time given lies before L-1 arrived")
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `a test is no lead that could be answered or opened`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(
        #"{"name": "Test", "email": "t@customer.example", "is_test": true}"#, as: "test.json")
      try await bench.entry("test-received")
      #expect(try await verdict(bench, "r-1") == "rejected: L-1 is a test, not a lead")
      #expect(
        try await verdict(bench, "r-2", kind: "reopen") == "rejected: L-1 is a test, not a lead")
    }
  }

  @Test func `records that are no lead are counted aloud, and cost the others nothing`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop("[\(Text.lead(1)), {\"bad\": 1}, \(Text.lead(2))]", as: "leads.json")
      try await bench.settle(leads: 2)
      let entry = try await bench.entry("file-ignored")
      #expect(entry.message.hasPrefix("website F-000001: 1 record is no lead"))
    }
  }
}
