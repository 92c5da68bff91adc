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
      // The first, one that somebody has to look at, and the next.
      try await bench.settle(leads: 3)
      #expect(bench.names("quarantine").count == 2)
    }
  }
}
