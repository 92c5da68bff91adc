import Foundation
import Glibc
import Testing

/// When levels are reached.
@Suite struct LevelTests {
  @Test func `levels are never early and soon after they are due`() async throws {
    let ladder = [
      Configuration.level("at-risk", after: "1s"), Configuration.level("late", after: "2s"),
    ]
    try await Bench.run(Configuration(ladder: ladder), alone: true) { bench in
      try await bench.start()
      for number in 1...5 {
        try bench.drop(Text.lead(number), as: "\(number).json")
        try await bench.pause(0.13)
      }
      try await bench.entry("level-reached", count: 10)
      for row in bench.rows("SELECT at_ms - due_ms FROM events WHERE kind = 'level-reached'") {
        let delay = try #require(Int(row[0]))
        #expect((0...250).contains(delay))
      }
    }
  }

  @Test func `after a time without the daemon the highest level is said once, and how late`()
    async throws
  {
    let ladder = [
      Configuration.level("at-risk", after: "1s"), Configuration.level("late", after: "2s"),
      Configuration.level("escalated", after: "3s", "ben"),
      Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      bench.crash()
      try await bench.pause(4.2)
      try await bench.start()
      let level = try await bench.entry("level-reached")
      try await bench.pause(0.3)
      #expect(bench.entries("level-reached").count == 1)
      #expect(level.level == "escalated")
      #expect(level.message.contains("3s unanswered"))
      #expect(level.message.contains("late, 2 levels skipped"))
      #expect(bench.entries("started").last?.message.contains("1 level caught up") == true)
    }
  }

  @Test func `a file that came while the daemon was down started its clock when it came`()
    async throws
  {
    let ladder = [Configuration.level("late", after: "2s")]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await bench.start()
      #expect(try await bench.stop() == .exited(0))
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.pause(2.5)
      try await bench.start()
      let level = try await bench.entry("level-reached", within: 1)
      #expect(level.level == "late")
    }
  }
}
