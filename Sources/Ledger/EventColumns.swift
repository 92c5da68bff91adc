import LeadClock

/// The columns of `events`, in one order for writing and reading.
extension EventRow {
  static let columns = [
    "at_ms", "kind", "lead", "key", "priority", "source", "origin", "lead_kind", "owner",
    "previous_owner", "team", "policy", "route", "clock", "level", "rung", "started_ms", "due_ms",
    "target_ms", "target", "waited_ms", "business_ms", "next_ms", "count", "told", "response",
    "deed", "by_person", "uid", "given_ms", "channel", "outcome", "waiting_on", "next_step_ms",
    "file", "record", "reason", "has", "format", "arrived_ms", "submitted_ms", "confidence",
    "seen_ms", "person", "delivery", "standing", "before",
  ]

  static let insertion =
    "INSERT INTO events (\(columns.joined(separator: ", "))) VALUES ("
    + columns.map { _ in "?" }.joined(separator: ", ") + ")"

  static let selection = "SELECT seq, \(columns.joined(separator: ", ")) FROM events"

  // long: one line a column, so that writing and reading can be compared by eye.
  func bind(to statement: Statement) {
    statement.bind(1, at.milliseconds)
    statement.bind(2, kind.rawValue)
    statement.bind(3, lead)
    statement.bind(4, key)
    statement.bind(5, priority)
    statement.bind(6, source)
    statement.bind(7, origin)
    statement.bind(8, leadKind)
    statement.bind(9, owner)
    statement.bind(10, previousOwner)
    statement.bind(11, team)
    statement.bind(12, policy)
    statement.bind(13, route)
    statement.bind(14, clock)
    statement.bind(15, level)
    statement.bind(16, rung)
    statement.bind(17, startedAt?.milliseconds)
    statement.bind(18, dueAt?.milliseconds)
    statement.bind(19, targetAt?.milliseconds)
    statement.bind(20, target)
    statement.bind(21, waited)
    statement.bind(22, business)
    statement.bind(23, nextAt?.milliseconds)
    statement.bind(24, count)
    statement.bind(25, told)
    statement.bind(26, response)
    statement.bind(27, deed)
    statement.bind(28, by)
    statement.bind(29, uid)
    statement.bind(30, givenAt?.milliseconds)
    statement.bind(31, channel)
    statement.bind(32, outcome)
    statement.bind(33, waitingOn)
    statement.bind(34, nextStepAt?.milliseconds)
    statement.bind(35, file)
    statement.bind(36, record)
    statement.bind(37, reason)
    statement.bind(38, has)
    statement.bind(39, format)
    statement.bind(40, arrivedAt?.milliseconds)
    statement.bind(41, submittedAt?.milliseconds)
    statement.bind(42, confidence)
    statement.bind(43, seenAt?.milliseconds)
    statement.bind(44, person)
    statement.bind(45, delivery)
    statement.bind(46, standing)
    statement.bind(47, before)
  }

  // long: likewise.
  init(from statement: Statement) throws(LedgerError) {
    guard let kind = EventKind(rawValue: statement.text(2) ?? "") else {
      throw LedgerError("an event of unknown kind; was this ledger written by a newer version?")
    }
    self.init(kind, at: Instant(milliseconds: statement.integer(1) ?? 0))
    sequence = statement.integer(0) ?? 0
    lead = statement.integer(3)
    key = statement.text(4)
    priority = statement.integer(5)
    source = statement.text(6)
    origin = statement.text(7)
    leadKind = statement.text(8)
    owner = statement.text(9)
    previousOwner = statement.text(10)
    team = statement.text(11)
    policy = statement.text(12)
    route = statement.integer(13)
    clock = statement.text(14)
    level = statement.text(15)
    rung = statement.integer(16)
    startedAt = statement.instant(17)
    dueAt = statement.instant(18)
    targetAt = statement.instant(19)
    target = statement.text(20)
    waited = statement.integer(21)
    business = statement.integer(22)
    nextAt = statement.instant(23)
    count = statement.integer(24)
    told = statement.text(25)
    response = statement.text(26)
    deed = statement.text(27)
    by = statement.text(28)
    uid = statement.integer(29)
    givenAt = statement.instant(30)
    channel = statement.text(31)
    outcome = statement.text(32)
    waitingOn = statement.text(33)
    nextStepAt = statement.instant(34)
    file = statement.integer(35)
    record = statement.integer(36)
    reason = statement.text(37)
    has = statement.text(38)
    format = statement.text(39)
    arrivedAt = statement.instant(40)
    submittedAt = statement.instant(41)
    confidence = statement.text(42)
    seenAt = statement.instant(43)
    person = statement.text(44)
    delivery = statement.text(45)
    standing = statement.text(46)
    before = statement.text(47)
  }
}

extension Statement {
  /// The instant in a column of Unix milliseconds.
  func instant(_ column: Int32) -> Instant? {
    integer(column).map { Instant(milliseconds: $0) }
  }
}
