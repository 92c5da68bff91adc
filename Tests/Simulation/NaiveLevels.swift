import LeadClock

/// Levels as one would work them out by hand: every lead is looked at, every time.
struct NaiveLevels {
  /// A level that must be reached now.
  struct Expected: Hashable {
    var lead: LeadID
    var clock: ClockName
    var startedAt: Instant
    var rung: Int
    var skipped: Int
    var due: Instant
  }

  /// All leads, as the desk last said they stand.
  var leads: [LeadID: LeadSnapshot] = [:]

  /// Everything that is due by `now`.
  func expected(by now: Instant, rules: Rules) -> [Expected] {
    leads.values.filter { $0.state != .closed }.flatMap { lead in
      lead.clocks.filter { $0.stoppedAt == nil }.compactMap { clock in
        let dues = Self.dues(of: clock, rules: rules, policy: rules.policies[lead.policy.index])
        let reached = dues.filter { $0 <= now }.count
        guard reached > clock.levelsDone else { return nil }
        return Expected(
          lead: lead.id, clock: clock.name, startedAt: clock.startedAt, rung: reached - 1,
          skipped: reached - 1 - clock.levelsDone, due: dues[reached - 1])
      }
    }
  }

  /// When each level of a clock is due: by its own wait, and not before the one below it.
  private static func dues(of clock: ClockSnapshot, rules: Rules, policy: Policy) -> [Instant] {
    let calendar = rules.calendars[policy.calendar]
    var latest = Instant.distantPast
    return policy.ladder(of: clock.name).levels.map { level in
      let own =
        switch level.after {
        case .business(let span): calendar.due(from: clock.startedAt, after: span)
        case .elapsed(let span): clock.startedAt + span
        case .workingDays(let count): calendar.due(from: clock.startedAt, workingDays: count)
        case .endOfDay(let age): calendar.endOfDay(from: clock.startedAt, unlessYounger: age)
        }
      latest = max(latest, own)
      return latest
    }
  }

  /// Takes over what the desk decided.
  mutating func take(_ effect: Effect) {
    switch effect {
    case .opened(let opened): leads[opened.lead.id] = opened.lead
    case .answered(let deed), .noted(let deed), .ownerChanged(let deed, _), .closed(let deed, _),
      .reopened(let deed), .undone(let deed, _):
      leads[deed.lead.id] = deed.lead
    case .levelReached(let reached):
      let place = leads[reached.lead]!.clocks.firstIndex {
        $0.name == reached.clock && $0.startedAt == reached.startedAt && $0.stoppedAt == nil
      }!
      leads[reached.lead]!.clocks[place].levelsDone = reached.rung + 1
    case .moved, .duplicate, .repeated, .completed, .deliver, .withdraw, .refused, .receipted,
      .flood,
      .deliveryFailed:
      break
    }
  }
}
