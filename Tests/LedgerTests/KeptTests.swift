import LeadClock
import Testing

@testable import Ledger

@Suite struct `A response` {
  private let folder = StateFolder()
  private let ledger: Ledger

  init() throws { ledger = try folder.open() }

  private static func row(
    _ id: String, lead: Int64?, wanted: String? = nil, result: String = "applied",
    event: Int64? = nil, at: Int64 = 3
  ) -> ResponseRow {
    ResponseRow(
      id: id, lead: lead.map { LeadID($0) }, wanted: wanted, kind: "contact", by: "ana",
      claimedBy: "ben", uid: 1000, givenAt: minute(2), recordedAt: minute(at), result: result,
      sentence: "answered", event: event, body: wanted.map { _ in "{}" })
  }

  @Test func `is kept with its verdict`() throws {
    let row = Self.row("r1", lead: 1, event: 5)
    try ledger.keep(response: row)
    #expect(try ledger.response(id: "r1") == row)
    #expect(try ledger.response(id: "r2") == nil)
    #expect(try LedgerReader(folder: folder.path).response(id: "r1") == row)
  }

  @Test func `that waits is found by what it waits for, the first to come first`() throws {
    try ledger.keep(response: Self.row("r2", lead: nil, wanted: "aa", result: "waiting", at: 2))
    try ledger.keep(response: Self.row("r1", lead: nil, wanted: "aa", result: "waiting", at: 3))
    try ledger.keep(response: Self.row("r3", lead: nil, wanted: "bb", result: "waiting"))
    #expect(try ledger.responses(waitingFor: "aa").map(\.id) == ["r2", "r1"])
    try ledger.keep(response: Self.row("r2", lead: 4))
    #expect(try ledger.responses(waitingFor: "aa").map(\.id) == ["r1"])
    #expect(try ledger.response(id: "r2")?.lead == LeadID(4))
    #expect(try ledger.responses(waitingFor: "cc") == [])
  }

  @Test func `can be taken back: the latest first, each once`() throws {
    var places: [Int64] = []
    try ledger.batch {
      try ledger.append(received(1, standing()))
      for attempts in 0..<2 {
        places.append(
          try ledger.append(
            deed(
              .responseRecorded, 1, standing(attempts: attempts + 1),
              before: standing(attempts: attempts), at: minute(1))))
      }
      places.append(try ledger.append(deed(.responseRecorded, 1, standing(), at: minute(2))))
    }
    for (place, id) in ["first", "second", "note"].enumerated() {
      try ledger.keep(response: Self.row(id, lead: 1, event: places[place]))
    }
    try ledger.keep(response: Self.row("refused", lead: 1, result: "rejected", event: places[1]))
    #expect(try ledger.latestDeed(of: LeadID(1))?.response == "second")
    #expect(try ledger.latestDeed(of: LeadID(1))?.before == standing(attempts: 1).text)
    try ledger.markUndone(response: "second")
    #expect(try ledger.latestDeed(of: LeadID(1))?.response == "first")
    try ledger.markUndone(response: "first")
    #expect(try ledger.latestDeed(of: LeadID(1)) == nil)
    #expect(try ledger.latestDeed(of: LeadID(2)) == nil)
  }

  @Test func `keeps its note apart, and no row where there is none`() throws {
    try ledger.keep(note: "wants a quote", nextStep: nil, response: "r1", lead: LeadID(1))
    try ledger.keep(note: nil, nextStep: nil, response: "r2", lead: LeadID(1))
    let reader = try LedgerReader(folder: folder.path)
    #expect(try reader.note(response: "r1").note == "wants a quote")
    #expect(try reader.note(response: "r1").nextStep == nil)
    #expect(try ledger.dump("notes").count == 1)
    #expect(try reader.note(response: "r2").note == nil)
  }
}

@Suite struct `A file` {
  private let folder = StateFolder()
  private let ledger: Ledger

  init() throws { ledger = try folder.open() }

