import LeadClock
import Ledger

/// Translates between the desk's numbers and the ledger's names.
struct Names {
  let rules: Rules

  func handle(_ person: PersonID) -> String { rules.people[person.index].handle }
  func policy(_ policy: PolicyID) -> String { rules.policies[policy.index].name }
  func team(_ team: TeamID?) -> String? { team.map { rules.teams[$0.index].name } }

  func person(_ handle: String) -> PersonID? {
    rules.people.firstIndex { $0.handle == handle }.map { PersonID($0) }
  }

  func team(named name: String) -> TeamID? {
    rules.teams.firstIndex { $0.name == name }.map { TeamID($0) }
  }

  /// How a lead stands, with the deadlines that the rules give its clocks.
  func standing(_ lead: LeadSnapshot) -> Standing {
    Standing(
      state: lead.state, owner: handle(lead.owner), team: team(lead.team),
      policy: policy(lead.policy), attempts: lead.attempts, answeredAt: lead.answeredAt,
      clocks: lead.clocks.map { entry($0, policy: lead.policy) }, isSuspect: lead.isSuspect)
  }

  /// A clock with its deadlines; one that has stopped waits for nothing.
  func entry(_ clock: ClockSnapshot, policy: PolicyID) -> Standing.Clock {
    let target = rules.target(of: clock.name, policy: policy, startedAt: clock.startedAt)
    let next =
      target?.rung == clock.levelsDone
      ? target?.due ?? .distantFuture
      : rules.due(
        rung: clock.levelsDone, of: clock.name, policy: rules.policies[policy.index],
        startedAt: clock.startedAt)
    return Standing.Clock(
      clock: clock, dueAt: target?.due,
      nextAt: clock.stoppedAt == nil && next < .distantFuture ? next : nil)
  }

  /// A lead of the ledger as the desk wants it. Somebody or something that the configuration does
  /// not name any more is the catch-all, and the first policy.
  func snapshot(_ row: LeadRow, source: SourceID) -> LeadSnapshot {
    snapshot(
      row.standing, id: row.id, arrivedAt: row.arrivedAt, source: source,
      origin: row.origin == Origin.bought.text ? .bought : .own,
      kind: LeadKind(text: row.kind) ?? .request)
  }

  /// A lead as a standing describes it.
  func snapshot(
    _ standing: Standing, id: LeadID, arrivedAt: Instant, source: SourceID, origin: Origin,
    kind: LeadKind
  ) -> LeadSnapshot {
    let policy = rules.policies.firstIndex { $0.name == standing.policy } ?? 0
    return LeadSnapshot(
      id: id, arrivedAt: arrivedAt, owner: person(standing.owner) ?? rules.catchAll,
      policy: PolicyID(policy), team: standing.team.flatMap { team(named: $0) }, source: source,
      origin: origin, kind: kind, state: standing.state, attempts: standing.attempts,
      answeredAt: standing.answeredAt, clocks: standing.clocks.map(\.clock),
      isSuspect: standing.isSuspect)
  }

  /// Who was told, as the journal writes it: `ana told`, `backup ben told`; without a way to tell
  /// anybody, whose it is: `for ana`.
  func text(_ told: [Told]) -> String? {
    guard !told.isEmpty else { return nil }
    return told.map { entry in
      let role =
        switch entry.role {
        case .owner, .person: ""
        case .backup: "backup "
        case .manager: "manager "
        }
      let person = role + handle(entry.person)
      return entry.channel == nil ? "for \(person)" : "\(person) told"
    }.joined(separator: ", ")
  }

  /// A configured wait as people write it.
  func text(_ wait: Wait) -> String {
    switch wait {
    case .business(let span), .elapsed(let span): Self.short(span)
    case .workingDays(let count): "\(count)wd"
    case .endOfDay: "end of day"
    }
  }

  /// `5m`, `1h30m`, `4s`: only the units that are not zero, as the configuration has them.
  private static func short(_ span: TimeSpan) -> String {
    let seconds = span.milliseconds / 1000
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return text.isEmpty ? "0m" : text
  }
}
