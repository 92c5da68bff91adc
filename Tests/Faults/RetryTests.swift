import Foundation
import Glibc
import Testing

/// A file that was put aside and is read again: it arrived when it arrived.
@Suite struct RetryTests {
  private func retry(_ bench: Bench, _ file: String, as id: String) throws {
    try bench.respond(
      #"{"id": "\#(id)", "target": "\#(file)", "kind": "quarantine-retry", "by": "ana"}"#,
      as: id + ".json")
  }

  private func arrival(_ bench: Bench, _ lead: Int) -> Int {
    bench.number("SELECT arrived_ms FROM leads WHERE id = \(lead)")
  }

  @Test func `the clock of a file that is read again starts at its first arrival`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let first = Int(Date().timeIntervalSince1970 * 1000)
      try Drop.rename("neither this nor that", to: bench.inbox("a.json"))
      let file = try #require(try await bench.entry("file-quarantined").file)
      try await bench.pause(2)
      // As an editor mends it: another file of the same name.
      try Drop.rename(Text.lead(1), to: "\(bench.spool)/quarantine/\(file)-a.json")
      try retry(bench, file, as: "r1")
      try await bench.until("the lead") { self.arrival(bench, 1) > 0 }
      #expect(abs(arrival(bench, 1) - first) < 1000)
      #expect(bench.number("SELECT started_ms FROM clocks") == arrival(bench, 1))
      // The name again is a file of its own.
      try bench.drop(Text.lead(2), as: "a.json")
      let now = Int(Date().timeIntervalSince1970 * 1000)
      try await bench.until("another") { self.arrival(bench, 2) > 0 }
      #expect(abs(arrival(bench, 2) - now) < 1000)
    }
  }

  @Test func `a file that is put aside again keeps its first arrival, and a crash costs nothing`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let first = Int(Date().timeIntervalSince1970 * 1000)
      try Drop.rename("neither this nor that", to: bench.inbox("a.json"))
      let one = try #require(try await bench.entry("file-quarantined").file)
      try await bench.pause(1.5)
      try retry(bench, one, as: "r1")
      let two = try #require(try await bench.entry("file-quarantined", count: 2).file)
      #expect(one != two)
      bench.crash()
      try await bench.start()
      try Drop.rename(Text.lead(1), to: "\(bench.spool)/quarantine/\(two)-a.json")
      try retry(bench, two, as: "r2")
      try await bench.until("the lead") { bench.leadCount == 1 }
      #expect(abs(arrival(bench, 1) - first) < 1000)
    }
  }
}
