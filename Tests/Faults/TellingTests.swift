import Foundation
import Glibc
import Testing

/// A journal that takes little while much is to be told.
@Suite struct TellingTests {
  /// A pipe in the place of the daemon's output, which takes one page and no more until it is read.
  private final class SlowJournal {
    let path: String
    private let descriptor: Int32
    private var rest = Data()
    private(set) var entries: [Entry] = []

    init(_ bench: Bench) throws {
      path = bench.root + "/log.1.json"
      guard mkfifo(path, 0o600) == 0 else { throw Drop.Failed(call: "mkfifo", code: errno) }
      descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
      // F_SETPIPE_SZ: one page.
      guard fcntl(descriptor, 1031, 4096) >= 0 else {
        throw Drop.Failed(call: "fcntl", code: errno)
      }
    }

    /// Reads what fits into the pipe, once.
    func take() {
      var part = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &part, part.count)
      guard count > 0 else { return }
      rest += part[..<count]
      while let end = rest.firstIndex(of: 10) {
        if let entry = Entry(line: Data(rest[rest.startIndex..<end])) { entries.append(entry) }
        rest = Data(rest[rest.index(after: end)...])
      }
    }

    /// Nobody will read any more.
    func end() {
      close(descriptor)
      unlink(path)
    }
  }

  @Test func `a level is told before the leads that wait, and a kill in between loses nothing`()
    async throws
  {
    let ladder = [
      Configuration.level("late", after: "2s"), Configuration.level("far", after: "1h"),
    ]
    try await Bench.run(Configuration(ladder: ladder)) { bench in
      let journal = try SlowJournal(bench)
      try await bench.start(awaited: false)
      try bench.drop(Text.lead(1), as: "first.json")
      try await wait("the first lead") { bench.leadCount == 1 }
      for number in 2...120 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await wait("all leads") { bench.leadCount == 120 }
      try await wait("a level") { levels(bench) > 0 }
      try await wait("a level that is told") {
        journal.take()
        return journal.entries.contains { $0.event == "level-reached" }
      }
      bench.daemon?.end()
      for _ in 0..<2 { journal.take() }
      journal.end()
      let first = journal.entries
      // It overtook: of the leads that were committed before it most are not told.
      #expect(first.count { $0.event == "lead-received" } < 110)
      try await bench.start()
      try await bench.until("every level") { levels(bench) == 120 }
      try await bench.until("all told") {
        Set((first + bench.said).compactMap(\.key)).count == keys(bench).count
      }
      check(first + bench.said, bench)
    }
  }

  private func levels(_ bench: Bench) -> Int {
    bench.number("SELECT count(*) FROM events WHERE kind = 'level-reached'")
  }

  private func keys(_ bench: Bench) -> [String] {
    bench.column("SELECT key FROM events WHERE kind <> 'level-skipped'")
  }

  /// What is told is what is recorded, and of each lead that it came before that it is late.
  private func check(_ entries: [Entry], _ bench: Bench) {
    #expect(Set(entries.compactMap(\.key)) == Set(keys(bench)))
    for told in Dictionary(grouping: entries.filter { $0.lead != nil }, by: \.lead).values {
      let received = told.firstIndex { $0.event == "lead-received" }
      let level = told.firstIndex { $0.event == "level-reached" }
      #expect(received ?? .max < level ?? -1, "\(told.map(\.message))")
    }
  }

  /// Waits without reading what the daemon says: that is the test's to do.
  private func wait(_ what: String, _ holds: () throws -> Bool) async throws {
    for _ in 0..<1500 {
      if try holds() { return }
      try await Task.sleep(nanoseconds: 10_000_000)
    }
    throw Bench.Missing(description: "not in 15 s: \(what)")
  }
}
