/// What an arrival becomes.
extension Desk {
  mutating func open(_ arrival: Arrival, at now: Instant) -> [Effect] {
    let source = source(named: arrival.source)
    if case .duplicate(let lead) = arrival.sort {
      return [.duplicate(of: lead, source: source)]
    }
    if case .repeated(let lead) = arrival.sort {
      return repeated(lead, source, arrival.kind, at: now)
    }
    if case .completing(let lead) = arrival.sort { return completed(lead, source, at: now) }
    let origin = rules.sources.first { $0.name == arrival.source }?.origin ?? .own
    let route = rules.route(for: arrival, origin: origin)
    let turnsBefore = turns
    let assignment = assign(to: route.flatMap { rules.routes[$0].assignee }, at: now)
    // A test, a signal or a suspect is nobody's lead: the next lead is for whoever is next.
    if arrival.sort != .lead || arrival.isSuspect { turns = turnsBefore }
    let policyID = route.map { rules.routes[$0].policy } ?? PolicyID(0)
    let startedAt = clockStart(of: arrival)
    let hasClock = arrival.sort == .lead && rules.startsClock(arrival.kind, route: route)
    let snapshot = LeadSnapshot(
      id: nextLead, arrivedAt: arrival.arrivedAt, owner: assignment.owner, policy: policyID,
      team: assignment.team, source: source, origin: origin, kind: arrival.kind,
      state: arrival.sort == .lead ? .open : .closed,
      clocks: hasClock
        ? [ClockSnapshot(name: .firstResponse, startedAt: startedAt, levelsDone: 0)] : [],
      isSuspect: arrival.isSuspect)
    nextLead = LeadID(nextLead.number + 1)
    restore(snapshot)
    let target =
      hasClock
      ? rules.target(of: .firstResponse, policy: policyID, startedAt: startedAt) : nil
    let flood = hasClock ? countArrival(source, snapshot.id, at: now) : []
    return flood + [
      .opened(
        Opened(
          lead: snapshot, sort: arrival.sort, route: route, due: target?.due,
          told: hasClock ? toldAtOnce(snapshot, startedAt: startedAt, at: now) : []))
    ]
  }

  /// The clock starts when the form says it was sent, if that is exact and at most a day before
  /// the arrival; a form's clock that is ahead of ours or long behind is not believed.
  private func clockStart(of arrival: Arrival) -> Instant {
    guard let submitted = arrival.submittedAt, submitted <= arrival.arrivedAt,
      arrival.arrivedAt - submitted <= .hours(24)
    else { return arrival.arrivedAt }
    return submitted
  }

  /// Whom the first level tells when it is due at the start already.
  private func toldAtOnce(_ lead: LeadSnapshot, startedAt: Instant, at now: Instant) -> [Told] {
    guard !lead.isSuspect else { return [] }
    let policy = rules.policies[lead.policy.index]
    guard let first = policy.firstResponse.levels.first,
      rules.due(rung: 0, of: .firstResponse, policy: policy, startedAt: startedAt) <= now
    else { return [] }
    return told(by: first, owner: lead.owner, team: lead.team, at: now)
  }
}

extension Rules {
  /// Whether a lead of a kind is owed a first response: a request always; another kind when a route
  /// for that kind leads to a policy that writes a `first-response` of its own.
  func startsClock(_ kind: LeadKind, route: Int?) -> Bool {
    guard kind != .request else { return true }
    guard let route = route.map({ routes[$0] }), route.match.kind == kind else { return false }
    let policy = policies[route.policy.index]
    return policy.writesFirstResponse && !policy.firstResponse.isEmpty
  }

  /// The first route that takes an arrival.
  func route(for arrival: Arrival, origin: Origin) -> Int? {
    routes.firstIndex { $0.match.takes(arrival, origin: origin) }
  }
}

extension RouteMatch {
  func takes(_ arrival: Arrival, origin arrivalOrigin: Origin) -> Bool {
    (source == nil || source == arrival.source)
      && (origin == nil || origin == arrivalOrigin)
      && (kind == nil || kind == arrival.kind)
      && (form == nil || form == arrival.form)
      && (campaign == nil || campaign == arrival.campaign)
      && (message.map { Pattern($0).matches(arrival.message ?? "") } ?? true)
  }
}

/// A text with `*` for any run of characters, compared without regard to case.
struct Pattern {
  private let parts: [[UInt8]]

  init(_ text: String) {
    parts = text.lowercased().utf8.split(separator: 42, omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  /// Whether the whole text matches; the time is at most its length times the pattern's.
  func matches(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    guard parts.count > 1 else { return bytes == parts[0] }
    let first = parts[0]
    let last = parts[parts.count - 1]
    guard bytes.count >= first.count + last.count, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    var position = first.count
    let end = bytes.count - last.count
    for part in parts[1..<parts.count - 1] where !part.isEmpty {
      guard let found = Self.find(part, in: bytes, from: position, to: end) else { return false }
      position = found + part.count
    }
    return true
  }

  private static func find(_ part: [UInt8], in text: [UInt8], from: Int, to end: Int) -> Int? {
    guard from + part.count <= end else { return nil }
    return (from...(end - part.count)).first { start in
      text[start..<start + part.count].elementsEqual(part)
    }
  }
}