  private static func row(_ id: Int64, reason: String? = nil) -> FileRow {
    FileRow(
      id: id, folder: "inbox/website", name: [0x6C, 0xFF, 0x00, 0x2E], inode: .max - 3,
      size: 17, modified: 1_795_392_000_123_456_789, digest: [1, 2, 3],
      path: "archive/2026-11-23/F-00000\(id)-l", reason: reason)
  }

  @Test func `is kept byte for byte and waits to be moved`() throws {
    #expect(try ledger.nextFile() == 1)
    try ledger.keep(file: Self.row(1))
    try ledger.keep(file: Self.row(2, reason: "JSON ends at byte 412"))
    #expect(try ledger.nextFile() == 3)
    #expect(
      try ledger.unmovedFiles() == [Self.row(1), Self.row(2, reason: "JSON ends at byte 412")])
    try ledger.markMoved(file: 1)
    #expect(try ledger.unmovedFiles().map(\.id) == [2])
    #expect(try LedgerReader(folder: folder.path).file(1) == Self.row(1))
    #expect(try LedgerReader(folder: folder.path).file(3) == nil)
  }

  @Test func `goes elsewhere when its place is taken`() throws {
    try ledger.keep(file: Self.row(1))
    try ledger.redirect(file: 1, to: "archive/2026-11-23/other")
    #expect(try ledger.unmovedFiles().map(\.path) == ["archive/2026-11-23/other"])
  }

  @Test func `has one number only once`() throws {
    try ledger.keep(file: Self.row(1))
    #expect(throws: LedgerError.self) { try ledger.keep(file: Self.row(1)) }
  }

  @Test(arguments: [
    (1, "F-000001"), (26, "F-00001a"), (0xFFFFFF, "F-ffffff"), (1 << 32, "F-100000000"),
  ])
  func `has a number that people can read and write`(number: Int64, text: String) {
    #expect(FileRow.text(number) == text)
    #expect(FileRow.number(text) == number)
    #expect(FileRow.number("f" + text.dropFirst().uppercased()) == number)
  }

  @Test(arguments: [
    "", "F-", "F-x", "F--1", "F-+1", "00001a", "L-1", "F-1 ", "F-fffffffffffffffff",
  ])
  func `has no number that is none`(text: String) { #expect(FileRow.number(text) == nil) }
}

@Suite struct `What people wrote` {
  @Test func `is kept apart from the events, and the last word counts`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    #expect(try ledger.particulars(of: LeadID(1)) == nil)
    try ledger.keep(particulars: "{\"name\":\"Zoë\"}", of: LeadID(1))
    try ledger.keep(particulars: "", of: LeadID(2))
    try ledger.keep(particulars: "{\"name\":\"Zoë Kay\"}", of: LeadID(1))
    #expect(try ledger.particulars(of: LeadID(1)) == "{\"name\":\"Zoë Kay\"}")
    #expect(try ledger.particulars(of: LeadID(2)) == "")
    #expect(try LedgerReader(folder: folder.path).particulars(of: LeadID(1))?.isEmpty == false)
    #expect(try ledger.dump("events") == [])
  }

  @Test func `is found again by its hashes, the newest lead first`() throws {
    let ledger = try StateFolder().open()
    for lead in 1...20 as ClosedRange<Int64> {
      try ledger.keep(identity: [7, 0, 7], of: LeadID(lead))
      try ledger.keep(identity: [7, 0, 7], of: LeadID(lead))
    }
    try ledger.keep(identity: [7, 0], of: LeadID(99))
    #expect(try ledger.leads(withIdentity: [7, 0, 7]).map(\.number) == Array((5...20).reversed()))
    #expect(try ledger.leads(withIdentity: [7, 0, 7], limit: 1) == [LeadID(20)])
    #expect(try ledger.leads(withIdentity: [7, 0]) == [LeadID(99)])
    #expect(try ledger.leads(withIdentity: []) == [])
  }
}
