import Foundation
import Glibc
import Testing

/// What was odd about a file that was taken all the same: kept with its lead and said once.
@Suite struct RemarkTests {
  private func warnings(_ bench: Bench) -> String {
    bench.column("SELECT json_extract(body, '$.warnings') FROM particulars")[0]
  }

  @Test func `a modification time in the future is flagged at the lead and in the journal`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let path = bench.root + "/outside/lead.json"
      try Drop.place(Text.lead(1), at: path)
      let future = timespec(tv_sec: 4_000_000_000, tv_nsec: 0)
      utimensat(AT_FDCWD, path, [future, future], 0)
      rename(path, bench.inbox("lead.json"))
      let entry = try await bench.entry("lead-received")
      #expect(entry.reason.hasPrefix("its modification time lies "))
      #expect(entry.reason.hasSuffix(" in the future"))
      try await bench.settle(leads: 1)
      #expect(warnings(bench).contains("its modification time lies "))
    }
  }

  @Test func `an old modification time is nothing to speak of`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let path = bench.root + "/outside/lead.json"
      try Drop.place(Text.lead(1), at: path)
      let past = timespec(tv_sec: 1_000_000_000, tv_nsec: 0)
      utimensat(AT_FDCWD, path, [past, past], 0)
      rename(path, bench.inbox("lead.json"))
      #expect(try await bench.entry("lead-received").reason == "")
    }
  }

  @Test func `a file renamed over one that was not read yet is recorded as such`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      bench.daemon?.signal(SIGSTOP)
      try bench.drop(Text.lead(1), as: "lead.json")
      try bench.drop(Text.lead(2), as: "lead.json")
      bench.daemon?.signal(SIGCONT)
      let entry = try await bench.entry("lead-received")
      #expect(entry.reason == "another file of its name lay there before it and was not read")
      try await bench.settle(leads: 1)
      #expect(bench.holds(2...2))
      #expect(warnings(bench).contains("another file of its name"))
    }
  }

  @Test func `a file that waits and is renamed over is recorded as such`() async throws {
    var configuration = Configuration()
    configuration.limits = "grace: 20s"
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try Drop.place(#"{"name": "Ida","#, at: bench.inbox("lead.json"))
      try await bench.pause(0.8)
      try bench.drop(Text.lead(2), as: "lead.json")
      let entry = try await bench.entry("lead-received")
      #expect(entry.reason == "another file of its name lay there before it and was not read")
    }
  }

  @Test func `a lead under a name that was free is nothing to speak of`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.place(Text.lead(1), at: bench.inbox("placed.json"))
      try Drop.link(Text.lead(2), to: bench.inbox("linked.json"), by: bench.root + "/outside/a")
      try bench.drop(Text.lead(3), as: "same.json")
      try await bench.settle(leads: 3)
      try bench.drop(Text.lead(4), as: "same.json")
      try await bench.settle(leads: 4)
      #expect(Set(bench.entries("lead-received").map(\.reason)) == [""])
    }
  }

  @Test(.enabled(if: Clock.isPossible, "libfaketime is not installed (package faketime)"))
  func `a file left under a temporary name is said once a day and never touched`() async throws {
    try await Bench.run { bench in
      for name in [".lead.json", "lead.json.part"] {
        try Drop.place(Text.lead(1), at: bench.inbox(name))
      }
      let words = try Clock.words(bench)
      try await bench.start(as: words)
      try await bench.pause(0.5)
      // Its writer may still be there.
      #expect(bench.entries("file-stalled").isEmpty)
      #expect(try await bench.stop() == .exited(0))
      try Clock.set(2 * 86_400, bench)
      try await bench.start(as: words)
      let entry = try await bench.entry("file-stalled")
      #expect(entry.source == "website")
      #expect(entry.reason.hasPrefix("2 under a temporary name, the oldest for 2d"))
      #expect(entry.reason.contains("inbox/website -inum "))
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.until("the lead") { bench.leadCount == 1 }
      try await bench.pause(0.5)
      #expect(bench.entries("file-stalled").count == 1)
      #expect(bench.names("inbox/website") == [".lead.json", "lead.json.part"])
    }
  }
}
