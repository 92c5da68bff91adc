import LeadClock
import Ledger

/// Rows of levels.
extension Recorder {
  func row(_ reached: LevelReached) -> EventRow {
    var row = common(.levelReached, reached, reached.rung, reached.level.name)
    row.priority = Int64(reached.level.priority.rawValue)
    row.dueAt = reached.due
    row.target = reached.target.map { names.text($0.after) }
    row.targetAt = reached.target?.due
    row.waited = reached.waited.elapsed.milliseconds
    row.business = reached.waited.business.milliseconds
    row.told = names.text(reached.told)
    row.count = Int64(reached.skipped)
    let next = names.rules.due(
      rung: reached.rung + 1, of: reached.clock,
      policy: names.rules.policies[reached.policy.index], startedAt: reached.startedAt)
    row.nextAt = next < .distantFuture ? next : nil
    return row
  }

  /// Levels that were passed over are recorded as such: nobody wonders later where they are.
  func skipped(_ reached: LevelReached) -> [EventRow] {
    let policy = names.rules.policies[reached.policy.index]
    let levels = policy.ladder(of: reached.clock).levels
    return (reached.rung - reached.skipped..<reached.rung).map { rung in
      var row = common(.levelSkipped, reached, rung, levels[rung].name)
      row.dueAt = names.rules.due(
        rung: rung, of: reached.clock, policy: policy, startedAt: reached.startedAt)
      row.reason = "a higher level was due already: \(reached.level.name)"
      return row
    }
  }

  private func common(
    _ kind: EventKind, _ reached: LevelReached, _ rung: Int, _ level: String
  ) -> EventRow {
    var row = EventRow(kind, at: now)
    row.lead = reached.lead.number
    row.key = Hashing.key(
      [
        kind.rawValue, reached.lead.text, reached.clock.text, level,
        String(reached.startedAt.milliseconds),
      ], secret: secret)
    row.source = sources[reached.source.index]
    row.owner = names.handle(reached.owner)
    row.policy = names.policy(reached.policy)
    row.clock = reached.clock.text
    row.rung = Int64(rung)
    row.level = level
    row.startedAt = reached.startedAt
    return row
  }
}
