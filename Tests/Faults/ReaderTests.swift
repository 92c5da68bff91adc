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

  @Test func `a file over which the reader dies twice is put aside, and the others are read`()
    async throws
  {
    try await Bench.run { bench in
      kill(try await warm(bench), SIGSTOP)
      for number in 1...5 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.pause(0.2)
      bench.daemon?.signal(SIGSTOP)
      kill(try #require(reader(of: bench)), SIGKILL)
      // The daemon is let on in small steps until its next reader is there, and that one stopped.
      var second: pid_t?
      let before = reader(of: bench)
      while second == nil {
        bench.daemon?.signal(SIGCONT)
        usleep(300)
        bench.daemon?.signal(SIGSTOP)
        second = reader(of: bench).flatMap { $0 == before ? nil : $0 }
      }
      kill(second!, SIGKILL)
      bench.daemon?.signal(SIGCONT)
      try await bench.until("all settled") { bench.names("inbox/website").isEmpty }
      // Whether the second one had begun is a matter of microseconds: each file is a lead or aside.
      let aside = bench.entries("file-quarantined")
      #expect(aside.count <= 1)
      #expect(bench.leadCount + aside.count == 6)
      for entry in aside { #expect(entry.reason.hasPrefix("reader-crashed")) }
    }
  }
}
