import Foundation
import Glibc
import Testing

/// What can happen to the folders themselves.
@Suite struct FolderTests {
  @Test func `an inbox that is removed is missed and taken up again when it is back`() async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      rmdir(bench.inbox(""))
      let entry = try await bench.entry("inbox-unavailable", within: 5)
      #expect(entry.source == "website")
      mkdir(bench.inbox(""), 0o755)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("inbox-recovered", within: 5)
      try await bench.settle(leads: 1)
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2, within: 3)
    }
  }

  @Test func `an inbox that is replaced by another is watched from then on`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let folder = bench.spool + "/inbox/website"
      rename(folder, bench.root + "/outside/old")
      mkdir(folder, 0o755)
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.entry("inbox-unavailable", within: 5)
      try await bench.entry("inbox-recovered", within: 5)
      try await bench.settle(leads: 1)
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2, within: 3)
    }
  }

  @Test func `a spool that is replaced by another keeps its archive, too`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      rename(bench.spool, bench.root + "/old")
      try await bench.entry("inbox-unavailable", within: 5)
      // A folder that is no spool is none, and nothing is made in it.
      mkdir(bench.spool, 0o755)
      try await bench.pause(2.5)
      #expect(bench.entries("inbox-recovered").isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: bench.spool).isEmpty)
      let folders = ["responses", "receipts", "outbox", "archive", "quarantine", "inbox"]
      for folder in folders + ["inbox/website"] { mkdir(bench.spool + "/" + folder, 0o755) }
      try bench.drop(Text.lead(2), as: "lead.json")
      try await bench.settle(leads: 2)
      #expect(bench.archivedTexts == [Text.lead(2)])
      // And back again, where the daemon still has the lock.
      rename(bench.spool, bench.root + "/new")
      rename(bench.root + "/old", bench.spool)
      try bench.drop(Text.lead(3), as: "lead.json")
      try await bench.settle(leads: 3)
      #expect(Set(bench.archivedTexts) == [Text.lead(1), Text.lead(3)])
      let other = try Child(
        [Bench.program, "--config", bench.configurationPath], output: "/dev/null",
        errors: bench.root + "/errors")
      try await bench.until("refused") { !other.isRunning }
      #expect(other.ending == .exited(74))
    }
  }

  @Test func `an inbox replaced by a symbolic link is refused`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let folder = bench.spool + "/inbox/website"
      try Drop.place(Text.lead(1), at: bench.root + "/outside/lead.json")
      rename(folder, bench.root + "/old")
      symlink(bench.root + "/outside", folder)
      try await bench.entry("inbox-unavailable", within: 5)
      try await bench.pause(2.5)
      #expect(bench.leadCount == 0)
      #expect(bench.entries("inbox-recovered").isEmpty)
    }
  }

  @Test(
    .enabled(
      if: Ordinary.isPossible,
      "root may do everything, and there is no setpriv to become somebody else"))
  func `an inbox that cannot be read for a while loses nothing`() async throws {
    try await Bench.run { bench in
      Ordinary.own(bench)
      try await bench.start(as: Ordinary.words)
      // Files may still be put there, and nobody can list them.
      chmod(bench.inbox(""), 0o333)
      try await bench.entry("inbox-unavailable", within: 5)
      try bench.drop(Text.lead(1), as: "lead.json")
      #expect(bench.leadCount == 0)
      chmod(bench.inbox(""), 0o755)
      try await bench.entry("inbox-recovered", within: 5)
      try await bench.settle(leads: 1)
    }
  }

  @Test(
    .enabled(
      if: Ordinary.isPossible,
      "root may do everything, and there is no setpriv to become somebody else"))
  func `an archive that takes nothing for a while makes no second lead`() async throws {
    try await Bench.run { bench in
      Ordinary.own(bench)
      try await bench.start(as: Ordinary.words)
      chmod(bench.spool + "/archive", 0o555)
      try bench.drop(Text.lead(1), as: "a.json")
      try bench.drop(Text.lead(2), as: "b.json")
      try await bench.entry("lead-received", count: 2)
      try bench.drop(Text.lead(3), as: "b.json")
      try await bench.pause(1.5)
      #expect(bench.names("inbox/website") == ["a.json", "b.json"])
      chmod(bench.spool + "/archive", 0o755)
      try await bench.settle(leads: 3, within: 5)
      #expect(bench.entries("lead-duplicate").isEmpty)
      // The second was overwritten after it was read: the ledger has what it said.
      #expect(Set(bench.archivedTexts) == [Text.lead(1), Text.lead(3)])
    }
  }

  @Test func `a new folder in the inbox is a source at once`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      mkdir(bench.spool + "/inbox/fair", 0o755)
      try Drop.rename(Text.lead(1), to: bench.spool + "/inbox/fair/lead.json")
      let entry = try await bench.entry("lead-received", within: 3)
      #expect(entry.source == "fair")
    }
  }
}
