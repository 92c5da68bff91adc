import Foundation
import Glibc
import Testing

/// The child that reads hostile bytes.
@Suite struct ReaderTests {
  /// The process id of the daemon's reader; nil while there is none.
  private func reader(of bench: Bench) -> pid_t? {
    let daemon = bench.daemon!.pid
    let path = "/proc/\(daemon)/task/\(daemon)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").first.flatMap { pid_t($0) }
  }

  /// The reader of a daemon that has read one lead already.
  private func warm(_ bench: Bench) async throws -> pid_t {
    try await bench.start()
    try bench.drop(Text.lead(1000), as: "first.json")
    try await bench.settle(leads: 1)
    return try #require(reader(of: bench))
  }

  @Test func `a reader killed with files in flight costs nothing`() async throws {
    try await Bench.run { bench in
      kill(try await warm(bench), SIGSTOP)
      for number in 1...30 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.pause(0.3)
      kill(try #require(reader(of: bench)), SIGKILL)
      try await bench.settle(leads: 31)
      try await bench.entry("lead-received", count: 31)
      #expect(bench.entries("lead-received").count == 31)
      #expect(bench.entries("lead-duplicate").isEmpty)
      #expect(bench.entries("file-quarantined").isEmpty)
    }
  }

  @Test func `a reader that says nothing for two seconds is replaced`() async throws {
    try await Bench.run { bench in
      let first = try await warm(bench)
      kill(first, SIGSTOP)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.pause(1)
      #expect(bench.leadCount == 1)
      try await bench.settle(leads: 2, within: 4)
      #expect(reader(of: bench) != first)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"))
  func `a file over which the reader dies twice is put aside, and the next one is read`()
    async throws
  {
    try await Bench.run { bench in
      let first = try await warm(bench)
      let tracer = try await Tracer.killReaders(of: bench)
      kill(first, SIGKILL)
      try await bench.until("no reader") { reader(of: bench) == nil }
      try bench.drop(Text.lead(1), as: "lead.json")
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason == "reader-crashed: the reader ended over it, twice")
      tracer.signal(SIGTERM)
      try await bench.until("detached") { !tracer.isRunning }
      try bench.drop(Text.lead(2), as: "next.json")
      // The one before, the one that is to be looked at, and the next.
      try await bench.settle(leads: 3)
      #expect(bench.names("quarantine").count == 2)
    }
  }

  @Test func `the confined reader knows the numbers of every region, and the configured zone`()
    async throws
  {
    let madrid = Configuration(timezone: "Europe/Madrid", region: "ES")
    try await Bench.run(madrid) { bench in
      try await bench.start()
      let numbers = [
        ("600 00 00 01", "+34600000001"), ("+81 3-1234-5678 x12", "+81312345678"),
        ("+1 (415) 555-2671", "+14155552671"), ("+39 06 6982 0000", "+390669820000"),
        ("+7 495 123-45-67", "+74951234567"), ("\u{FF10}\u{FF10}49 30 901820", "+4930901820"),
      ]
      for (place, number) in numbers.enumerated() {
        try bench.drop(
          "{\"name\":\"Ida\",\"phone\":\"\(number.0)\",\"submitted_at\":\"04/05/2026 11:12:30\"}",
          as: "\(place).json")
      }
      try await bench.settle(leads: numbers.count)
      #expect(bench.entries("file-quarantined").isEmpty)
      for (_, e164) in numbers {
        #expect(bench.bodies.contains { $0.contains("\"phone_e164\":\"\(e164)\"") })
      }
      #expect(bench.bodies.allSatisfy { $0.contains("2026-05-04T09:12:30.000Z") })
    }
  }
}
