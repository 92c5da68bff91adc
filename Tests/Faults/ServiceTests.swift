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

  @Test func `a stop in the middle of four thousand files is short, and the rest follows`()
    async throws
  {
    try await Bench.run { bench in
      for number in 1...4000 {
        try Drop.place(Text.lead(number), at: bench.inbox("\(number).json"))
      }
      try await bench.start(awaited: false)
      try await bench.until("some") { bench.leadCount > 0 }
      let start = Date()
      #expect(try await bench.stop() == .exited(0))
      #expect(Date().timeIntervalSince(start) < 5)
      try await bench.start()
      try await bench.settle(leads: 4000, within: 40)
      #expect(bench.entries("lead-duplicate").isEmpty)
      #expect(bench.archive.count == 4000)
    }
  }

  @Test func `an output that nobody reads holds nothing up, and no line is lost to it`()
    async throws
  {
    try await Bench.run { bench in
      let pipe = bench.root + "/pipe"
      mkfifo(pipe, 0o600)
      let reader = try Drop.open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try bench.writeConfiguration()
      let daemon = try Child(
        [Bench.program, "--config", bench.configurationPath, "--log", "json"], output: pipe,
        errors: bench.root + "/errors")
      for number in 1...300 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.settle(leads: 300)
      // Until what was told is noted.
      try await bench.pause(1.5)
      daemon.end()
      let said = FileHandle(fileDescriptor: reader).availableData + Self.rest(of: reader)
      let first = said.split(separator: 10).compactMap { Entry(line: Data($0)) }
      #expect(first.count < 300)
      try await bench.start()
      try await bench.until("all told") {
        let entries = first.filter { $0.event == "lead-received" } + bench.entries("lead-received")
        return Set(entries.map(\.key)).count == 300
      }
    }
  }

  private static func rest(of pipe: Int32) -> Data {
    var data = Data()
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(pipe, &part, part.count)
      guard count > 0 else { return data }
      data += part[0..<count]
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
