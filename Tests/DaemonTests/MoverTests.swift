import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclockd

/// Moving what is committed, also when a crash came in between.
@Suite struct MoverTests {
  private let folder = TemporaryFolder()

  /// A committed file that goes from the inbox to the archive.
  private func row(_ name: String, reason: String? = nil) throws -> (FileRow, Folder, Spool) {
    let spool = try Spool(path: folder.path + "/spool")
    folder.write("{}", to: "spool/inbox/" + name)
    let inbox = try Folder(path: spool.root.path + "/inbox")
    let facts = try #require(try inbox.facts(of: FileName(name)))
    let target = reason == nil ? "archive/2026-11-21/F-000001-" : "quarantine/F-000001-"
    let row = FileRow(
      id: 1, folder: "inbox", name: Array(name.utf8), inode: facts.inode, size: facts.size,
      modified: facts.modified, digest: [1], path: target + name, reason: reason)
    return (row, inbox, spool)
  }

  private func isMoved(_ outcome: Mover.Outcome) -> Bool {
    if case .moved = outcome { true } else { false }
  }

  private func isChanged(_ outcome: Mover.Outcome) -> Bool {
    if case .changed = outcome { true } else { false }
  }

  @Test func `a file is moved once, and again is nothing`() throws {
    var (row, inbox, spool) = try row("lead.json")
    let mover = Mover(spool: spool)
    #expect(isMoved(mover.move(&row, from: inbox, detail: nil)))
    try mover.sync()
    #expect(try inbox.names().isEmpty)
    #expect(isMoved(mover.move(&row, from: inbox, detail: nil)))
    #expect(access(spool.root.path + "/" + row.path, F_OK) == 0)
  }

  @Test func `a name that is taken gets a number and overwrites nothing`() throws {
    var (row, inbox, spool) = try row("lead.json")
    mkdir(spool.archive.path + "/2026-11-21", 0o755)
    folder.write("older", to: "spool/" + row.path)
    #expect(isMoved(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
    #expect(row.path == "archive/2026-11-21/F-000001-lead.json~2")
    #expect(access(spool.root.path + "/" + row.path, F_OK) == 0)
  }

  @Test func `a file that changed before it was moved is to be read again`() throws {
    var (row, inbox, spool) = try row("lead.json")
    folder.write("{ \"more\": 1 }", to: "spool/inbox/lead.json")
    #expect(isChanged(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
  }

  @Test func `a file that changed and was moved before a crash is still to be read again`() throws {
    var (row, inbox, spool) = try row("lead.json")
    folder.write("{ \"more\": 1 }", to: "spool/inbox/lead.json")
    let target = try spool.place(of: row.path)
    try inbox.move(FileName("lead.json"), to: target.folder, as: target.name)
    #expect(isChanged(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
  }

  @Test func `another file under the same name stays where it is`() throws {
    var (row, inbox, spool) = try row("lead.json")
    folder.write("{}", to: "spool/inbox/.other")
    rename(spool.root.path + "/inbox/.other", spool.root.path + "/inbox/lead.json")
    #expect(isMoved(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
    #expect(try inbox.names().map(\.text) == ["lead.json"])
  }

  @Test func `a quarantined file has its reason beside it before it is there`() throws {
    var (row, inbox, spool) = try row("lead.json", reason: "JSON ends at byte 2")
    let mover = Mover(spool: spool)
    #expect(isMoved(mover.move(&row, from: inbox, detail: nil)))
    let names = try spool.quarantine.names().map(\.text).sorted()
    #expect(names == ["F-000001-lead.json", "F-000001.reason.json"])
  }

  @Test func `a move that was done and reported as failed is found done`() throws {
    var (row, inbox, spool) = try row("lead.json")
    let target = try spool.place(of: row.path)
    try inbox.move(FileName("lead.json"), to: target.folder, as: target.name)
    let path = row.path
    #expect(isMoved(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
    #expect(row.path == path)
    #expect(try target.folder.names().count == 1)
  }

  @Test func `a quarantined file without its reason gets it again`() throws {
    var (row, inbox, spool) = try row("lead.json", reason: "JSON ends at byte 2")
    #expect(isMoved(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
    try spool.quarantine.remove(FileName("F-000001.reason.json"))
    #expect(isMoved(Mover(spool: spool).move(&row, from: inbox, detail: nil)))
    let names = try spool.quarantine.names().map(\.text).sorted()
    #expect(names == ["F-000001-lead.json", "F-000001.reason.json"])
  }

  @Test func `a file that is committed and could not be moved is not taken twice`() throws {
    let host = try Made.host(folder)
    let (row, inbox, _) = try row("lead.json")
    let watched = try Made.watched("spool/inbox", in: folder, role: .inbox(source: nil))
    watched.adopt(inbox)
    let facts = try #require(try inbox.facts(of: FileName("lead.json")))
    var candidate = Made.candidate("lead.json", in: watched)
    candidate.facts = facts
    let taken = TakenFile(
      candidate: candidate, facts: facts, digest: row.digest,
      arrivedAt: Instant(milliseconds: 1000), content: .unusable("it is no lead"))
    var batch = Batch()
    batch.append(taken, at: 0)
    #expect(host.commit(&batch, Made.time(2000), lastScan: nil))
    let folderPath = watched.relativePath
    #expect(host.isCommitted(candidate, facts: facts, digest: row.digest))
    #expect(!host.isCommitted(candidate, facts: facts, digest: [9]))
    let waiting = host.unmoved.take(10)
    #expect(waiting.map(\.row.folder) == [folderPath])
    #expect(waiting.first?.candidate == candidate.key)
  }

  /// What changed between the read and the move is known by the first delivery alone, until it is
  /// committed itself: a crash in between must find it again.
  @Test func `a file that changed is noted as moved with the commit of what it is now`() throws {
    let host = try Made.host(folder)
    let (row, inbox, spool) = try row("lead.json")
    let watched = try Made.watched("spool/inbox", in: folder, role: .inbox(source: nil))
    watched.adopt(inbox)
    let facts = try #require(try inbox.facts(of: FileName("lead.json")))
    func commit(_ candidate: Candidate, _ facts: FileFacts) -> Bool {
      var batch = Batch()
      batch.append(
        TakenFile(
          candidate: candidate, facts: facts, digest: row.digest,
          arrivedAt: Instant(milliseconds: 1000),
          content: .leads(
            [Finding(kind: .notALead, lead: CanonicalLead(format: "json"))], source: nil)),
        at: 0)
      return host.commit(&batch, Made.time(2000), lastScan: nil)
    }
    #expect(commit(Made.candidate("lead.json", in: watched), facts))
    folder.write("{ \"more\": 1 }", to: "spool/inbox/lead.json")
    let seen = Inbox(root: spool.root, lastScan: nil)
    _ = host.finish(Made.time(2000), inbox: seen)
    let again = try #require(seen.nextReady())
    #expect(again.folder.role == .archive)
    var empty = Batch()
    #expect(host.commit(&empty, Made.time(3000), lastScan: nil))
    #expect(try host.ledger.unmovedFiles().map(\.id) == [1])
    let changed = try #require(try again.folder.folder?.facts(of: again.name))
    #expect(commit(again, changed))
    #expect(try host.ledger.unmovedFiles().map(\.id) == [2])
  }
}
