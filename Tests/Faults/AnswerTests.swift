import Foundation
import Glibc
import Testing

/// What people's answers do.
@Suite struct AnswerTests {
  private static let ladder = [
    Configuration.level("late", after: "2s"), Configuration.level("far", after: "1h"),
  ]

  private func time(_ date: Date) -> String {
    ISO8601DateFormatter().string(from: date)
  }

  @Test func `an answer given while the daemon was down counts from then`() async throws {
    try await Bench.run(Configuration(ladder: Self.ladder)) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      bench.crash()
      try bench.respond(Text.response("r-1", more: #", "at": "\#(time(Date()))""#))
      try await bench.pause(2.5)
      try await bench.start()
      let answered = try await bench.entry("lead-answered")
      try await bench.pause(0.3)
      #expect(bench.entries("level-reached").isEmpty)
      #expect(answered.message.contains("target 2s"))
      #expect(bench.number("SELECT waited_ms FROM events WHERE kind = 'lead-answered'") < 2000)
    }
  }

  @Test func `a repeated response changes nothing`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      for name in ["a.json", "b.json"] {
        try bench.respond(Text.response("r-1", kind: "attempt"), as: name)
      }
      try await bench.until("taken") {
        bench.names("responses").isEmpty && bench.archive.count == 3
      }
      #expect(bench.number("SELECT attempts FROM leads") == 1)
      #expect(bench.entries("response-recorded").count == 1)
    }
  }

  @Test func `an answer that comes before its lead waits for it`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.respond(Text.response("r-1", lead: "email:ida1@customer.example"))
      try await bench.until("waiting") {
        bench.column("SELECT result FROM responses") == ["waiting"]
      }
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("lead-answered")
      #expect(bench.column("SELECT result FROM responses") == ["applied"])
      #expect(bench.column("SELECT state FROM leads") == ["answered"])
    }
  }

  @Test func `an answer to a lead that is not there is rejected with a sentence`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.respond(Text.response("r-1", lead: "L-99"))
      try await bench.until("verdict") {
        bench.column("SELECT result FROM responses") == ["rejected"]
      }
      #expect(bench.column("SELECT sentence FROM responses")[0].contains("there is no lead L-99"))
    }
  }

  @Test func `an attempt keeps the clock`() async throws {
    try await Bench.run(Configuration(ladder: Self.ladder)) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try bench.respond(Text.response("r-1", kind: "attempt"))
      try await bench.entry("response-recorded")
      let level = try await bench.entry("level-reached")
      #expect(level.level == "late")
    }
  }

  @Test(arguments: [
    "", "call me", #"{"id": "r-1", "lead": "L-1", "kind": "phoned"}"#, #"{"lead": "L-1"}"#,
  ])
  func `a file that is no response is put aside with its reason`(text: String) async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try bench.respond(text)
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.source == "responses")
      try await bench.until("in quarantine") { bench.names("quarantine").count == 2 }
      #expect(bench.names("responses").isEmpty)
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `a level taken for a claim that is taken back is said once`() async throws {
    let ladder = [
      Configuration.level("late", after: "1s"), Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      let claim = Text.response("r-1", kind: "claim").replacing("ana", with: "ben")
      try bench.respond(claim, as: "claim.json")
      try await bench.entry("level-reached")
      try bench.respond(Text.response("r-2", kind: "undo"), as: "undo.json")
      try await bench.until("undone") {
        bench.column("SELECT result FROM responses") == ["applied", "applied"]
      }
      try await bench.pause(0.3)
      #expect(bench.column("SELECT owner FROM leads") == ["ana"])
      #expect(bench.entries("level-reached").count == 1)
      bench.crash()
      try await bench.start()
      try await bench.pause(0.3)
      #expect(Set(bench.entries("level-reached").map(\.key)).count == 1)
    }
  }

  @Test func `two answers that name the same next step stop nothing`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      let due = time(Date().addingTimeInterval(-60))
      let step = #", "next_step": {"what": "send it", "due": "\#(due)", "waiting_on": "us"}"#
      for id in ["r-1", "r-2"] {
        try bench.respond(Text.response(id, more: step), as: id + ".json")
        try await bench.until("applied") {
          bench.column("SELECT result FROM responses WHERE id = '\(id)'") == ["applied"]
        }
        try await bench.pause(0.2)
      }
      try bench.drop(Text.lead(2), as: "next.json")
      try await bench.settle(leads: 2)
    }
  }
}
