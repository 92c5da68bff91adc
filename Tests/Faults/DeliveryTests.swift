import Foundation
import Testing

/// Outbox and receipts, without a courier.
@Suite struct DeliveryTests {
  private func pending(_ bench: Bench) async throws -> String {
    try await bench.start()
    try bench.drop(Text.lead(1), as: "lead.json")
    try await bench.until("outbox") { bench.outbox.count == 1 }
    return String(bench.outbox[0].dropLast(5))
  }

  private var configuration: Configuration {
    Configuration.delivering([Configuration.level("late", after: "1s")])
  }

  @Test func `a channel that is reported dead twice stops nothing`() async throws {
    try await Bench.run(configuration) { bench in
      let key = try await pending(bench)
      try bench.receipt(key, 1, "dead")
      try await bench.entry("delivery-failed")
      try bench.receipt(key, 2, "dead")
      try await bench.until("taken") { bench.names("receipts").isEmpty }
      try bench.drop(Text.lead(2), as: "next.json")
      try await bench.settle(leads: 2)
      #expect(bench.entries("delivery-failed").count == 1)
      #expect(bench.number("SELECT count(*) FROM receipts") == 2)
    }
  }

  @Test func `a receipt that comes twice counts once`() async throws {
    try await Bench.run(configuration) { bench in
      let key = try await pending(bench)
      for _ in 1...2 {
        try bench.receipt(key, 1, "failed")
        try await bench.until("taken") { bench.names("receipts").isEmpty }
      }
      #expect(bench.number("SELECT failures FROM deliveries") == 1)
      #expect(bench.outbox == [key + ".json"])
    }
  }

  @Test func `a receipt for nothing that is known is put aside`() async throws {
    try await Bench.run(configuration) { bench in
      _ = try await pending(bench)
      try bench.receipt("0000", 1, "sent")
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason == "a receipt for a notification that is not known")
      #expect(bench.outbox.count == 1)
    }
  }

  @Test func `no address and no number reaches the journal by a receipt`() async throws {
    try await Bench.run(configuration) { bench in
      let key = try await pending(bench)
      try Drop.rename(
        #"{"key": "\#(key)", "attempt": 1, "result": "dead", "detail": "451 <ida1@customer.example> +34600100001 refused"}"#,
        to: bench.spool + "/receipts/\(key).1.json")
      let entry = try await bench.entry("delivery-failed")
      #expect(entry.reason == "451 refused")
    }
  }
}
