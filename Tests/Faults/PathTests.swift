import Foundation
import Glibc
import Testing

/// Paths where words are expected.
@Suite struct PathTests {
  /// Every path below a folder.
  private func everything(below folder: String) -> Set<String> {
    Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  }

  @Test func `a lead whose fields are paths is a lead and touches nothing else`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let up = "../../../../outside/made"
      let before = everything(below: bench.root + "/outside")
      try bench.drop(
        """
        {"source": "\(up)", "id": "\(up)", "name": "\(up)", "email": "ida1@customer.example",
         "campaign": "\(up)", "utm_campaign": "\(up)", "file": "\(up)", "form_id": "/etc/passwd",
         "message": "please call me"}
        """, as: "..%2f..%2foutside%2fmade.json".replacing("..%2f", with: "%2e%2e%2f"))
      try await bench.settle(leads: 1)
      #expect(bench.column("SELECT source FROM leads") == ["website"])
      #expect(bench.archive.count == 1)
      #expect(everything(below: bench.root + "/outside") == before)
      #expect(bench.column("SELECT path FROM files").allSatisfy { !$0.contains("..") })
    }
  }

  @Test func `a response and a receipt whose fields are paths change nothing`() async throws {
    let configuration = Configuration.delivering([Configuration.level("late", after: "1s")])
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.until("outbox") { bench.outbox.count == 1 }
      let before = bench.outbox
      try Drop.place("keep me", at: bench.root + "/outside/kept.json")
      try Drop.rename(
        Text.receipt("../../outside/kept", 1, "sent"), to: bench.spool + "/receipts/odd.1.json")
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.source == "receipts")
      try bench.respond(Text.response("../../outside/kept", lead: "../../outside/kept"))
      try await bench.until("taken") { bench.names("responses").isEmpty }
      try await bench.pause(0.3)
      #expect(bench.outbox == before)
      #expect(bench.column("SELECT state FROM leads") == ["open"])
      let kept = try String(contentsOfFile: bench.root + "/outside/kept.json", encoding: .utf8)
      #expect(kept == "keep me")
    }
  }

  @Test func `a folder with a name that is no word is a source under a harmless one`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let folder = bench.spool + "/inbox/a b\n%2e%2e;$(id)"
      mkdir(folder, 0o755)
      try Drop.rename(Text.lead(1), to: folder + "/lead.json")
      let entry = try await bench.entry("lead-received")
      #expect(entry.source == "a_b__2e_2e___id_")
      try await bench.until("archived") { bench.archive.count == 1 }
    }
  }
}
