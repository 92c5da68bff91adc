import LeadClock

/// Appending an event, and what it changes in the tables that are a fold of the events.
extension Ledger {
  /// Appends an event to the open batch and folds it; returns its place.
  ///
  /// An event whose key is there already is refused by the ledger itself.
  @discardableResult
  public func append(_ event: EventRow) throws(LedgerError) -> Int64 {
    let statement = try connection.statement(EventRow.insertion)
    event.bind(to: statement)
    while try statement.step() {}
    statement.reset()
    let sequence = connection.lastRow
    try fold(event)
    return sequence
  }

  func fold(_ event: EventRow) throws(LedgerError) {
    switch event.kind {
    case .leadReceived, .leadImported, .signalReceived, .testReceived:
      try insertLead(event)
      try stand(event)
    case .leadDuplicate, .leadRepeated:
      try connection.run(
        "UPDATE leads SET duplicates = duplicates + 1 WHERE id = ?", Value(event.lead))
    case .levelReached: try foldLevel(event)
    case .leadAnswered, .responseRecorded, .leadReopened, .ownerChanged, .leadClosed:
      try foldResponse(event)
      try stand(event)
    case .leadCompleted:
      try connection.run(
        """
        UPDATE leads SET format = coalesce(?, format) WHERE id = ?
        AND format IN ('unreadable', 'reader-crashed')
        """, Value(event.format), Value(event.lead))
    case .levelSkipped, .fileQuarantined, .fileStalled, .fileIgnored, .nextStepDue,
      .followUpDue,
      .inboxUnavailable,
      .inboxRecovered, .drought, .flood, .diskLow, .courierMissing, .deliveryFailed, .digest,
      .configReloaded, .configRejected, .clockStepped, .started, .stopped:
      break
    }
  }

  private func insertLead(_ event: EventRow) throws(LedgerError) {
    let sort =
      switch event.kind {
      case .signalReceived: "signal"
      case .testReceived: "test"
      case .leadImported: "imported"
      default: "lead"
      }
    try connection.run(
      """
      INSERT INTO leads (id, sort, kind, source, origin, state, arrived_ms, submitted_ms,
      confidence, seen_ms, format, file, record) VALUES (?, ?, ?, ?, ?, 'closed', ?, ?, ?, ?, ?, ?, ?)
      """,
      Value(event.lead), .text(sort), Value(event.leadKind), Value(event.source),
      Value(event.origin), Value(event.arrivedAt?.milliseconds),
      Value(event.submittedAt?.milliseconds), Value(event.confidence),
      Value(event.seenAt?.milliseconds), Value(event.format), Value(event.file),
      Value(event.record))
  }

  private func foldLevel(_ event: EventRow) throws(LedgerError) {
    try connection.run(
      """
      UPDATE clocks SET levels_done = ?, level = ?, next_ms = ?
      WHERE lead = ? AND clock = ? AND started_ms = ?
      """,
      Value(event.rung.map { $0 + 1 }), Value(event.level), Value(event.nextAt?.milliseconds),
      Value(event.lead), Value(event.clock), Value(event.startedAt?.milliseconds))
  }

  private func foldResponse(_ event: EventRow) throws(LedgerError) {
    if event.deed == "undo" { return try foldUndo(event) }
    if event.waitingOn != nil {
      try connection.run(
        "UPDATE leads SET waiting_on = ?, next_step_ms = ? WHERE id = ?",
        Value(event.waitingOn), Value(event.nextStepAt?.milliseconds), Value(event.lead))
    }
    guard event.kind == .leadClosed || event.kind == .leadReopened else { return }
    let isClosed = event.kind == .leadClosed
    try connection.run(
      "UPDATE leads SET closed_ms = ?, outcome = ? WHERE id = ?",
      isClosed ? Value(event.at.milliseconds) : .null, isClosed ? Value(event.outcome) : .null,
      Value(event.lead))
  }

  /// An undo brings back all that its standing says, and that something was not said.
  private func foldUndo(_ event: EventRow) throws(LedgerError) {
    guard let ending = event.standing.flatMap({ Standing(text: $0) })?.ending else { return }
    try connection.run(
      "UPDATE leads SET waiting_on = ?, next_step_ms = ?, closed_ms = ?, outcome = ? WHERE id = ?",
      Value(ending.waitingOn), Value(ending.nextStepAt?.milliseconds),
      Value(ending.closedAt?.milliseconds), Value(ending.outcome), Value(event.lead))
  }

  /// Makes lead and clocks as the event says they stand. A clock keeps the name of its level.
  ///
  /// An owner changed by new rules and not by a response says only what runs: what has ended, and
  /// when the lead was answered, stays.
  private func stand(_ event: EventRow) throws(LedgerError) {
    guard let text = event.standing, let lead = event.lead else { return }
    guard let standing = Standing(text: text) else {
      throw LedgerError("event of L-\(lead) with an unreadable standing")
    }
    let isByRules = event.kind == .ownerChanged && event.response == nil
    try connection.run(
      """
      UPDATE leads SET state = ?, owner = ?, team = ?, policy = ?, attempts = ?,
      answered_ms = coalesce(?, CASE WHEN ? THEN answered_ms END), suspect = ?
      WHERE id = ?
      """,
      .text(standing.state.text), .text(standing.owner), Value(standing.team),
      .text(standing.policy), Value(standing.attempts),
      Value(standing.answeredAt?.milliseconds), Value(isByRules ? 1 : 0),
      .integer(standing.isSuspect ? 1 : 0), .integer(lead))
    if !isByRules { try drop(clocksOf: lead, unless: standing.clocks) }
    for clock in standing.clocks { try upsert(clock, of: lead) }
  }

  private func drop(
    clocksOf lead: Int64, unless kept: [Standing.Clock]
  ) throws(LedgerError) {
    let statement = try connection.statement("SELECT clock, started_ms FROM clocks WHERE lead = ?")
    statement.bind(1, lead)
    var gone: [(String, Int64)] = []
    while try statement.step() {
      let name = statement.text(0) ?? ""
      let start = statement.integer(1) ?? 0
      let stays = kept.contains {
        $0.clock.name.text == name && $0.clock.startedAt.milliseconds == start
      }
      if !stays { gone.append((name, start)) }
    }
    statement.reset()
    for (name, start) in gone {
      try connection.run(
        "DELETE FROM clocks WHERE lead = ? AND clock = ? AND started_ms = ?",
        .integer(lead), .text(name), .integer(start))
    }
  }

  private func upsert(_ entry: Standing.Clock, of lead: Int64) throws(LedgerError) {
    try connection.run(
      """
      INSERT INTO clocks (lead, clock, started_ms, levels_done, stopped_ms, due_ms, next_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lead, clock, started_ms) DO UPDATE SET
      levels_done = excluded.levels_done, stopped_ms = excluded.stopped_ms,
      due_ms = excluded.due_ms, next_ms = excluded.next_ms
      """,
      .integer(lead), .text(entry.clock.name.text),
      .integer(entry.clock.startedAt.milliseconds), Value(entry.clock.levelsDone),
      Value(entry.clock.stoppedAt?.milliseconds), Value(entry.dueAt?.milliseconds),
      Value(entry.nextAt?.milliseconds))
  }

  /// Sets the deadlines of a running clock after a change of the configuration, which is no event.
  public func setDeadlines(
    of lead: LeadID, _ entry: Standing.Clock
  ) throws(LedgerError) { try upsert(entry, of: lead.number) }
}
