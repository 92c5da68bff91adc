import Foundation
import Glibc
import Testing

/// Moves that do not go as they should.
@Suite struct ArchiveTests {
  private static let traced: Comment =
    "processes may not be traced here (ptrace), or no strace"

  @Test(
    .enabled(if: Tracer.isPossible, traced),
    arguments: ["EACCES", "EROFS", "EXDEV", "EIO", "ENOSPC"])
  func `whatever refuses the move, the lead is there once and its file follows later`(
    error: String
  ) async throws {
    try await Bench.run { bench in
      try await bench.start()
      let tracer = try await Tracer.spoil("renameat2", "error=\(error)", of: bench)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("lead-received")
      try await bench.pause(2.2)
      #expect(bench.names("inbox/website") == ["lead.json"])
      #expect(bench.archive.isEmpty)
      // It is said, once.
      let notices = bench.entries("file-stalled")
      #expect(notices.count == 1 && notices[0].source == "website")
      #expect(notices[0].reason.hasPrefix("it is taken and cannot be moved: "))
      try await Tracer.detach(tracer, from: bench)
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [Text.lead(1)])
      #expect(bench.entries("lead-received").count == 1)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test(.enabled(if: Tracer.isPossible, traced))
  func `a rename that was done and reported as failed makes no second lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let tracer = try await Tracer.spoil("renameat2", "error=EIO", of: bench)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("lead-received")
      // What the file system did while it said that it had not.
      let path = try #require(bench.column("SELECT path FROM files").first)
      try #require(rename(bench.inbox("lead.json"), bench.spool + "/" + path) == 0)
      try await bench.until("noted") {
        bench.number("SELECT count(*) FROM files WHERE moved = 1") == 1
      }
      try await Tracer.detach(tracer, from: bench)
      #expect(bench.archive == [path])
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2)
      #expect(bench.entries("lead-duplicate").isEmpty)
    }
  }

  @Test func `a name that is taken in the archive is left as it is`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      let first = try #require(bench.archive.first)
      let second = first.replacing("F-000001", with: "F-000002")
      let taken = [second, second + "~2"]
      for path in taken { try Drop.place("somebody's own", at: bench.spool + "/" + path) }
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2)
      for path in taken { #expect(bench.text(path) == "somebody's own") }
      #expect(bench.text(second + "~3") == Text.lead(2))
      try await bench.until("the ledger knows where") {
        bench.column("SELECT path FROM files WHERE id = 2") == [second + "~3"]
      }
    }
  }

  @Test func `names of 255 bytes that are alike keep their files apart`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let stem = String(repeating: "x", count: 249)
      for number in 1...3 {
        let path = bench.root + "/outside/drop"
        try Drop.place(Text.lead(number), at: path)
        try #require(rename(path, bench.inbox("\(stem)\(number).json")) == 0)
      }
      try await bench.settle(leads: 3)
      #expect(Set(bench.archivedTexts) == Set((1...3).map { Text.lead($0) }))
      for path in bench.archive {
        #expect(path.hasSuffix(".json"))
        #expect(path.split(separator: "/").last!.utf8.count <= 255)
      }
    }
  }
}

/// Moves on file systems that know no rename which refuses to overwrite, as NFS and many of FUSE.
@Suite(.enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"))
struct PlainRenameTests {
  private static let refused = Tracer.spoiling("renameat2", "error=EINVAL")

  @Test func `files are moved all the same and overwrite nothing`() async throws {
    try await Bench.run { bench in
      try await bench.start(as: Self.refused)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      let second = try #require(bench.archive.first).replacing("F-000001", with: "F-000002")
      try Drop.place("somebody's own", at: bench.spool + "/" + second)
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2)
      #expect(bench.text(second) == "somebody's own")
      #expect(bench.text(second + "~2") == Text.lead(2))
      #expect(bench.entries("file-stalled").isEmpty)
    }
  }

  @Test func `so are they where there are no second names`() async throws {
    try await Bench.run { bench in
      let words =
        Self.refused + ["-e", "trace=renameat2,linkat", "-e", "inject=linkat:error=EPERM"]
      try await bench.start(as: words)
      for number in 1...3 {
        try bench.drop(Text.lead(number), as: "lead.json")
        try await bench.settle(leads: number)
      }
      #expect(Set(bench.archivedTexts) == Set((1...3).map { Text.lead($0) }))
      #expect(bench.entries("file-stalled").isEmpty)
    }
  }
}
