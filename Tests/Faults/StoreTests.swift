import Foundation
import Glibc
import Testing

/// A store that is torn, full, broken or older than the archive.
@Suite struct StoreTests {
  private static let traced: Comment =
    "processes may not be traced here (ptrace), or no strace"

  /// The write-ahead log of a daemon that died in the middle of the commit of its last ten leads:
  /// where that commit began, and how long the log is.
  private func tear(_ bench: Bench) async throws -> Range<Int> {
    try await bench.start()
    for number in 1...5 {
      try bench.drop(Text.lead(number), as: "\(number).json")
      try await bench.settle(leads: number)
    }
    try await bench.pause(1.3)
    let log = bench.ledger + "-wal"
    let start = bench.size(log)
    let tracer = try await Tracer.attach(to: bench, at: .init(call: "fdatasync", number: 1))
    bench.daemon?.signal(SIGSTOP)
    for number in 6...15 { try bench.drop(Text.lead(number), as: "\(number).json") }
    bench.daemon?.signal(SIGCONT)
    try await bench.until("killed") { bench.daemon?.isRunning == false }
    tracer.signal(SIGTERM)
    try #require(bench.size(log) > start)
    return start..<bench.size(log)
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `wherever the tail of the store is torn, what was committed is there and nothing twice`()
    async throws
  {
    try await Bench.run { bench in
      let tail = try await tear(bench)
      try bench.backUp()
      let inbox = bench.names("inbox/website")
      #expect(inbox.count == 10)
      var random = StormTests.Seeded(state: 20_261_122)
      // The last byte lacks, a random one does, and the whole commit does.
      let places =
        [tail.upperBound - 1, tail.lowerBound]
        + (0..<6).map { _ in Int.random(in: tail, using: &random) }
      for place in places {
        try bench.restore()
        for path in bench.archive.filter({ !bench.known.contains($0) }) {
          unlink(bench.spool + "/" + path)
        }
        for number in 6...15 { try bench.drop(Text.lead(number), as: "\(number).json") }
        truncate(bench.ledger + "-wal", place)
        try #require(bench.leadCount == 5, "torn at \(place)")
        // It says the same under the same key as the last time.
        try await bench.start(awaited: false)
        try await bench.settle(leads: 15)
        #expect(bench.holds(1...15), "torn at \(place)")
        #expect(bench.archive.count == 15)
        bench.crash()
      }
    }
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `a full disk is said once, the commit is tried again and nothing is lost`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let tracer = try await Tracer.spoil("pwrite64", "error=ENOSPC", of: bench)
      for number in 1...5 { try bench.drop(Text.lead(number), as: "\(number).json") }
      let entry = try await bench.entry("disk-low")
      #expect(entry.reason.contains("the ledger takes nothing: database or disk is full"))
      try await bench.pause(2.5)
      #expect(bench.daemon?.isRunning == true)
      #expect(bench.entries("disk-low").count == 1)
      #expect(bench.names("inbox/website").count == 5)
      try await Tracer.detach(tracer, from: bench)
      try await bench.settle(leads: 5, within: 5)
      #expect(bench.holds(1...5))
      #expect(bench.entries("lead-received").count == 5)
    }
  }

  @Test(
    .enabled(if: Tracer.isPossible, traced),
    arguments: [("fdatasync", "EIO"), ("fdatasync", "ENOSPC"), ("pwrite64", "EIO")])
  func `a store that fails is not tried again: a loud stop, and the next start goes on`(
    call: String, error: String
  ) async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "first.json")
      try await bench.settle(leads: 1)
      try await bench.pause(1.3)
      let tracer = try await Tracer.spoil(call, "error=\(error):when=1", of: bench)
      for number in 2...5 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.until("ended") { bench.daemon?.isRunning == false }
      tracer.signal(SIGTERM)
      bench.drain()
      #expect(bench.daemon?.ending == .exited(74))
      let entry = try #require(bench.entries("disk-low").first)
      #expect(entry.fields["PRIORITY"] == "2")
      #expect(entry.reason.contains("disk I/O error"))
      try await bench.start()
      try await bench.settle(leads: 5)
      #expect(bench.holds(1...5))
      #expect(bench.archive.count == 5)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test func `a ledger older than the archive beside it is refused, with what to do`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      for number in 1...3 {
        try bench.drop(Text.lead(number), as: "\(number).json")
        try await bench.settle(leads: number)
      }
      #expect(try await bench.stop() == .exited(0))
      try bench.backUp()
      try await bench.start()
      for number in 4...6 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.settle(leads: 6)
      #expect(try await bench.stop() == .exited(0))
      try bench.restore()
      try await bench.start(awaited: false)
      try await bench.until("refused") { bench.daemon?.isRunning == false }
      #expect(bench.daemon?.ending == .exited(74))
      #expect(bench.errors.contains("older than the archive"))
      #expect(bench.errors.contains("3 files from F-000004 on"))
      // What it says to do.
      for path in bench.archive where (4...6).contains(where: { path.contains("/F-00000\($0)-") }) {
        rename(bench.spool + "/" + path, bench.inbox(String(path.split(separator: "/").last!)))
      }
      try await bench.start(awaited: false)
      try await bench.settle(leads: 6)
      #expect(bench.holds(1...6))
    }
  }
}

extension Bench {
  /// Paths in the archive that the ledger knows as moved.
  fileprivate var known: Set<String> { Set(column("SELECT path FROM files WHERE moved = 1")) }
}
