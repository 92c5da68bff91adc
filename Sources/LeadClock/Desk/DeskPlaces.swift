/// Leads coming to the desk and leaving it.
extension Desk {
  /// Puts a lead with its running clocks on the desk, at the start or when it is owed something
  /// again. A lead without a running clock stays in the ledger alone.
  ///
  /// - Parameter nextDues: when each of its clocks reaches its next level under the rules in force,
  ///   where that is known: a hundred thousand times it is worth not to be computed twice.
  public mutating func restore(_ snapshot: LeadSnapshot, nextDues: [Instant]? = nil) {
    guard snapshot.state != .closed, snapshot.clocks.contains(where: { $0.stoppedAt == nil })
    else { return }
    precondition(store.slot(of: snapshot.id) == nil, "a lead is on the desk once")
    let slot = store.insert(lead: OpenLead(snapshot))
    for (place, clock) in snapshot.clocks.enumerated() where clock.stoppedAt == nil {
      start(clock, of: slot, nextDue: nextDues?[place])
    }
  }

  /// The lead as it stands, from the desk when it is there and else as the ledger knows it;
  /// stopped clocks are known to the ledger alone.
  func current(_ known: LeadSnapshot) -> LeadSnapshot {
    guard let slot = store.slot(of: known.id) else { return known }
    var snapshot = known
    let lead = store.leads[slot]
    snapshot.owner = lead.owner
    snapshot.policy = lead.policy
    snapshot.team = lead.team
    snapshot.state = lead.state
    snapshot.attempts = Int(lead.attempts)
    snapshot.isSuspect = lead.isSuspect
    snapshot.clocks =
      known.clocks.filter { $0.stoppedAt != nil } + clocks(of: slot)
    return snapshot
  }

  /// The lead at a place, with its running clocks.
  func snapshot(of slot: UInt32) -> LeadSnapshot {
    let lead = store.leads[slot]
    return LeadSnapshot(
      id: lead.id, arrivedAt: lead.arrivedAt, owner: lead.owner, policy: lead.policy,
      team: lead.team, source: lead.source, origin: lead.origin, kind: lead.kind,
      state: lead.state, attempts: Int(lead.attempts), clocks: clocks(of: slot),
      isSuspect: lead.isSuspect)
  }

  /// Makes the desk agree with the snapshot: places, clocks and all.
  mutating func replace(by snapshot: LeadSnapshot) {
    if let slot = store.slot(of: snapshot.id) {
      for clock in store.clockSlots(of: slot) { store.removeClock(clock) }
      store.removeLead(slot)
    }
    restore(snapshot)
  }

  private mutating func start(_ clock: ClockSnapshot, of slot: UInt32, nextDue: Instant?) {
    var lead = store.leads[slot]
    let rung = clock.levelsDone
    let due =
      nextDue
      ?? rules.due(
        rung: rung, of: clock.name, policy: rules.policies[lead.policy.index],
        startedAt: clock.startedAt)
    lead.firstClock = store.insert(
      clock: RunningClock(
        lead: slot, name: clock.name, nextLevel: UInt8(clamping: rung),
        startedAt: clock.startedAt, nextDue: due, nextClock: lead.firstClock))
    store.change(lead: slot, to: lead)
  }

  private func clocks(of slot: UInt32) -> [ClockSnapshot] {
    store.clockSlots(of: slot).reversed().map { place in
      let clock = store.clocks[place]
      return ClockSnapshot(
        name: clock.name, startedAt: clock.startedAt, levelsDone: Int(clock.nextLevel))
    }
  }
}

extension OpenLead {
  init(_ snapshot: LeadSnapshot) {
    self.init(
      id: snapshot.id, arrivedAt: snapshot.arrivedAt, owner: snapshot.owner,
      policy: snapshot.policy, source: snapshot.source, team: snapshot.team,
      attempts: UInt16(clamping: snapshot.attempts), kind: snapshot.kind,
      origin: snapshot.origin, state: snapshot.state, isSuspect: snapshot.isSuspect)
  }
}
