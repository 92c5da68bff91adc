/// New rules while leads are open.
extension Desk {
  /// Takes new rules: people, teams and policies are found again by name, every open deadline is
  /// computed anew, and a level that was reached stays reached.
  ///
  /// A lead whose owner is gone or has left moves, one whose policy is gone is under the first;
  /// each such lead is an effect.
  public mutating func adopt(_ new: Rules, at now: Instant) -> [Effect] {
    let old = rules
    let translation = Translation(from: old, to: new)
    rules = new
    turns = new.teams.indices.map { place in
      guard let before = old.teams.firstIndex(where: { $0.name == new.teams[place].name })
      else { return 0 }
      let members = old.teams[before].members
      let order = members[turns[before]...] + members[..<turns[before]]
      return order.lazy.compactMap { translation.people[$0.index] }
        .compactMap { new.teams[place].members.firstIndex(of: $0) }.first ?? 0
    }
    var effects: [Effect] = []
    // Noting the way back of every step would be many times what is open.
    if memory?.store == nil {
      memory?.store = store
      store.keep()
    }
    for lead in openNumbers() {
      guard let slot = store.slot(of: LeadID(lead)) else { continue }
      effects += move(snapshot(of: slot), by: translation, from: old, at: now)
    }
    return effects
  }

  /// A lead of the ledger as the rules in force have it: one whose owner has left is somebody else's.
  public func inherited(_ lead: LeadSnapshot, at now: Instant) -> LeadSnapshot {
    var after = lead
    let manager = lead.team.flatMap { rules.teams[$0.index].manager }
    after.owner = rules.heir(of: lead.owner, manager: manager, at: now)
    return after
  }

  /// The open lead of that number with its running clocks; nil when it is not on the desk.
  public func lead(_ id: LeadID) -> LeadSnapshot? { store.slot(of: id).map { snapshot(of: $0) } }

  /// The numbers of all leads on the desk, oldest first.
  public func openNumbers() -> [Int64] {
    store.openSlots().map { store.leads[$0].id.number }.sorted()
  }

  /// Every lead on the desk, oldest number first.
  public func openLeads() -> [LeadSnapshot] {
    store.openSlots().map { snapshot(of: $0) }.sorted { $0.id < $1.id }
  }

  private mutating func move(
    _ lead: LeadSnapshot, by translation: Translation, from old: Rules, at now: Instant
  ) -> [Effect] {
    var after = lead
    after.policy = translation.policies[lead.policy.index] ?? PolicyID(0)
    after.team = lead.team.flatMap { translation.teams[$0.index] }
    let owner = translation.people[lead.owner.index]
    after.owner = owner ?? rules.catchAll
    if owner != nil { after = inherited(after, at: now) }
    for place in after.clocks.indices {
      let name = after.clocks[place].name
      let ladder = rules.policies[after.policy.index].ladder(of: name)
      after.clocks[place].levelsDone = ladder.levelsDone(
        lead.clocks[place].levelsDone, of: old.policies[lead.policy.index].ladder(of: name))
    }
    replace(by: after)
    let changed = after.owner != owner || translation.policies[lead.policy.index] == nil
    return changed ? [.moved(after, from: translation.handles[lead.owner.index])] : []
  }
}

extension Ladder {
  /// How many levels count as reached where that many of another ladder were: never fewer, and
  /// none of the same name comes again.
  func levelsDone(_ count: Int, of other: Ladder) -> Int {
    let reached = other.levels.prefix(count).map(\.name)
    let last = levels.lastIndex { reached.contains($0.name) }
    return max(count, last.map { $0 + 1 } ?? 0)
  }
}

extension Rules {
  /// The person, unless they have left: then who stands in for them. Being away moves nothing.
  func heir(of person: PersonID, manager: PersonID?, at now: Instant) -> PersonID {
    guard let left = people[person.index].left, timezone.local(now).date >= left
    else { return person }
    return present(person, manager: manager, at: now)
  }
}

/// Where the numbers of old rules are found in new ones.
private struct Translation {
  let people: [PersonID?]
  let teams: [TeamID?]
  let policies: [PolicyID?]
  /// Handles by old number.
  let handles: [String]

  init(from old: Rules, to new: Rules) {
    handles = old.people.map(\.handle)
    people = old.people.map { person in
      new.people.firstIndex { $0.handle == person.handle }.map { PersonID($0) }
    }
    teams = old.teams.map { team in
      new.teams.firstIndex { $0.name == team.name }.map { TeamID($0) }
    }
    policies = old.policies.map { policy in
      new.policies.firstIndex { $0.name == policy.name }.map { PolicyID($0) }
    }
  }
}
