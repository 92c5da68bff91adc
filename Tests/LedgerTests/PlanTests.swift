import LeadClock
import Testing

@testable import Ledger

/// What a start and the status line ask costs what is open, not what ever was.
@Suite struct `Questions of a start` {
  /// Tables that grow with every lead, and go through from end to end.
  private static func scans(_ sql: String, _ ledger: Ledger) throws -> [String] {
    let statement = try ledger.connection.statement("EXPLAIN QUERY PLAN \(sql)")
    defer { statement.reset() }
    var scans: [String] = []
    while try statement.step() {
      let step = statement.text(3) ?? ""
      // An index over what is open alone may be gone through: it is as long as the answer.
      let isOfOpenLeads = step.contains("INDEX clocks_running")
      let isOfWaiting = ["waiting", "unremoved", "pending"].contains {
        step.contains("INDEX deliveries_\($0)")
      }
      if step.hasPrefix("SCAN"), !isOfOpenLeads, !isOfWaiting { scans.append(step) }
      if step.contains("TEMP B-TREE FOR ORDER BY") { scans.append(step) }
    }
    return scans
  }

  @Test func `go through no table from end to end`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    for sql in [
      Ledger.nextSource, Ledger.firstArrival, Ledger.arrivals, Ledger.openLeadsQuestion,
      "SELECT key FROM deliveries \(Ledger.unpublished)",
      "SELECT key FROM deliveries \(Ledger.unremoved)", Ledger.pendingCount,
      "SELECT kind FROM events \(Ledger.story)",
    ] {
      #expect(try Self.scans(sql, ledger) == [], "\(sql)")
    }
  }

  @Test(arguments: [
    (Ledger.lateLeads, "clocks_due (due_ms<?)"),
    (Ledger.dueClocks, "clocks_next_level (next_ms<?)"),
    (Ledger.arrivals, "leads_by_source (source=? AND arrived_ms>?)"),
  ])
  func `count along an index alone`(sql: String, index: String) throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    let statement = try ledger.connection.statement("EXPLAIN QUERY PLAN \(sql)")
    defer { statement.reset() }
    var steps: [String] = []
    while try statement.step() { steps.append(statement.text(3) ?? "") }
    #expect(steps.contains { $0.hasSuffix("USING COVERING INDEX \(index)") }, "\(steps)")
  }

  @Test func `would be seen to go through one`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    let grouped = "SELECT source, min(arrived_ms) FROM leads WHERE sort = 'lead' GROUP BY source"
    #expect(try !Self.scans(grouped, ledger).isEmpty)
  }

  @Test func `find their indexes in a ledger that was made without them`() throws {
    let folder = StateFolder()
    let old = try folder.open()
    try old.connection.execute("DROP INDEX leads_by_source; DROP INDEX clocks_due")
    try old.connection.execute("DROP INDEX deliveries_waiting; DROP INDEX deliveries_pending")
    try old.connection.execute("CREATE INDEX deliveries_unpublished ON deliveries (key)")
    try old.close()
    let ledger = try folder.open()
    #expect(try Self.scans(Ledger.arrivals, ledger) == [])
    #expect(try Self.scans("SELECT key FROM deliveries \(Ledger.unpublished)", ledger) == [])
    let gone = "SELECT count(*) FROM sqlite_master WHERE name = 'deliveries_unpublished'"
    #expect(try Ledger.integer(ledger.connection, gone) == 0)
  }

  @Test func `say how fast leads came from each source`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch {
      for lead in 1...6 as ClosedRange<Int64> {
        var row = received(lead, kind: lead == 6 ? .leadImported : .leadReceived, standing())
        row.source = lead % 2 == 0 ? "portal" : "website"
        row.arrivedAt = minute(lead)
        try ledger.append(row)
      }
    }
    let rates = try ledger.rates(since: minute(3))
    #expect(rates.map(\.source) == ["portal", "website"])
    #expect(rates.map(\.leads) == [1, 2])
    #expect(rates.map(\.firstAt) == [minute(2), minute(1)])
  }

  @Test func `count no more late leads than they are asked to`() throws {
    let folder = StateFolder()
    let ledger = try folder.open()
    try ledger.batch {
      for lead in 1...5 as ClosedRange<Int64> { try ledger.append(received(lead, standing())) }
    }
    #expect(try ledger.lateCount(asOf: minute(6)) == 5)
    #expect(try ledger.lateCount(asOf: minute(6), limit: 3) == 3)
    #expect(try ledger.lateCount(asOf: minute(4)) == 0)
  }
}
