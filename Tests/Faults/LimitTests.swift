import Foundation
import Glibc
import Testing

/// Limits of the kernel: descriptors, watches, and the queue of its hints.
@Suite struct LimitTests {
  private static let traced: Comment =
    "processes may not be traced here (ptrace), or no strace"
  /// LEADCLOCK_FILES=100000 makes the burst that large.
  private static let burst =
    ProcessInfo.processInfo.environment["LEADCLOCK_FILES"].flatMap { Int($0) } ?? 20_000

  private static let setter = "/usr/bin/prlimit"

  /// Sets how many descriptors a running daemon may have.
  private func limitDescriptors(_ bench: Bench, _ count: Int) async throws {
    let words = [Self.setter, "--pid", String(bench.daemon!.pid), "--nofile=\(count):"]
    let child = try Child(words, output: "/dev/null", errors: bench.root + "/errors")
    try await bench.until("limited") { !child.isRunning }
    try #require(child.ending == .exited(0))
  }

  /// The number that the next descriptor of a process would get.
  private func lowestFree(_ process: pid_t) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
    let taken = Set(names.compactMap { Int($0) })
    return try #require((0...).first { !taken.contains($0) })
  }

  @Test(.enabled(if: access(setter, X_OK) == 0, "there is no prlimit"))
  func `without a free descriptor everything waits, and goes on when there is one`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "first.json")
      try await bench.settle(leads: 1)
      let process = try #require(bench.daemon?.pid)
      try await limitDescriptors(bench, try lowestFree(process))
      for number in 2...6 { try bench.drop(Text.lead(number), as: "\(number).json") }
      let start = Self.processorTime(process)
      try await bench.pause(4)
      #expect(bench.daemon?.isRunning == true)
      #expect(bench.entries("file-quarantined").isEmpty)
      // It waits; it does not spin.
      #expect(Self.processorTime(process) - start < 1)
      try await limitDescriptors(bench, 1024)
      try await bench.settle(leads: 6)
      #expect(bench.holds(1...6))
    }
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `while the system has no free descriptor a file waits and is not put aside`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let tracer = try await Tracer.spoil("openat", "error=ENFILE", of: bench)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.pause(2.5)
      #expect(bench.leadCount == 0)
      #expect(bench.entries("file-quarantined").isEmpty)
      try await Tracer.detach(tracer, from: bench)
      try await bench.settle(leads: 1)
    }
  }

  /// Seconds of processor time that a process has had.
  private static func processorTime(_ process: pid_t) -> Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 13 else { return 0 }
    return Double((Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)) / 100
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `folders that may not be watched are listed every two seconds, and that is said`()
    async throws
  {
    try await Bench.run { bench in
      // The kernel's answer when fs.inotify.max_user_watches is reached.
      try await bench.start(as: Tracer.spoiling("inotify_add_watch", "error=ENOSPC"))
      let started = try await bench.entry("started")
      #expect(started.message.contains("website polled (no inotify watch is left)"))
      #expect(bench.entries("inbox-unavailable").isEmpty)
      for number in 1...3 {
        try bench.drop(Text.lead(number), as: "lead.json")
        try await bench.settle(leads: number, within: 6)
      }
      #expect(bench.archive.count == 3)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `a kernel that gives no watching at all is a reason to list every folder, and that is said`()
    async throws
  {
    try await Bench.run { bench in
      // The kernel's answer when fs.inotify.max_user_instances is reached.
      try await bench.start(as: Tracer.spoiling("inotify_init1", "error=EMFILE"))
      let started = try await bench.entry("started")
      #expect(started.message.contains("website polled (no inotify instance is left)"))
      for number in 1...3 {
        try bench.drop(Text.lead(number), as: "lead.json")
        try await bench.settle(leads: number, within: 6)
      }
      try Drop.place("", at: bench.spool + "/responses/empty.json")
      try await bench.entry("file-quarantined", within: 6)
      #expect(bench.archive.count == 3)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `watching begins as soon as the kernel gives it`() async throws {
    try await Bench.run(alone: true) { bench in
      try await bench.start(as: Tracer.spoiling("inotify_init1", "error=EMFILE:when=1..2"))
      #expect(try await bench.entry("started").message.contains("polled"))
      try await bench.pause(5)
      let start = Date()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("lead-received")
      #expect(Date().timeIntervalSince(start) < 0.5)
    }
  }

  @Test func `a queue that overflows, and again during the rescan, loses and doubles nothing`()
    async throws
  {
    let count = Self.burst
    try await Bench.run { bench in
      try await bench.start()
      bench.daemon?.signal(SIGSTOP)
      for number in 1...count / 2 { try bench.drop(Text.lead(number), as: "\(number).json") }
      bench.daemon?.signal(SIGCONT)
      try await bench.until("the rescan") { bench.leadCount > 0 }
      bench.daemon?.signal(SIGSTOP)
      for number in count / 2 + 1...count {
        try bench.drop(Text.lead(number), as: "\(number).json")
      }
      bench.daemon?.signal(SIGCONT)
      try await bench.settle(leads: count, within: 60 + Double(count) / 200)
      #expect(bench.number("SELECT sum(duplicates) FROM leads") == 0)
      #expect(bench.number("SELECT count(DISTINCT inode) FROM files") == count)
      #expect(bench.archive.count == count)
    }
  }
}
