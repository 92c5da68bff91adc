import Foundation
import Testing

/// The named points at which a crash hurts most. `CrashTests` goes through all calls; here each
/// point is met for certain, because the daemon is seen to die at it.
@Suite(.enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"))
struct CrashPointTests {
  /// A daemon that has today's folder in the archive and no marks to write, so that its next calls
  /// are those of the file alone.
  private func warm(_ bench: Bench) async throws {
    try await bench.start()
    try bench.drop(Text.lead(1), as: "first.json")
    try await bench.settle(leads: 1)
    try await bench.pause(1.3)
  }

  /// Kills a daemon at a call while files are dropped; what is in ledger and folders then is
  /// `broken`. After the next start everything is there once.
  private func interrupt(
    at call: String, _ number: Int, files: Int = 1, text: (Int) -> String = { Text.lead($0) },
    broken: (Bench) throws -> Void
  ) async throws {
    try await Bench.run { bench in
      try await warm(bench)
      let tracer = try await Tracer.attach(to: bench, at: .init(call: call, number: number))
      bench.daemon?.signal(SIGSTOP)
      for file in 0..<files { try bench.drop(text(file + 2), as: "\(file).json") }
      bench.daemon?.signal(SIGCONT)
      try await bench.until("killed") { bench.daemon?.isRunning == false }
      tracer.signal(SIGTERM)
      #expect(bench.daemon?.ending == .killed(SIGKILL))
      try await bench.until("traced") { Tracer.hasKilled(bench) }
      try broken(bench)
      try await bench.start()
      try await bench.until("all taken") {
        bench.names("inbox/website").isEmpty
          && bench.number("SELECT count(*) FROM files WHERE moved = 0") == 0
      }
      #expect(bench.number("SELECT count(*) FROM files") == files + 1)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test func `killed after the read and before the commit, the file is read again`() async throws {
    try await interrupt(at: "pwrite64", 1) { bench in
      #expect(bench.leadCount == 1)
      #expect(bench.names("inbox/website") == ["0.json"])
    }
  }

  @Test func `killed after the commit and before the move, the file is only moved`() async throws {
    try await interrupt(at: "renameat2", 1) { bench in
      #expect(bench.leadCount == 2)
      #expect(bench.names("inbox/website") == ["0.json"])
    }
  }

  @Test func `killed after the move and before it lasts, nothing is missing`() async throws {
    try await interrupt(at: "fsync", 1) { bench in
      #expect(bench.leadCount == 2)
      #expect(bench.archive.count == 2)
      #expect(bench.number("SELECT count(*) FROM files WHERE moved = 0") == 1)
    }
  }

  @Test func `killed between the two folders' syncs, nothing is missing`() async throws {
    try await interrupt(at: "fsync", 2) { bench in
      #expect(bench.archive.count == 2)
      #expect(bench.number("SELECT count(*) FROM files WHERE moved = 0") == 1)
    }
  }

  @Test func `the commit lasts before the move, and both folders before the move is noted`()
    async throws
  {
    // A power cut cannot be had in a test: what it would leave follows from this order.
    try await Bench.run { bench in
      try await warm(bench)
      let tracer = try await Tracer.attach(to: bench, at: nil)
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2)
      try await bench.pause(1.3)
      try await Tracer.detach(tracer, from: bench)
      var steps: [String] = []
      for name in Tracer.names(bench) where Tracer.calls.contains(name) && name != steps.last {
        steps.append(name)
      }
      #expect(steps == ["pwrite64", "fdatasync", "renameat2", "fsync", "pwrite64", "fdatasync"])
      #expect(Tracer.counts(bench).filter { $0.call == "fsync" }.count == 2)
    }
  }

  @Test(arguments: [("fsync", 1), ("renameat", 1), ("renameat2", 1)])
  func `killed before a quarantined file has its reason, both are there after the next start`(
    call: String, number: Int
  ) async throws {
    try await Bench.run { bench in
      try await warm(bench)
      let tracer = try await Tracer.attach(to: bench, at: .init(call: call, number: number))
      try bench.drop("no lead at all", as: "odd.json")
      try await bench.until("killed") { bench.daemon?.isRunning == false }
      tracer.signal(SIGTERM)
      try await bench.until("traced") { Tracer.hasKilled(bench) }
      // The reason comes first: a file without one is never there.
      #expect(!bench.names("quarantine").contains("F-000002-odd.json"))
      try await bench.start()
      try await bench.until("both") {
        bench.names("quarantine") == ["F-000002-odd.json", "F-000002.reason.json"]
      }
      #expect(bench.reason(of: "F-000002").contains("reason"))
      #expect(bench.number("SELECT count(*) FROM files") == 2)
    }
  }

  @Test func `killed in the middle of a group commit, all of the group or none is there`()
    async throws
  {
    try await interrupt(at: "pwrite64", 12, files: 60) { bench in
      #expect(bench.leadCount == 1)
      #expect(bench.names("inbox/website").count == 60)
    }
  }

  @Test func `killed before a committed level is told, it is told after the next start, once`()
    async throws
  {
    let ladder = [
      Configuration.level("late", after: "3s"), Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      try await warm(bench)
      let tracer = try await Tracer.attach(to: bench, at: .init(call: "write", number: 1))
      try await bench.until("killed") { bench.daemon?.isRunning == false }
      tracer.signal(SIGTERM)
      try await bench.until("traced") { Tracer.hasKilled(bench) }
      #expect(bench.entries("level-reached").isEmpty)
      let key = bench.column("SELECT key FROM events WHERE kind = 'level-reached'")
      #expect(key.count == 1)
      try await bench.start()
      let entry = try await bench.entry("level-reached")
      #expect(entry.key == key.first)
      try await bench.pause(0.5)
      #expect(bench.entries("level-reached").count == 1)
    }
  }
}
