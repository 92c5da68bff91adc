import LeadClock
import Ledger

/// Between the desk's numbers and the ledger's names.
extension Rules {
  func standing(_ lead: LeadSnapshot) -> Standing {
    Standing(
      state: lead.state, owner: people[lead.owner.index].handle,
      team: lead.team.map { teams[$0.index].name }, policy: policies[lead.policy.index].name,
      attempts: lead.attempts, answeredAt: lead.answeredAt,
      clocks: lead.clocks.map { entry($0, policy: lead.policy) })
  }

  func entry(_ clock: ClockSnapshot, policy: PolicyID) -> Standing.Clock {
    let next = due(
      rung: clock.levelsDone, of: clock.name, policy: policies[policy.index],
      startedAt: clock.startedAt)
    return Standing.Clock(
      clock: clock,
      dueAt: target(of: clock.name, policy: policy, startedAt: clock.startedAt)?.due,
      nextAt: clock.stoppedAt == nil && next < .distantFuture ? next : nil)
  }

  func snapshot(_ row: LeadRow, sources: [String]) -> LeadSnapshot {
    snapshot(row.standing, of: row, sources: sources)
  }

  func snapshot(_ standing: Standing, of row: LeadRow, sources: [String]) -> LeadSnapshot {
    let owner = people.firstIndex { $0.handle == standing.owner }
    let policy = policies.firstIndex { $0.name == standing.policy }
    let team = teams.firstIndex { $0.name == standing.team }
    return LeadSnapshot(
      id: row.id, arrivedAt: row.arrivedAt, owner: owner.map { PersonID($0) } ?? catchAll,
      policy: PolicyID(policy ?? 0), team: team.map { TeamID($0) },
      source: SourceID(sources.firstIndex(of: row.source)!),
      origin: row.origin == Origin.bought.text ? .bought : .own,
      kind: LeadKind(text: row.kind)!, state: standing.state, attempts: standing.attempts,
      answeredAt: standing.answeredAt, clocks: standing.clocks.map(\.clock))
  }

  func row(_ delivery: Delivery, at now: Instant) -> DeliveryRow {
    let person = people[delivery.person.index].handle
    let start = delivery.startedAt.milliseconds
    return DeliveryRow(
      key: "\(delivery.lead.text) \(delivery.clock.text) \(start) \(delivery.rung) \(person) "
        + delivery.channel,
      lead: delivery.lead, clock: delivery.clock.text, level: delivery.level, rung: delivery.rung,
      startedAt: delivery.startedAt, person: person, channel: delivery.channel, createdAt: now)
  }

  func delivery(_ row: DeliveryRow) -> Delivery? {
    guard let person = people.firstIndex(where: { $0.handle == row.person }) else { return nil }
    return Delivery(
      lead: row.lead, clock: ClockName(text: row.clock)!, rung: row.rung, level: row.level,
      startedAt: row.startedAt, person: PersonID(person), channel: row.channel)
  }
}
