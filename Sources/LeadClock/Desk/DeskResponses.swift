/// What a response does to a lead and its clocks.
extension Desk {
  mutating func respond(_ response: Response, at now: Instant) -> [Effect] {
    let before = current(response.lead)
    if let refusal = refusal(of: response, before: before) {
      return [.refused(before.id, refusal)]
    }
    switch response.deed {
    case .contact(let next): return answer(before, response, next: next)
    case .attempt: return attempt(before, response)
    case .automaticAcknowledgement, .note: return [.noted(responded(before, before, response))]
    case .claim: return give(before, to: response.by!, team: before.team, response)
    case .assign(let assignee):
      let turnsBefore = turns
      let assignment = assign(to: assignee, at: now)
      guard assignment.owner != before.owner || before.isSuspect else {
        turns = turnsBefore
        return [.refused(before.id, .alreadyTheirs)]
      }
      return give(before, to: assignment.owner, team: assignment.team ?? before.team, response)
    case .close(let outcome): return close(before, response, outcome: outcome)
    case .reopen: return reopen(before, response)
    case .undo(let undone): return undo(before, response, undone!, at: now)
    }
  }

  private func refusal(of response: Response, before: LeadSnapshot) -> Refusal? {
    switch response.deed {
    case .note: nil
    case .undo(let undone): undone == nil ? .nothingToUndo : nil
    case .reopen: before.isWaiting ? .stillOpen : nil
    case .claim where response.by == nil: .nobody
    case .claim
    where response.by == before.owner && before.state != .closed && !before.isSuspect:
      .alreadyTheirs
    case .contact, .attempt, .automaticAcknowledgement, .claim, .assign, .close:
      before.state == .closed ? .closed : nil
    }
  }

  /// A contact stops every clock that waits for one. A next step that is ours gets its own.
  private mutating func answer(
    _ before: LeadSnapshot, _ response: Response, next: NextMove
  ) -> [Effect] {
    var after = before.believed
    after.state = .answered
    // An earlier answer may be heard of after a later one.
    after.answeredAt = min(before.answeredAt ?? response.at, response.at)
    after.stopClocks(at: response.at) { $0 != .nextStep || next != .unsaid }
    if case .us(let due) = next { after.startClock(.nextStep, at: due) }
    replace(by: after)
    let stopped = before.clocks.last {
      $0.stoppedAt == nil && ($0.name == .firstResponse || $0.name == .reply)
    }
    var deed = responded(before, after, response)
    if let stopped {
      deed.waited = rules.waited(
        from: stopped.startedAt, to: max(response.at, stopped.startedAt), policy: before.policy)
      deed.target = rules.target(
        of: stopped.name, policy: before.policy, startedAt: stopped.startedAt)
    }
    let first = before.state == .open || stopped != nil
    return [first ? .answered(deed) : .noted(deed), .withdraw(before.id)]
  }

  private mutating func attempt(_ before: LeadSnapshot, _ response: Response) -> [Effect] {
    var after = before.believed
    after.attempts += 1
    if let slot = store.slot(of: before.id) {
      var lead = store.leads[slot]
      lead.attempts = UInt16(clamping: after.attempts)
      lead.isSuspect = false
      store.change(lead: slot, to: lead)
    }
    return [.noted(responded(before, after, response))]
  }

  /// Another owner: the clocks run on as they are.
  private mutating func give(
    _ before: LeadSnapshot, to owner: PersonID, team: TeamID?, _ response: Response
  ) -> [Effect] {
    var after = before.believed
    after.owner = owner
    after.team = team
    if let slot = store.slot(of: before.id) {
      var lead = store.leads[slot]
      lead.owner = owner
      lead.team = team
      lead.isSuspect = false
      store.change(lead: slot, to: lead)
    }
    return [.ownerChanged(responded(before, after, response), from: before.owner)]
  }

  private mutating func close(
    _ before: LeadSnapshot, _ response: Response, outcome: String?
  ) -> [Effect] {
    var after = before
    after.state = .closed
    after.stopClocks(at: response.at) { _ in true }
    replace(by: after)
    return [.closed(responded(before, after, response), outcome: outcome), .withdraw(before.id)]
  }

  /// A reopened lead gets a `reply` clock from now on: its old deadline would be missed at once.
  private mutating func reopen(_ before: LeadSnapshot, _ response: Response) -> [Effect] {
    var after = before
    after.state = before.answeredAt == nil ? .open : .answered
    after.startClock(.reply, at: response.at)
    replace(by: after)
    return [.reopened(responded(before, after, response))]
  }

  /// The lead stands again as before the deed, with the old deadlines. A level that has been
  /// reached stays reached, and a clock that reached one is remembered as ended.
  private mutating func undo(
    _ before: LeadSnapshot, _ response: Response, _ undone: Undone, at now: Instant
  ) -> [Effect] {
    var after = undone.before
    let manager = after.team.flatMap { rules.teams[$0.index].manager }
    after.owner = rules.heir(of: after.owner, manager: manager, at: now)
    for place in after.clocks.indices {
      let clock = after.clocks[place]
      let done = before.clocks.first { $0.isSame(as: clock) }?.levelsDone
      after.clocks[place].levelsDone = max(clock.levelsDone, done ?? 0)
    }
    var ended = before
    ended.clocks.removeAll { clock in
      clock.levelsDone == 0 || after.clocks.contains { $0.isSame(as: clock) }
    }
    ended.stopClocks(at: response.at) { _ in true }
    after.clocks = ended.clocks + after.clocks
    replace(by: after)
    return [.undone(responded(before, after, response), response: undone.response)]
  }

  private func responded(
    _ before: LeadSnapshot, _ after: LeadSnapshot, _ response: Response
  ) -> Responded {
    Responded(
      lead: after, before: before, by: response.by, at: response.at, waited: nil, target: nil)
  }
}

extension LeadSnapshot {
  /// The same lead, taken for one: a person has dealt with it.
  var believed: LeadSnapshot {
    var lead = self
    lead.isSuspect = false
    return lead
  }

  /// Whether somebody waits for an answer: a first one, or one more.
  var isWaiting: Bool {
    state == .open
      || clocks.contains { $0.stoppedAt == nil && ($0.name == .firstResponse || $0.name == .reply) }
  }

  /// Starts a clock. One that ran from the same instant goes on instead: it is the same clock, and
  /// none of its levels is reached twice.
  mutating func startClock(_ name: ClockName, at start: Instant) {
    var clock = ClockSnapshot(name: name, startedAt: start, levelsDone: 0)
    if let known = clocks.firstIndex(where: { $0.isSame(as: clock) }) {
      clock.levelsDone = clocks.remove(at: known).levelsDone
    }
    clocks.append(clock)
  }

  mutating func stopClocks(at instant: Instant, where stops: (ClockName) -> Bool) {
    for place in clocks.indices where clocks[place].stoppedAt == nil && stops(clocks[place].name) {
      clocks[place].stoppedAt = max(instant, clocks[place].startedAt)
    }
  }
}

extension ClockSnapshot {
  /// Whether both are one clock of a lead at two times.
  func isSame(as other: ClockSnapshot) -> Bool {
    name == other.name && startedAt == other.startedAt
  }
}
