import Foundation
import Glibc
import Testing

/// Files that are not taken yet, and enquiries that nobody could read whole.
@Suite struct WaitingTests {
  private static let marked = Configuration(sources: ["website: { done-file: \"*.done\" }"])

  @Test func `a file waits for its done-file, and both go to the archive`() async throws {
    try await Bench.run(Self.marked) { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      let notice = try await bench.entry("file-stalled")
      #expect(notice.reason.hasPrefix("its done-file is missing"))
      #expect(bench.leadCount == 0)
      try Drop.place("", at: bench.inbox("lead.json.done"))
      try await bench.settle(leads: 1)
      #expect(bench.names("inbox/website").isEmpty)
      #expect(bench.entries("file-stalled").count == 1)
    }
  }

  @Test func `a done-file whose file never comes is said once and is no lead`() async throws {
    try await Bench.run(Self.marked) { bench in
      try await bench.start()
      try Drop.place("", at: bench.inbox("lead.json.done"))
      let notice = try await bench.entry("file-stalled")
      #expect(notice.reason.hasPrefix("it is a done-file whose file is missing"))
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(bench.entries("file-quarantined").isEmpty)
    }
  }

  @Test func `a stalled upload is said once and is taken when it ends`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let file = open(bench.inbox("lead.json"), O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
      let text = Array(Text.lead(1).utf8)
      write(file, text, 20)
      let notice = try await bench.entry("file-stalled")
      #expect(notice.reason.hasPrefix("somebody still writes to it"))
      _ = text.withUnsafeBytes { write(file, $0.baseAddress! + 20, text.count - 20) }
      close(file)
      try await bench.settle(leads: 1)
      #expect(bench.entries("file-stalled").count == 1)
    }
  }

  @Test func `an upload that never ends is put aside after the longest deferral`() async throws {
    var configuration = Configuration()
    configuration.limits = "stalled: 1s, deferral: 3s"
    try await Bench.run(configuration) { bench in
      try await bench.start()
      let file = open(bench.inbox("lead.json"), O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
      defer { close(file) }
      write(file, "{", 1)
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason == "somebody still writes to it after 3s")
    }
  }

  @Test func `a truncated enquiry is put aside and its clock runs`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.place(
        #"{"name":"Ida","email":"ida@customer.example","message":"Is it still"#,
        at: bench.inbox("lead.json"))
      let file = try await bench.entry("file-quarantined")
      let lead = try await bench.entry("lead-received")
      #expect(file.reason.hasPrefix("JSON ends at byte"))
      #expect(lead.file == file.file)
      #expect(bench.number("SELECT count(*) FROM clocks") == 1)
      #expect(bench.number("SELECT count(*) FROM files WHERE reason IS NOT NULL") == 1)
    }
  }

  @Test func `a file under a temporary name is left alone`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.place(Text.lead(1), at: bench.inbox(".upload.tmp"))
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.until("one lead") { bench.leadCount == 1 }
      try await bench.until("moved") { bench.names("inbox/website").count == 1 }
      #expect(bench.names("inbox/website") == [".upload.tmp"])
    }
  }
}
