import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclockd

/// The lines a person reads, as the manual pages show them.
@Suite struct WordingTests {
  /// Saturday.
  private static let noon = RFC3339.read("2026-11-21T10:04:02Z")!

  private func line(
    _ kind: EventKind, at: Instant = noon, _ fill: (inout EventRow) -> Void = { _ in }
  ) -> String {
    var event = EventRow(kind, at: at)
    event.lead = 1042
    event.source = "website"
    fill(&event)
    return Wording(event: event, zone: Zone.utc).line
  }

  private func level(
    _ name: String, due: Int64, waited: Int64, told: String, late: Int64 = 0, skipped: Int64 = 0
  ) -> String {
    line(.levelReached, at: Self.noon + .seconds(due + late)) {
      $0.clock = "first-response"
      $0.level = name
      $0.dueAt = Self.noon + .seconds(due)
      $0.targetAt = Self.noon + .minutes(5)
      $0.target = "5m"
      $0.waited = waited * 1000
      $0.told = told
      $0.count = skipped
    }
  }

  @Test func `the start says how things stand`() {
    let reason =
      "12 open, 2 late, next due 14:03:10; was down 09:58-10:01, 1 level caught up"
    #expect(line(.started) { $0.reason = reason } == "started: " + reason)
  }

  @Test func `a new lead says what it has and when it is due`() {
    let received = line(.leadReceived) {
      $0.has = "phone, email, request"
      $0.clock = "first-response"
      $0.targetAt = Self.noon + .minutes(5)
      $0.told = "ana told"
      $0.owner = "ana"
    }
    #expect(
      received == "L-1042 new from website: phone, email, request; due 10:09:02; ana told")
  }

  @Test func `a level before the target says what is left, one after it that it is late`() {
    #expect(
      level("at-risk", due: 240, waited: 240, told: "ana told")
        == "L-1042 AT RISK: 4m00s unanswered, 1m00s left; ana told")
    #expect(
      level("backup", due: 900, waited: 900, told: "backup ben told")
        == "L-1042 LATE: 15m00s unanswered, target 5m; backup ben told")
  }

  @Test func `a level that is said late says so, and what was skipped`() {
    #expect(
      level("late", due: 300, waited: 300, told: "for ana", late: 90, skipped: 2)
        == "L-1042 LATE: 5m00s unanswered, target 5m; for ana; said 1m30s late, 2 levels skipped")
  }

  @Test func `an answer says how long it took and what is next`() {
    let answered = line(.leadAnswered) {
      $0.waited = (17 * 60 + 41) * 1000
      $0.target = "5m"
      $0.channel = "call"
      $0.waitingOn = "us"
      $0.nextStepAt = RFC3339.read("2026-11-23T12:00:00Z")
    }
    #expect(answered == "L-1042 answered after 17m41s, target 5m, by call; next: us, Mon 12:00")
  }

  @Test func `a quarantined file says why and how to look at it`() {
    let quarantined = line(.fileQuarantined) {
      $0.file = 0x9C1E2A
      $0.reason = "JSON ends at byte 412"
    }
    #expect(
      quarantined
        == "website F-9c1e2a quarantined: JSON ends at byte 412; "
        + "leadclock quarantine show F-9c1e2a")
  }

  @Test func `what is no lead is said in a sentence, and counted`() {
    for (count, what) in [(nil, "it is"), (1, "1 record is"), (3, "3 records are")]
      as [(Int64?, String)]
    {
      let ignored = line(.fileIgnored) {
        $0.file = 7
        $0.count = count
        $0.reason = "leadclock parse says why"
      }
      #expect(
        ignored
          == "website F-000007: \(what) no lead; leadclock parse says why; kept in the archive")
    }
  }

  @Test func `a taken file that cannot be moved is named`() {
    let stalled = line(.fileStalled) {
      $0.file = 7
      $0.reason = "it is taken and cannot be moved: no space"
    }
    #expect(
      stalled
        == "website F-000007 stays where it is: it is taken and cannot be moved: no space")
  }

  @Test func `a silent source says for how long and what to try`() {
    let drought = line(.drought) {
      $0.reason = "for 3h10m of opening time, usual gap under 1h20m"
    }
    #expect(
      drought
        == "website silent for 3h10m of opening time, usual gap under 1h20m; "
        + "leadclock test lead website")
  }

  @Test func `a channel that fails says what is tried next`() {
    let failed = line(.deliveryFailed) {
      $0.channel = "mail"
      $0.person = "ben"
      $0.count = 2
      $0.reason = "SMTP 451"
      $0.told = "page"
    }
    #expect(
      failed == "mail to ben failed twice (SMTP 451), trying page; L-1042 still unanswered")
  }

  @Test func `every kind of event has a line, also when nothing is known`() {
    for kind in EventKind.allCases {
      #expect(!Wording(event: EventRow(kind, at: Self.noon), zone: Zone.utc).line.isEmpty)
    }
  }
}

@Suite struct `The line of a new lead` {
  private static func line(submitted: Int64?, seen: Int64, confidence: String) -> String {
    var event = EventRow(.leadReceived, at: Instant(milliseconds: seen * 1000))
    event.lead = 7
    event.source = "website"
    event.told = "ana told"
    event.clock = "first-response"
    event.submittedAt = submitted.map { Instant(milliseconds: $0 * 1000) }
    event.seenAt = Instant(milliseconds: seen * 1000)
    event.confidence = confidence
    return Wording(event: event, zone: Zone.utc).line
  }

  @Test func `says how long the lead was on its way, where that is known and long`() {
    #expect(
      Self.line(submitted: 0, seen: 720, confidence: "exact")
        == "L-7 new from website; 12m00s on its way; ana told")
    for (submitted, seen, confidence) in [(0, 59, "exact"), (0, 720, "assumed_zone")] {
      #expect(
        Self.line(submitted: Int64(submitted), seen: Int64(seen), confidence: confidence)
          == "L-7 new from website; ana told")
    }
    #expect(
      Self.line(submitted: nil, seen: 720, confidence: "none") == "L-7 new from website; ana told")
  }
}
