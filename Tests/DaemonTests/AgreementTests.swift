import LeadClock
import LeadFormats
import Ledger
import Settings
import Testing

@testable import leadclockd

/// A start, and a reload, under rules that say something else than the ledger.
@Suite struct `Rules that changed` {
  private static let now: Int64 = 1_800_000_000_000
  private static let leads = Host.agreementSlice + 100

  /// A ledger with that many leads of ana, who is the catch-all, and a folder for it.
  private func folder() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let host = try Made.host(folder)
    let inbox = try Made.watched("spool/inbox", in: folder, role: .inbox(source: nil))
    let facts = try #require(inbox.folder).facts
    var batch = Batch()
    for number in 1...Self.leads {
      var lead = CanonicalLead(format: "generic")
      lead.contact.email = "\(number)@customer.example"
      batch.append(
        TakenFile(
          candidate: Made.candidate("\(number).json", in: inbox), facts: facts, digest: [1],
          arrivedAt: Instant(milliseconds: Self.now),
          content: .leads([Finding(kind: .lead, lead: lead)], source: "website")), at: 0)
    }
    #expect(host.commit(&batch, Made.time(Self.now), lastScan: nil))
    host.close()
    return folder
  }

  private func settings(_ folder: TemporaryFolder, late: String, people: String) throws -> Settings
  {
    let text = """
      spool: \(folder.path)/spool
      state: \(folder.path)/state
      people: { \(people) }
      policies:
        default:
          calendar: always
          first-response:
            - { after: 4m, level: at-risk, notify: [owner], priority: notice }
            - { after: \(late), level: late, notify: [owner], priority: warning }
      """
    return try Settings.read(Array(text.utf8), path: "leadclock.yaml")
  }

  private func host(_ settings: Settings) throws -> Host {
    let ledger = try Ledger(folder: settings.state, create: false)
    let last = try ledger.lastEvent()
    let reporter = Reporter(
      channel: .output(StandardOutput(form: .json)), zone: settings.timezone,
      marks: .init(told: last, urged: last), latest: last)
    return try Host(
      ledger: ledger, spool: try Spool(path: settings.spool), settings: settings,
      reporter: reporter)
  }

  private func commit(_ host: Host, at milliseconds: Int64) {
    var batch = Batch()
    #expect(host.commit(&batch, Made.time(milliseconds), lastScan: nil))
  }

  private func count(_ kind: EventKind, _ host: Host) throws -> Int {
    try host.ledger.events([kind], after: 0, through: .max).count
  }

  @Test func `are recorded a slice at a time`() throws {
    let folder = try folder()
    let host = try host(settings(folder, late: "5m", people: "ben: { emails: [ben@example.com] }"))
    #expect(host.load(Made.time(Self.now)))
    #expect(host.differing.count == Self.leads)
    #expect(try count(.ownerChanged, host) == 0)
    commit(host, at: Self.now + 1)
    #expect(try count(.ownerChanged, host) == Host.agreementSlice)
    #expect(host.isUnfinished)
    commit(host, at: Self.now + 2)
    #expect(try count(.ownerChanged, host) == Self.leads)
    #expect(!host.isUnfinished)
    let owners = Set(try host.ledger.openLeads().map(\.standing.owner))
    #expect(owners == ["ben"])
    let moved = try host.ledger.events([.ownerChanged], after: 0, through: .max)
    #expect(moved.map(\.lead) == (1...Int64(Self.leads)).map { $0 })
    #expect(Set(moved.map(\.previousOwner)) == ["ana"])
  }

  @Test func `do not hold up a level, and are recorded of its lead before it`() throws {
    let folder = try folder()
    let host = try host(settings(folder, late: "5m", people: "ben: { emails: [ben@example.com] }"))
    #expect(host.load(Made.time(Self.now)))
    commit(host, at: Self.now + 240_000)
    #expect(try count(.levelReached, host) == Self.leads)
    for lead in [1, Int64(Self.leads)] {
      let told = try host.ledger.events(ofLead: lead, after: 0, before: .max, limit: 10)
      #expect(told.map(\.kind) == [.leadReceived, .ownerChanged, .levelReached])
    }
    commit(host, at: Self.now + 240_001)
    #expect(try count(.ownerChanged, host) == Self.leads)
  }

  @Test func `that say the same are nothing to record`() throws {
    let folder = try folder()
    let host = try host(try Made.settings(folder))
    #expect(host.load(Made.time(Self.now)))
    #expect(host.desk.openCount == Self.leads)
    #expect(host.differing.isEmpty)
  }

  @Test func `with other deadlines are in the ledger after a reload, a slice at a time`() throws {
    let folder = try folder()
    let host = try host(try Made.settings(folder))
    #expect(host.load(Made.time(Self.now)))
    let people = "ana: { emails: [ana@example.com] }"
    try host.adopt(settings(folder, late: "7m", people: people), Made.time(Self.now))
    #expect(try dues(host).filter { $0 == 420_000 }.count == Host.agreementSlice)
    commit(host, at: Self.now + 1)
    #expect(Set(try dues(host)) == [420_000])
    #expect(try count(.configReloaded, host) == 1)
    #expect(try count(.ownerChanged, host) == 0)
  }

  /// When the targets of the open leads are due, in milliseconds from their start.
  private func dues(_ host: Host) throws -> [Int64?] {
    try host.ledger.openLeads().map { row in
      row.standing.clocks[0].dueAt.map {
        ($0 - row.standing.clocks[0].clock.startedAt).milliseconds
      }
    }
  }
}
