/// More about a lead that is known already.
extension Desk {
  /// Somebody whose lead is open comes again. The owner of a request is told at once, because
  /// somebody who writes twice is waiting; who takes a document or subscribes beside it asks for
  /// nothing. The clock runs on.
  mutating func repeated(
    _ known: LeadSnapshot, _ source: SourceID, _ kind: LeadKind, at now: Instant
  ) -> [Effect] {
    let lead = current(known)
    guard kind == .request else { return [.repeated(lead, source: source, told: [])] }
    let (told, messages) = tell(lead, "repeat", at: now)
    return [.repeated(lead, source: source, told: told)] + messages
  }

  /// The contact has come in. Whoever has to answer can do so only now, and is told.
  mutating func completed(
    _ known: LeadSnapshot, _ source: SourceID, at now: Instant
  ) -> [Effect] {
    let lead = current(known)
    guard lead.clocks.contains(where: { $0.stoppedAt == nil }) else {
      return [.completed(lead, source: source, told: [])]
    }
    let (told, messages) = tell(lead, "contact", at: now)
    return [.completed(lead, source: source, told: told)] + messages
  }

  /// A message to the owner about a lead whose clock runs, beside its ladder.
  private func tell(
    _ lead: LeadSnapshot, _ name: String, at now: Instant
  ) -> ([Told], [Effect]) {
    let level = Level(after: .elapsed(.zero), name: name, notify: [.owner], priority: .notice)
    let told = lead.isSuspect ? [] : told(by: level, owner: lead.owner, team: lead.team, at: now)
    let clock = lead.clocks.first { $0.stoppedAt == nil }?.name ?? .firstResponse
    let messages = told.compactMap { entry in
      entry.channel.map { channel in
        Effect.deliver(
          Delivery(
            lead: lead.id, clock: clock, rung: 0, level: name, startedAt: now,
            person: entry.person, channel: channel))
      }
    }
    return (told, messages)
  }
}
