import Foundation
import Glibc
import Testing

/// Starting, ending and reloading.
@Suite struct ServiceTests {
  @Test func `a second daemon on a spool refuses and names the first`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let second = try Child(
        [Bench.program, "--config", bench.configurationPath, "--log", "json"],
        output: bench.root + "/second", errors: bench.root + "/errors")
      try await bench.until("refused") { !second.isRunning }
      #expect(second.ending == .exited(74))
      #expect(bench.errors.contains("process \(bench.daemon!.pid) already"))
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
    }
  }

  @Test func `a missing ledger beside a full archive is no new installation`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(try await bench.stop() == .exited(0))
      try FileManager.default.removeItem(atPath: bench.root + "/state")
      try await bench.start(awaited: false)
      try await bench.until("refused") { bench.daemon?.isRunning == false }
      #expect(bench.daemon?.ending == .exited(74))
      #expect(bench.errors.contains("restore the ledger from a backup"))
      #expect(bench.archive.count == 1)
    }
  }

  @Test func `a clean stop is said once, also after the next start`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(try await bench.stop() == .exited(0))
      #expect(bench.entries("stopped").map(\.message) == ["stopped: 1 open"])
      try await bench.start()
      try await bench.pause(0.3)
      #expect(bench.entries("stopped").count == 1)
      #expect(bench.entries("lead-received").count == 1)
      #expect(bench.entries("started").last?.message.hasPrefix("started: 1 open, 0 late") == true)
    }
  }

  @Test func `every entry carries a key, and a repeated one carries the same`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      bench.crash()
      try await bench.start()
      try await bench.pause(0.3)
      for entry in bench.said { #expect(entry.key != nil, "\(entry.message)") }
      let keys = Dictionary(grouping: bench.said.filter { $0.lead != nil }) {
        $0.event + ($0.lead ?? "")
      }
      for (_, entries) in keys { #expect(Set(entries.map(\.key)).count == 1) }
    }
  }

  @Test func `a good configuration is taken, a bad one refused, and the old rules still work`()
    async throws
  {
    try await Bench.run(Configuration(ladder: [Configuration.level("late", after: "1h")])) {
      bench in
      try await bench.start()
      let good = try String(contentsOfFile: bench.configurationPath, encoding: .utf8)
      try "nonsense: 1\n\(good)".write(
        toFile: bench.configurationPath, atomically: true, encoding: .utf8)
      bench.daemon?.signal(SIGHUP)
      let refused = try await bench.entry("config-rejected")
      #expect(refused.reason.hasPrefix("leadclock.yaml:1:1"))
      try bench.writeConfiguration(spool: "elsewhere")
      bench.daemon?.signal(SIGHUP)
      let moved = try await bench.entry("config-rejected", count: 2)
      #expect(moved.reason.contains("change with a restart only"))
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      bench.configuration.ladder = [Configuration.level("at-once", after: "1s")]
      try bench.writeConfiguration()
      bench.daemon?.signal(SIGHUP)
      try await bench.entry("config-reloaded")
      let level = try await bench.entry("level-reached", within: 5)
      #expect(level.level == "at-once")
      #expect(bench.entries("config-rejected").count == 2)
    }
  }
}
