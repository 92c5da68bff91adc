import Foundation
import Glibc
import Testing

/// Files that change between being read and being moved.
@Suite struct ReplacementTests {
  @Test func `however often a file is renamed over, the last one is a lead soon`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      for round in 0..<5 {
        for number in 1...60 { try bench.drop(Text.lead(round * 100 + number), as: "lead.json") }
        let last = Text.lead(round * 100 + 60)
        try await bench.until("the last one", within: 3) { bench.archivedTexts.contains(last) }
      }
      try await bench.until("inbox empty") { bench.names("inbox/website").isEmpty }
      let texts = bench.archivedTexts
      #expect(Set(texts).count == texts.count)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test func `a file rewritten in place after it was read is its own lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      for number in 1...40 {
        try Drop.place(Text.lead(number), at: bench.inbox("lead.json"))
        // Long enough for the first to be read, too short for it to be moved, some of the time.
        usleep(UInt32(number * 100))
      }
      let last = Text.lead(40)
      try await bench.until("the last one", within: 5) { bench.archivedTexts.contains(last) }
      try await bench.until("inbox empty") { bench.names("inbox/website").isEmpty }
      try await bench.until("read from where it lies") {
        bench.number("SELECT count(*) FROM particulars WHERE body LIKE '%ida40@%'") == 1
      }
      #expect(bench.daemon?.isRunning == true)
    }
  }

  @Test func `a file written to through a descriptor that stays open is read again`() async throws {
    try await Bench.run { bench in
      // A lease cannot be had while the writer is there, so the move has to be what notices it.
      try await bench.start()
      let file = try Drop.open(bench.inbox("lead.json"), O_WRONLY | O_CREAT)
      Drop.write(Text.lead(1), to: file)
      try await bench.pause(0.6)
      #expect(bench.leadCount == 0)
      lseek(file, 0, SEEK_SET)
      Drop.write(Text.lead(2), to: file)
      close(file)
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [Text.lead(2)])
    }
  }
}
