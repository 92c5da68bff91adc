import Foundation
import Glibc
import Testing

/// Many leads, and a daemon that dies all the time.
@Suite struct StormTests {
  /// A generator whose numbers can be had again (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  @Test(arguments: [1, 20_261_122] as [UInt64])
  func `three hundred leads and a daemon killed again and again are three hundred leads`(
    seed: UInt64
  ) async throws {
    let ladder = [
      Configuration.level("late", after: "1s"), Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      var random = Seeded(state: seed)
      var dropped = 0
      while dropped < 300 {
        try await bench.start(awaited: false)
        let life = Double.random(in: 0.1...0.3, using: &random)
        let end = Date().addingTimeInterval(life)
        while Date() < end, dropped < 300 {
          dropped += 1
          try bench.drop(Text.lead(dropped), as: "lead-\(dropped % 7).\(dropped).json")
          try await bench.pause(Double.random(in: 0...0.02, using: &random))
        }
        bench.crash()
      }
      try await bench.start()
      try await bench.settle(leads: 300)
      try await bench.until("every level") {
        bench.number("SELECT count(*) FROM events WHERE kind = 'level-reached'") == 300
      }
      #expect(Set(bench.archivedTexts) == Set((1...300).map { Text.lead($0) }))
      #expect(bench.archive.count == 300)
      #expect(bench.entries("lead-duplicate").isEmpty)
      try await bench.until("all told") {
        Set(bench.entries("level-reached").compactMap(\.key)).count == 300
      }
      #expect(Set(bench.entries("lead-received").compactMap(\.key)).count == 300)
    }
  }
}
