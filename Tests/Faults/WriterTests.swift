import Foundation
import Glibc
import Testing

/// Writers that are slow, die, never end or come in between.
@Suite struct WriterTests {
  private func configuration(_ limits: String) -> Configuration {
    var configuration = Configuration()
    configuration.limits = limits
    return configuration
  }

  /// Writes a byte every tenth of a second and closes; `between` is asked before each.
  private func trickle(
    _ text: String, to path: String, _ bench: Bench, _ between: () -> Void
  ) async throws {
    let file = try Drop.open(path, O_WRONLY | O_CREAT)
    defer { close(file) }
    for byte in text {
      between()
      Drop.write(String(byte), to: file)
      try await bench.pause(0.02)
    }
  }

  @Test func `a file that is written byte by byte is not taken before its end`() async throws {
    try await Bench.run(configuration("grace: 1s, stalled: 1s, deferral: 1m")) { bench in
      try await bench.start()
      try await trickle(Text.lead(1), to: bench.inbox("lead.json"), bench) {
        #expect(bench.leadCount == 0)
      }
      try await bench.settle(leads: 1)
      #expect(bench.entries("file-quarantined").isEmpty)
      #expect(bench.archivedTexts == [Text.lead(1)])
    }
  }

  @Test func `a writer that never closes its file puts it off for the deferral and no longer`()
    async throws
  {
    try await Bench.run(configuration("grace: 1s, deferral: 3s")) { bench in
      try await bench.start()
      let start = Date()
      let file = try Drop.open(bench.inbox("lead.json"), O_WRONLY | O_CREAT)
      defer { close(file) }
      while bench.entries("file-quarantined").isEmpty, Date().timeIntervalSince(start) < 10 {
        Drop.write(" ", to: file)
        try await bench.pause(0.2)
      }
      let entry = try #require(bench.entries("file-quarantined").first)
      #expect(entry.reason == "somebody still writes to it after 3s")
      #expect((2.5...6).contains(Date().timeIntervalSince(start)))
      try bench.drop(Text.lead(2), as: "next.json")
      try await bench.until("the next one") {
        bench.column("SELECT body FROM particulars").contains { $0.contains("ida2@") }
      }
    }
  }

  enum Endless: String, CaseIterable {
    case half = "{\"name\": \"Ida Quist\", \"note\": \""
    case plain = "name=Ida+Quist&email=ida1%40customer.example&message="
    case nothing = ""
  }

  @Test(arguments: Endless.allCases)
  func `a writer that reopens its file for ever puts it off for the deferral and no longer`(
    text: Endless
  ) async throws {
    try await Bench.run(configuration("grace: 2s, empty: 2s, deferral: 3s")) { bench in
      try await bench.start()
      let path = bench.inbox("lead.json")
      try Drop.place(text.rawValue, at: path)
      let start = Date()
      while !bench.names("inbox/website").isEmpty, Date().timeIntervalSince(start) < 10 {
        let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        if file >= 0 {
          if text != .nothing { Drop.write("a", to: file) } else { futimens(file, nil) }
          close(file)
        }
        try await bench.pause(0.3)
      }
      #expect((2.5...7).contains(Date().timeIntervalSince(start)))
      try await bench.until("recorded") { bench.number("SELECT count(*) FROM files") >= 1 }
      #expect(bench.daemon?.isRunning == true)
    }
  }

  @Test func `a writer killed in the middle has its grace, then its file is put aside`()
    async throws
  {
    try await Bench.run(configuration("grace: 2s")) { bench in
      try await bench.start()
      let path = bench.inbox("lead.json")
      let half = String(Text.lead(1).prefix(60))
      let script = "exec >'\(path)'; printf '%s' '\(half)'; exec sleep 60"
      let writer = try Child(
        ["/bin/sh", "-c", script], output: "/dev/null", errors: bench.root + "/errors")
      try await bench.until("half of it") { bench.text("inbox/website/lead.json") == half }
      try await bench.pause(0.5)
      writer.end()
      try await bench.pause(1)
      #expect(bench.entries("file-quarantined").isEmpty)
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason.contains("JSON ends"))
      try await bench.until("in quarantine") { bench.names("quarantine").count == 2 }
      let file = try #require(entry.file)
      let kept = try #require(bench.names("quarantine").first { $0.hasPrefix(file + "-") })
      #expect(bench.text("quarantine/" + kept) == half)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"))
  func `a file renamed over while it is read is read again`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      // The probe comes after the opening and before the reading: each takes a while now.
      let tracer = try await Tracer.spoil("fcntl", "delay_exit=300000", of: bench)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.pause(0.3)
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.until("the newest") { bench.archivedTexts == [Text.lead(2)] }
      try await Tracer.detach(tracer, from: bench)
      try await bench.until("read") {
        bench.column("SELECT body FROM particulars").filter { $0.contains("ida2@") }.count == 1
      }
      #expect(bench.names("inbox/website").isEmpty)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"))
  func `a writer that opens the file while it is looked at harms nobody`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let tracer = try await Tracer.spoil("fcntl", "delay_exit=300000", of: bench)
      try bench.drop(Text.lead(1), as: "lead.json")
      // The lease is held now; this opening breaks it.
      try await bench.pause(0.1)
      let file = try Drop.open(bench.inbox("lead.json"), O_WRONLY)
      close(file)
      try await Tracer.detach(tracer, from: bench)
      #expect(bench.daemon?.isRunning == true)
      try await bench.settle(leads: 1)
    }
  }
}
