/// Levels reached as time passes.
extension Desk {
  /// Brings the desk to `now`: at most `limit` clocks reach a level, those due first in order.
  ///
  /// A clock whose next levels are all due reaches the highest of them, once; the lower ones are
  /// counted as skipped.
  public mutating func advance(to now: Instant, limit: Int = .max) -> [Effect] {
    var effects: [Effect] = []
    var left = limit
    while left > 0, let entry = store.first, entry.due <= now {
      effects += reachLevel(entry.clock, at: now)
      left -= 1
    }
    return effects
  }

  private mutating func reachLevel(_ slot: UInt32, at now: Instant) -> [Effect] {
    var clock = store.clocks[slot]
    let lead = store.leads[clock.lead]
    let policy = rules.policies[lead.policy.index]
    let ladder = policy.ladder(of: clock.name)
    let first = Int(clock.nextLevel)
    var rung = first
    var due = clock.nextDue
    var following = dueAfter(rung, clock, policy)
    while following <= now {
      rung += 1
      due = following
      following = dueAfter(rung, clock, policy)
    }
    clock.nextLevel = UInt8(clamping: rung + 1)
    clock.nextDue = following
    store.change(clock: slot, to: clock)
    let level = ladder.levels[rung]
    let told =
      lead.isSuspect ? [] : told(by: level, owner: lead.owner, team: lead.team, at: now)
    let reached = LevelReached(
      lead: lead.id, owner: lead.owner, policy: lead.policy, source: lead.source,
      clock: clock.name, startedAt: clock.startedAt, rung: rung, level: level, due: due,
      target: rules.target(of: clock.name, policy: lead.policy, startedAt: clock.startedAt),
      waited: rules.waited(
        from: clock.startedAt, to: max(due, clock.startedAt), policy: lead.policy),
      told: told, skipped: rung - first)
    return [.levelReached(reached)]
      + told.compactMap { entry in
        delivery(of: reached, to: entry).map { .deliver(inFlood($0, source: reached.source)) }
      }
  }

  private func dueAfter(_ rung: Int, _ clock: RunningClock, _ policy: Policy) -> Instant {
    rules.due(rung: rung + 1, of: clock.name, policy: policy, startedAt: clock.startedAt)
  }

  private func delivery(of reached: LevelReached, to told: Told) -> Delivery? {
    guard let channel = told.channel else { return nil }
    return Delivery(
      lead: reached.lead, clock: reached.clock, rung: reached.rung, level: reached.level.name,
      startedAt: reached.startedAt, person: told.person, channel: channel)
  }
}

extension Rules {
  /// When a clock that started at `startedAt` reaches a level; the distant future when the ladder
  /// has no such level. Never before the level below it.
  public func due(
    rung: Int, of clock: ClockName, policy: Policy, startedAt: Instant
  ) -> Instant {
    let levels = policy.ladder(of: clock).levels
    guard rung < levels.count else { return .distantFuture }
    // Waits of one sort ascend, so the last of each sort says when all levels so far are due.
    var latest = Instant.distantPast
    var sorts: Wait.Sorts = []
    for level in levels[...rung].reversed() where sorts.insert(level.after.sort).inserted {
      latest = max(
        latest, due(level.after, calendar: policy.calendar, startedAt: startedAt))
    }
    return latest
  }

  private func due(_ wait: Wait, calendar: Int, startedAt: Instant) -> Instant {
    switch wait {
    case .business(let span): calendars[calendar].due(from: startedAt, after: span)
    case .elapsed(let span): startedAt + span
    case .workingDays(let count):
      calendars[calendar].due(from: startedAt, workingDays: count)
    case .endOfDay(let age):
      calendars[calendar].endOfDay(from: startedAt, unlessYounger: age)
    }
  }

  /// The target of a clock, where its ladder has one.
  public func target(of clock: ClockName, policy: PolicyID, startedAt: Instant) -> Target? {
    let policy = policies[policy.index]
    let ladder = policy.ladder(of: clock)
    guard let rung = ladder.target else { return nil }
    return Target(
      rung: rung, due: due(rung: rung, of: clock, policy: policy, startedAt: startedAt),
      after: ladder.levels[rung].after)
  }

  /// How long it is from one instant to a later one, elapsed and by the policy's calendar.
  public func waited(from start: Instant, to end: Instant, policy: PolicyID) -> Waited {
    let calendar = calendars[policies[policy.index].calendar]
    return Waited(elapsed: end - start, business: calendar.openTime(from: start, to: end))
  }
}

extension Wait {
  /// Sorts of waits, which only the calendar and the start put in an order.
  struct Sorts: OptionSet {
    let rawValue: UInt8
    static let business = Sorts(rawValue: 1)
    static let workingDays = Sorts(rawValue: 2)
    static let elapsed = Sorts(rawValue: 4)
    static let endOfDay = Sorts(rawValue: 8)
  }

  var sort: Sorts {
    switch self {
    case .business: .business
    case .workingDays: .workingDays
    case .elapsed: .elapsed
    case .endOfDay: .endOfDay
    }
  }
}
