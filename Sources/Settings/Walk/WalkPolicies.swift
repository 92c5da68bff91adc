import LeadClock

extension Checker {
  private static let policyKeys = [
    "calendar", "first-response", "after-hours", "reply", "next-step", "waiting-on-them",
    "follow-up", "stay-in-touch",
  ]
  private static let policyWithoutEffect = [
    "after-hours", "waiting-on-them", "follow-up", "stay-in-touch",
  ]

  /// A policy with what it says beside its ladders.
  func policy(_ pair: YAMLPair) -> (policy: Policy, options: PolicyOptions)? {
    guard
      let fields = optionalFields(
        pair.value, "policy '\(pair.key.shown)'", known: Self.policyKeys)
    else { return nil }
    note(Self.policyWithoutEffect, in: fields)
    let calendar =
      fields["calendar"].flatMap { reference($0, "'calendar'", in: names.calendars) }
      ?? names.calendars.index(of: Self.alwaysName) ?? 0
    let policy = Policy(
      name: pair.key, calendar: calendar,
      firstResponse: ladder(fields, "first-response", otherwise: DefaultLadders.firstResponse),
      reply: ladder(fields, "reply", otherwise: DefaultLadders.reply),
      nextStep: ladder(fields, "next-step", otherwise: DefaultLadders.nextStep),
      writesFirstResponse: fields.has("first-response"))
    let options = PolicyOptions(
      afterHours: fields["after-hours"].flatMap { afterHours($0) },
      waitingOnThem: fields["waiting-on-them"].flatMap { business($0, "'waiting-on-them'") },
      followUp: followUp(fields),
      stayInTouch: fields["stay-in-touch"].flatMap {
        span($0, "'stay-in-touch'", from: "1d", to: "120mo")
      },
      writesFirstResponse: fields.has("first-response"))
    return (policy, options)
  }

  private func afterHours(_ node: YAMLNode) -> PolicyOptions.AfterHours? {
    guard let fields = fields(node, "'after-hours'", known: ["target", "digest"]) else {
      return nil
    }
    let digest = fields["digest"].flatMap { choice($0, "'digest'", among: ["opening"]) }
    guard let target = fields["target"] else {
      if !fields.has("target") { complain(node.position, "'after-hours' has no 'target'") }
      return nil
    }
    return business(target, "'target'").map {
      PolicyOptions.AfterHours(target: $0, digestAtOpening: digest != nil)
    }
  }

  private func followUp(_ fields: Fields) -> [Wait] {
    if case .sequence(let items)? = fields["follow-up"]?.value, items.count > Self.levelLimit {
      complain(
        items[Self.levelLimit].position, "'follow-up' has more than \(Self.levelLimit) attempts")
      return []
    }
    var last = LadderOrder()
    return each(fields, "follow-up", "[45m, 2h, 1wd]") { node in
      guard let wait = business(node, "'follow-up'") else { return nil }
      if let reason = last.refuse(wait) {
        complain(node.position, "an attempt of 'follow-up' \(reason)")
      }
      return wait
    }
  }
}

/// The ladders of a policy that writes none.
enum DefaultLadders {
  static let firstResponse = Ladder([
    level(.business(.zero), "new", .owner, .info),
    level(.business(.minutes(4)), "at-risk", .owner, .notice),
    level(.business(.minutes(5)), "late", .owner, .warning),
    level(.business(.minutes(15)), "backup", .backup, .warning),
    level(.business(.hours(1)), "escalated", .manager, .error),
    level(.endOfDay(unlessYounger: .hours(1)), "lost-today", .manager, .error),
  ])
  static let reply = Ladder([level(.business(.hours(1)), "late", .owner, .notice)])
  static let nextStep = Ladder([
    level(.business(.zero), "due", .owner, .notice),
    level(.workingDays(1), "overdue", .manager, .warning),
  ])

  private static func level(
    _ after: Wait, _ name: String, _ recipient: Recipient, _ priority: Priority
  ) -> Level {
    Level(after: after, name: name, notify: [recipient], priority: priority)
  }
}
