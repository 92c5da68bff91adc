import Foundation
import Glibc
import Testing

/// What a start finds in the ledger, and what the ledger refuses.
@Suite struct RecordTests {
  @Test func `an empty ledger beside a full archive is no new installation`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(try await bench.stop() == .exited(0))
      for file in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
        truncate(bench.root + "/state/" + file, 0)
      }
      try await bench.start(awaited: false)
      try await bench.until("ended") { bench.daemon?.isRunning == false }
      #expect(bench.daemon?.ending == .exited(74))
      #expect(bench.errors.contains("archive is not empty"))
    }
  }

  @Test func `a lead of somebody who is gone from the configuration moves at the start`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(try await bench.stop() == .exited(0))
      bench.configuration.people = ["cleo", "ben"]
      try await bench.start()
      let moved = try await bench.entry("owner-changed")
      #expect(moved.message == "L-1 goes from ana to cleo (configuration)")
      #expect(bench.column("SELECT owner FROM leads") == ["cleo"])
      _ = try await bench.stop()
      try await bench.start()
      #expect(bench.entries("owner-changed").count == 1)
    }
  }

  @Test func `deadlines are those of the configuration that a start finds`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      _ = try await bench.stop()
      bench.configuration.ladder = [Configuration.level("late", after: "2h")]
      try await bench.start()
      #expect(bench.number("SELECT due_ms - started_ms FROM clocks") == 7_200_000)
    }
  }
}
