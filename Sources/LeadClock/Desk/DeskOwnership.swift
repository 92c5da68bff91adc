/// Who owns a lead, and who is told about it.
extension Desk {
  /// Exactly one owner: the route's person or whose turn it is in its team, then their backup,
  /// then the manager, then the catch-all.
  mutating func assign(
    to assignee: Assignee?, at now: Instant
  ) -> (owner: PersonID, team: TeamID?) {
    switch assignee {
    case .person(let person): (rules.present(person, manager: nil, at: now), nil)
    case .team(let team): (takeTurn(in: team, at: now), team)
    case nil: (rules.catchAll, nil)
    }
  }

  private mutating func takeTurn(in team: TeamID, at now: Instant) -> PersonID {
    let members = rules.teams[team.index].members
    for step in 0..<members.count {
      let place = (turns[team.index] + step) % members.count
      guard rules.isPresent(members[place], at: now) else { continue }
      turns[team.index] = (place + 1) % members.count
      return members[place]
    }
    guard let manager = rules.teams[team.index].manager else { return rules.catchAll }
    return rules.present(manager, manager: nil, at: now)
  }

  /// The people whom a level names, each once, with the channel that reaches them.
  func told(by level: Level, owner: PersonID, team: TeamID?, at now: Instant) -> [Told] {
    let manager = team.flatMap { rules.teams[$0.index].manager }
    var told: [Told] = []
    for role in level.notify {
      let person = rules.person(for: role, owner: owner, manager: manager, at: now)
      guard !told.contains(where: { $0.person == person }) else { continue }
      told.append(Told(role: role, person: person, channel: rules.channel(of: person)))
    }
    return told
  }
}

extension Rules {
  /// Whether the person is there on the day of `now`.
  func isPresent(_ person: PersonID, at now: Instant) -> Bool {
    let today = timezone.local(now).date
    let person = people[person.index]
    if let left = person.left, today >= left { return false }
    return !person.away.contains { $0.contains(today) }
  }

  /// The person, or the first of backup, manager and catch-all who is there.
  func present(_ person: PersonID, manager: PersonID?, at now: Instant) -> PersonID {
    let candidates = [person, people[person.index].backup, manager]
    return candidates.lazy.compactMap { $0 }.first { isPresent($0, at: now) } ?? catchAll
  }

  func person(
    for role: Recipient, owner: PersonID, manager: PersonID?, at now: Instant
  ) -> PersonID {
    switch role {
    case .owner: present(owner, manager: manager, at: now)
    case .backup:
      present(people[owner.index].backup ?? manager ?? catchAll, manager: manager, at: now)
    case .manager: present(manager ?? catchAll, manager: nil, at: now)
    case .person(let person): person
    }
  }

  /// The person's preferred channel among those that exist.
  func channel(of person: PersonID, after tried: String? = nil) -> String? {
    let known = people[person.index].via.filter { name in channels.contains { $0.name == name } }
    guard let tried else { return known.first }
    guard let place = known.firstIndex(of: tried) else { return nil }
    return known.dropFirst(place + 1).first
  }
}
