import Foundation
import Glibc
import Testing

/// One source's flood is not another's.
@Suite struct FairnessTests {
  @Test func `a lead of one source does not wait behind twenty thousand of another`() async throws {
    let count = 20_000
    try await Bench.run(alone: true) { bench in
      let quiet = bench.spool + "/inbox/quiet"
      for number in 1...count {
        try Drop.place(Text.lead(number), at: bench.inbox("\(number).json"))
      }
      mkdir(quiet, 0o755)
      try Drop.place(Text.lead(0), at: quiet + "/first.json")
      try await bench.start(awaited: false)
      try await bench.until("the one", within: 20) {
        bench.entries("lead-received").contains { $0.source == "quiet" }
      }
      #expect(bench.entries("lead-received").filter { $0.source == "website" }.count < 2000)
      #expect(bench.leadCount < count / 2)
      // And while the flood is being read.
      try Drop.rename(Text.lead(count + 1), to: quiet + "/second.json")
      try await bench.until("another", within: 3) {
        bench.entries("lead-received").filter { $0.source == "quiet" }.count == 2
      }
      try #require(bench.leadCount < count)
    }
  }
}
