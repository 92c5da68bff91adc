import LeadClock
import Testing

@testable import Ledger

@Suite struct `The fold of events` {
  private func ledger(_ events: [EventRow]) throws -> Ledger {
    let ledger = try StateFolder().open()
    try ledger.batch { for event in events { try ledger.append(event) } }
    return ledger
  }

  @Test(arguments: [
    (EventKind.leadReceived, "lead"), (.leadImported, "imported"), (.signalReceived, "signal"),
    (.testReceived, "test"),
  ])
  func `makes a lead of what arrived`(kind: EventKind, sort: String) throws {
    var event = received(7, kind: kind, standing())
    event.submittedAt = minute(-2)
    event.confidence = "exact"
    event.seenAt = minute(1)
    event.format = "json"
    event.file = 3
    event.record = 2
    let row = try #require(try ledger([event]).lead(LeadID(7)))
    #expect(row.sort == sort)
    #expect(row.standing == standing())
    #expect([row.kind, row.source, row.origin] == ["request", "website", "own"])
    #expect([row.arrivedAt, row.submittedAt, row.seenAt] == [minute(0), minute(-2), minute(1)])
    #expect([row.confidence, row.format] == ["exact", "json"])
    #expect(row.file == 3)
    #expect(row.record == 2)
    #expect(row.duplicates == 0)
    #expect(row.levels == [nil])
  }

  @Test func `counts what was said again`() throws {
    var again = EventRow(.leadDuplicate, at: minute(1))
    again.lead = 1
    let ledger = try ledger([received(1, standing()), again, again])
    #expect(try ledger.lead(LeadID(1))?.duplicates == 2)
    #expect(try ledger.lead(LeadID(1))?.standing == standing())
  }

  @Test func `notes a level at its clock and at no other`() throws {
    var level = EventRow(.levelReached, at: minute(5))
    level.lead = 1
    level.clock = "first-response"
    level.startedAt = minute(0)
    level.rung = 1
    level.level = "late"
    level.nextAt = minute(15)
    var skipped = level
    skipped.kind = .levelSkipped
    skipped.rung = 0
    let ledger = try ledger([received(1, standing()), received(2, standing()), skipped, level])
    let row = try #require(try ledger.lead(LeadID(1)))
    #expect(row.standing.clocks == [firstClock(done: 2, next: 15)])
    #expect(row.levels == ["late"])
    #expect(try ledger.lead(LeadID(2))?.standing == standing())
  }

  @Test func `makes a lead stand as each deed says`() throws {
    let stopped = firstClock(done: 2, stopped: minute(6))
    let reply = Standing.Clock(
      clock: ClockSnapshot(name: .reply, startedAt: minute(30), levelsDone: 0),
      dueAt: minute(90), nextAt: minute(90))
    let story: [(EventKind, Standing)] = [
      (.responseRecorded, standing(attempts: 1)),
      (.ownerChanged, standing(owner: "ben", attempts: 1)),
      (.leadAnswered, standing(.answered, owner: "ben", answered: minute(6), clocks: [stopped])),
      (.leadClosed, standing(.closed, owner: "ben", answered: minute(6), clocks: [stopped])),
      (
        .leadReopened,
        standing(.answered, owner: "ben", answered: minute(6), clocks: [stopped, reply])
      ), (.responseRecorded, standing(.open, owner: "cleo", clocks: [reply])),
    ]
    let ledger = try ledger([received(1, standing())])
    for (place, (kind, after)) in story.enumerated() {
      try ledger.batch {
        try ledger.append(deed(kind, 1, after, at: minute(Int64(place))))
      }
      var standing = try #require(try ledger.lead(LeadID(1))).standing
      standing.ending = after.ending
      #expect(standing == after, "\(kind)")
    }
  }

  @Test func `an undo brings back whose move it was and how the lead had ended`() throws {
    var closed = deed(.leadClosed, 1, standing(.closed, clocks: []), at: minute(9))
    closed.outcome = "won"
    let reopened = deed(.leadReopened, 1, standing(.open), at: minute(10))
    var back = standing(.closed, clocks: [])
    back.ending.outcome = "won"
    back.ending.closedAt = minute(9)
    back.ending.waitingOn = "us"
    back.ending.nextStepAt = minute(60)
    var undo = deed(.leadClosed, 1, back, at: minute(11))
    undo.deed = "undo"
    let ledger = try ledger([received(1, standing()), closed, reopened, undo])
    let lead = try #require(try ledger.lead(LeadID(1)))
    #expect(lead.standing == back)
    #expect(lead.outcome == "won" && lead.closedAt == minute(9) && lead.waitingOn == "us")
  }

