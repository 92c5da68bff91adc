import Foundation
import Glibc
import Testing

/// A wall clock that is set, and time that nobody ran in.
@Suite struct TimeTests {
  private static let none: Comment = "libfaketime is not installed (package faketime)"
  private static let ladder = [
    Configuration.level("late", after: "4s"), Configuration.level("far", after: "100wd"),
  ]

  @Test(.enabled(if: Clock.isPossible, none))
  func `a clock set back an hour is said, and a level is neither lost nor said twice`()
    async throws
  {
    try await Bench.run(Configuration(ladder: Self.ladder)) { bench in
      try await bench.start(as: try Clock.words(bench))
      try bench.drop(Text.lead(1), as: "1.json")
      try await bench.entry("level-reached")
      try Clock.set(-3600, bench)
      let entry = try await bench.entry("clock-stepped")
      #expect(entry.reason.hasPrefix("back by 1h00m") || entry.reason.hasPrefix("back by 59m59s"))
      try bench.drop(Text.lead(2), as: "2.json")
      // Four seconds by the clock that is in force now.
      let second = try await bench.entry("level-reached", count: 2)
      #expect(second.lead == "L-2")
      try Clock.set(0, bench)
      try await bench.entry("clock-stepped", count: 2)
      try await bench.pause(2.5)
      #expect(bench.entries("level-reached").map(\.lead) == ["L-1", "L-2"])
      #expect(bench.leadCount == 2)
    }
  }

  @Test(.enabled(if: Clock.isPossible, none))
  func `a clock set back an hour across a restart costs nothing`() async throws {
    try await Bench.run(Configuration(ladder: Self.ladder)) { bench in
      let words = try Clock.words(bench)
      try await bench.start(as: words)
      try bench.drop(Text.lead(1), as: "1.json")
      try await bench.entry("level-reached")
      #expect(try await bench.stop() == .exited(0))
      try Clock.set(-3600, bench)
      try bench.drop(Text.lead(2), as: "2.json")
      let now = Int(Date().timeIntervalSince1970 * 1000) - 3_600_000
      try await bench.start(as: words)
      try await bench.settle(leads: 2)
      let step = try await bench.entry("clock-stepped")
      #expect(step.reason.hasPrefix("back by at least 59m") || step.reason.contains("least 1h"))
      #expect(step.reason.contains("while nothing ran"))
      let started = try #require(bench.entries("started").last)
      #expect(!started.message.contains("was down"))
      let arrived = bench.number("SELECT arrived_ms FROM leads WHERE id = 2")
      #expect(abs(arrived - now) < 5000)
      try await bench.entry("level-reached", count: 2)
      try await bench.pause(0.5)
      #expect(bench.entries("level-reached").map(\.lead) == ["L-1", "L-2"])
      // It is said once, not at every start until the clock is there again.
      #expect(try await bench.stop() == .exited(0))
      try await bench.start(as: words)
      try await bench.pause(0.5)
      #expect(Set(bench.entries("clock-stepped").map(\.key)).count == 1)
    }
  }

  @Test(.enabled(if: Clock.isPossible, none))
  func `a clock set forward a day is said before what it makes due, and each level once`()
    async throws
  {
    let ladder = [
      Configuration.level("late", after: "1h"), Configuration.level("far", after: "100wd"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await bench.start(as: try Clock.words(bench))
      try bench.drop(Text.lead(1), as: "1.json")
      try await bench.settle(leads: 1)
      try Clock.set(86_500, bench)
      try await bench.entry("level-reached")
      let events = bench.said.map(\.event)
      let step = try #require(events.firstIndex(of: "clock-stepped"))
      #expect(step < events.firstIndex(of: "level-reached")!)
      #expect(bench.said[step].reason.contains("implausible"))
      try Clock.set(0, bench)
      try await bench.entry("clock-stepped", count: 2)
      try bench.drop(Text.lead(2), as: "2.json")
      try await bench.settle(leads: 2)
      let now = Int(Date().timeIntervalSince1970 * 1000)
      #expect(abs(bench.number("SELECT arrived_ms FROM leads WHERE id = 2") - now) < 5000)
      #expect(bench.entries("level-reached").count == 1)
    }
  }

  @Test func `a level that came due while nothing ran is said on waking`() async throws {
    let ladder = [
      Configuration.level("late", after: "2s"), Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      bench.daemon?.signal(SIGSTOP)
      try await bench.pause(3)
      #expect(bench.entries("level-reached").isEmpty)
      bench.daemon?.signal(SIGCONT)
      let level = try await bench.entry("level-reached", within: 1)
      #expect(level.message.contains("late"))
      try await bench.pause(0.3)
      #expect(bench.entries("level-reached").count == 1)
      // Time that passed is no step of the clock.
      #expect(bench.entries("clock-stepped").isEmpty)
    }
  }
}
