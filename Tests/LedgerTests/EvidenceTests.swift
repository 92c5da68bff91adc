import LeadClock
import Testing

@testable import Ledger

@Suite struct EvidenceTests {
  private let now = Instant(milliseconds: 1_777_888_800_000)

  private func row(_ id: String, _ result: String = "waiting", at: Instant) -> EvidenceRow {
    EvidenceRow(
      id: id, what: "call", kind: "contact", by: "ana", givenAt: at, recordedAt: at,
      result: result, reason: "fits no lead yet")
  }

  @Test func `what is left of a record is found by each of its hashes until it is forgotten`()
    throws
  {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.keep(evidence: row("a", at: now))
    try ledger.keep(evidenceKey: EvidenceKey(.party, [1, 2], evidence: "a"), at: now)
    try ledger.keep(
      evidenceKey: EvidenceKey(.words, [3], evidence: "a", lead: LeadID(7)), at: now)
    #expect(try ledger.evidence(id: "a") == row("a", at: now))
    #expect(try ledger.evidence(known: .party, as: [1, 2]).map(\.evidence) == ["a"])
    #expect(try ledger.evidence(known: .words, as: [3]).map(\.lead) == [LeadID(7)])
    #expect(try ledger.evidence(known: .answer, as: [3]).isEmpty)
    #expect(try ledger.keys(ofEvidence: "a", .party) == [[1, 2]])
    try ledger.forget(evidence: "a")
    #expect(try ledger.evidence(id: "a") == nil)
    #expect(try ledger.evidence(known: .party, as: [1, 2]).isEmpty)
    try ledger.close()
  }

  @Test func `what is too old is forgotten, the rest stays`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    let old = now - .days(8)
    try ledger.keep(evidence: row("old", at: old))
    try ledger.keep(evidenceKey: EvidenceKey(.party, [1], evidence: "old"), at: old)
    try ledger.keep(evidence: row("new", at: now))
    try ledger.keep(evidenceKey: EvidenceKey(.party, [2], evidence: "new"), at: now)
    let oldest = now - Ledger.evidenceLasts
    #expect(try ledger.hasEvidence(before: oldest))
    try ledger.forgetEvidence(before: oldest)
    #expect(try !ledger.hasEvidence(before: oldest))
    #expect(try ledger.evidence(id: "old") == nil)
    #expect(try ledger.evidence(known: .party, as: [1]).isEmpty)
    #expect(try ledger.evidence(known: .party, as: [2]).count == 1)
    try ledger.close()
  }

  @Test func `a ledger of an earlier version is read, and gets the tables when it is written`()
    throws
  {
    let folder = StateFolder()
    let first = try folder.open()
    try first.connection.execute("DROP TABLE evidence; DROP TABLE evidence_keys")
    try first.close()
    let reader = try LedgerReader(folder: folder.path)
    #expect(try reader.evidence().isEmpty)
    reader.close()
    let second = try folder.open()
    try second.keep(evidence: row("a", at: now))
    #expect(try second.evidence(id: "a") != nil)
    try second.close()
  }

  @Test func `of a file that leaves nothing its name and its sum are forgotten with it`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    for (id, path) in [
      (Int64(1), FileRow.removal(1, day: "2026-11-22")),
      (2, "archive/2026-11-22/F-000002-F-000002.removed"),
    ] {
      let row = FileRow(
        id: id, folder: "responses", name: Array("ida.eml".utf8), inode: 1, size: 1, modified: 0,
        digest: [9], path: path)
      #expect(row.leavesNothing == (id == 1))
      try ledger.keep(file: row)
      try ledger.markMoved(file: id)
    }
    #expect(try ledger.file(1)?.name == [])
    #expect(try ledger.file(1)?.digest == [])
    #expect(try ledger.file(2)?.name == Array("ida.eml".utf8))
    try ledger.close()
  }
}