  @Test func `notes when a lead was closed and how, until it is opened again`() throws {
    var closed = deed(.leadClosed, 1, standing(.closed, clocks: []), at: minute(9))
    closed.outcome = "won"
    let ledger = try ledger([received(1, standing()), closed])
    #expect(try ledger.lead(LeadID(1))?.closedAt == minute(9))
    #expect(try ledger.lead(LeadID(1))?.outcome == "won")
    try ledger.batch { try ledger.append(deed(.leadReopened, 1, standing(), at: minute(10))) }
    #expect(try ledger.lead(LeadID(1))?.closedAt == nil)
    #expect(try ledger.lead(LeadID(1))?.outcome == nil)
  }

  @Test func `notes whose move it is`() throws {
    var answer = deed(.leadAnswered, 1, standing(.answered), at: minute(9))
    answer.waitingOn = "us"
    answer.nextStepAt = minute(100)
    let ledger = try ledger([received(1, standing()), answer])
    #expect(try ledger.lead(LeadID(1))?.waitingOn == "us")
    #expect(try ledger.lead(LeadID(1))?.nextStepAt == minute(100))
  }

  @Test func `is untouched by what is about no lead`() throws {
    let ledger = try ledger([received(1, standing())])
    let before = try ["leads", "clocks"].map(ledger.dump)
    let others = EventKind.allCases.filter {
      ![
        EventKind.leadReceived, .leadImported, .signalReceived, .testReceived, .leadDuplicate,
        .leadRepeated,
        .levelReached, .leadAnswered, .responseRecorded, .leadReopened, .ownerChanged, .leadClosed,
      ].contains($0)
    }
    try ledger.batch {
      for kind in others {
        var row = deed(kind, 1, standing(owner: "nobody"), at: minute(1))
        row.rung = 3
        try ledger.append(row)
      }
    }
    #expect(try ["leads", "clocks"].map(ledger.dump) == before)
    #expect(others.count > 10)
  }

  @Test func `keeps what has ended when new rules give a lead another owner`() throws {
    let stopped = firstClock(done: 2, stopped: minute(6))
    let step = Standing.Clock(
      clock: ClockSnapshot(name: .nextStep, startedAt: minute(60), levelsDone: 0),
      dueAt: minute(60), nextAt: minute(60))
    let answered = standing(.answered, answered: minute(6), clocks: [stopped, step])
    var answer = deed(.leadAnswered, 1, answered, at: minute(6))
    answer.response = "r1"
    let moved = standing(.answered, owner: "cleo", clocks: [step])
    let ledger = try ledger([
      received(1, standing()), answer, deed(.ownerChanged, 1, moved, at: minute(7)),
    ])
    #expect(
      try ledger.lead(LeadID(1))?.standing
        == standing(.answered, owner: "cleo", answered: minute(6), clocks: [stopped, step]))
  }

  @Test func `takes deadlines of new rules`() throws {
    let ledger = try ledger([received(1, standing())])
    try ledger.batch { try ledger.setDeadlines(of: LeadID(1), firstClock(done: 1, next: 40)) }
    #expect(try ledger.lead(LeadID(1))?.standing.clocks == [firstClock(done: 1, next: 40)])
  }

  @Test func `knows who got a team's latest lead, whatever else came`() throws {
    let ledger = try ledger([
      received(1, standing(owner: "ana")), received(2, standing(owner: "ben")),
      received(3, kind: .signalReceived, standing(.closed, owner: "ana", clocks: [])),
      received(4, kind: .testReceived, standing(.closed, owner: "ana", clocks: [])),
    ])
    #expect(try ledger.latestOwner(inTeam: "sales") == "ben")
    #expect(try ledger.latestOwner(inTeam: "support") == nil)
    try ledger.batch {
      try ledger.append(deed(.ownerChanged, 2, standing(owner: "cleo"), at: minute(1)))
    }
    #expect(try ledger.latestOwner(inTeam: "sales") == "ben")
  }
}
