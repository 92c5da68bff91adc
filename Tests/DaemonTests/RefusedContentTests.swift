import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclockd

@Suite struct `A batch with content that the ledger refuses` {
  @Test func `goes file by file, and nothing is lost`() throws {
    let folder = TemporaryFolder()
    let host = try Made.host(folder)
    mkdir(folder.path + "/spool/inbox/website", 0o755)
    let inbox = try Made.watched("spool/inbox/website", in: folder)
    var batch = Batch()
    for number in 1...3 {
      batch.append(try Self.file("lead\(number).json", in: inbox, folder), at: 0)
    }
    // Another file has this one's number already: the ledger refuses the second.
    try host.ledger.begin()
    try host.ledger.keep(
      file: FileRow(
        id: 2, folder: "inbox/website", name: [], inode: 0, size: 0, modified: 0, digest: [],
        path: "archive/2026-11-22/F-000002-other.json"))
    try host.ledger.commit()
    #expect(host.commit(&batch, Made.time(1_800_000_000_000), lastScan: nil))
    #expect(batch.isEmpty)
    #expect(try host.ledger.lastLead() == LeadID(3))
  }

  private static func file(
    _ name: String, in watched: WatchedFolder, _ folder: TemporaryFolder
  ) throws -> TakenFile {
    folder.write("{}", to: "spool/inbox/website/" + name)
    var lead = CanonicalLead(format: "generic")
    lead.contact.email = name + "@customer.example"
    var candidate = Made.candidate(name, in: watched)
    let facts = try #require(try watched.folder?.facts(of: FileName(name)))
    candidate.facts = facts
    return TakenFile(
      candidate: candidate, facts: facts, digest: [1],
      arrivedAt: Instant(milliseconds: 1_800_000_000_000),
      content: .leads([Finding(kind: .lead, lead: lead)], source: "website"))
  }
}
