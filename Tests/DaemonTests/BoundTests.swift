import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclockd

/// What waits in memory has a limit, however much waits in folders.
@Suite struct BoundTests {
  private let folder = TemporaryFolder()

  private func file(
    _ size: Int64, records: Int, in watched: WatchedFolder
  ) throws -> TakenFile {
    var facts = try #require(watched.folder).facts
    facts.size = size
    let finding = Finding(kind: .lead, lead: CanonicalLead(format: "generic"))
    return TakenFile(
      candidate: Made.candidate("lead.json", in: watched), facts: facts, digest: [],
      arrivedAt: Instant(milliseconds: 0),
      content: .leads(Array(repeating: finding, count: records), source: nil))
  }

  @Test(arguments: [
    (1, Int64(100), 1, false), (255, 100, 1, false), (256, 100, 1, true),
    (1, 5 << 20, 1, true), (2, 2 << 20, 1, true), (1, 100, 1999, false), (2, 100, 1000, true),
  ])
  func `a batch is full by its files, their bytes or what was found in them`(
    files: Int, bytes: Int64, records: Int, isFull: Bool
  ) throws {
    let inbox = try Made.watched("spool", in: folder)
    var batch = Batch()
    for _ in 0..<files { batch.append(try file(bytes, records: records, in: inbox), at: 0) }
    #expect(batch.isFull == isFull)
  }

  @Test func `notices that had no room are counted and that is said`() {
    var notices = WaitingNotices()
    let now = Instant(milliseconds: 0)
    for number in 1...WaitingNotices.limit {
      notices.append(Notices.row(.fileStalled, .warning, "\(number)", at: now))
    }
    #expect(notices.all(at: now).count == WaitingNotices.limit)
    notices += [
      Notices.row(.inboxRecovered, .notice, nil, at: now),
      Notices.row(.inboxRecovered, .notice, nil, at: now),
    ]
    let said = notices.all(at: now)
    #expect(said.count == WaitingNotices.limit + 1)
    #expect(said.last?.kind == .diskLow)
    #expect(said.last?.reason?.hasPrefix("2 more notices had no room") == true)
  }

  @Test func `a storm of messages is put into the outbox a slice at a time, each once`() throws {
    let host = try Made.host(folder)
    let messages = 2 * Outbox.publishSlice + 5
    try host.ledger.begin()
    for number in 1...messages {
      try host.ledger.keep(
        delivery: DeliveryRow(
          key: "k\(number)", lead: LeadID(1), clock: "first-response", level: "late", rung: 1,
          startedAt: Instant(milliseconds: 0), person: "ana", channel: "sms",
          createdAt: Instant(milliseconds: Int64(messages - number))))
    }
    try host.ledger.commit()
    let inbox = Inbox(root: host.spool.root, lastScan: nil)
    var published: [Int] = []
    for pass in 1...4 as ClosedRange<Int64> {
      _ = host.finish(Made.time(pass), inbox: inbox)
      // Nothing more before what was done is noted.
      _ = host.finish(Made.time(pass), inbox: inbox)
      published.append(try host.spool.outbox.names().count)
      var batch = Batch()
      #expect(host.commit(&batch, Made.time(pass), lastScan: nil))
    }
    #expect(published == [32, 64, 69, 69])
    #expect(!host.isUnfinished)
    // The oldest come first.
    #expect(try host.ledger.unpublishedDeliveries().isEmpty)
  }

  @Test func `a folder's names come back byte for byte, without the two dots`() throws {
    for name in ["a", "b.json", "..c", String(repeating: "n", count: 255)] {
      folder.write("", to: "spool/" + name)
    }
    let spool = try Folder(path: folder.path + "/spool")
    let names = try spool.names()
    #expect(names.count == 4)
    #expect(Set(names.map(\.text)) == ["a", "b.json", "..c", String(repeating: "n", count: 255)])
    #expect(names.indices.allSatisfy { Array(names.slice($0)) == names[$0].bytes })
    #expect(try spool.names(limit: 2).count == 2)
    #expect(try Folder(path: folder.path + "/state").names().isEmpty)
  }

  @Test func `an entry of which half is written is not noted as told`() throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let reading = Descriptor(ends[0])
    let writing = Descriptor(ends[1])
    let ledger = try Ledger(folder: folder.path + "/state", create: true)
    try ledger.begin()
    var rows: [EventRow] = []
    for number in 1...2 as ClosedRange<Int64> {
      var row = EventRow(.fileStalled, at: Instant(milliseconds: number))
      row.reason = String(repeating: "x", count: number == 1 ? 40_000 : 1)
      row.sequence = try ledger.append(row)
      rows.append(row)
    }
    try ledger.commit()
    let output = StandardOutput(form: .json, descriptor: writing.number)
    let reporter = Reporter(
      channel: .output(output), zone: .utc, marks: .init(told: 0, urged: 0), latest: 0)
    reporter.take(rows, through: 2)
    // Message and reason: more than the 64 KiB of a pipe.
    try reporter.work(ledger, at: 0)
    #expect(!output.isWhole)
    #expect(reporter.marks.told == 0)
    #expect(reporter.isBehind)
    var bytes: [UInt8] = []
    var isBehind = true
    while isBehind {
      isBehind = reporter.isBehind
      var part = [UInt8](repeating: 0, count: 65_536)
      bytes += part[..<read(reading.number, &part, part.count)]
      try reporter.work(ledger, at: 0)
    }
    #expect(reporter.marks.told == 2)
    #expect(bytes.filter { $0 == 10 }.count == 2)
  }
}
