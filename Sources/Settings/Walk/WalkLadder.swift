import LeadClock

extension Checker {
  static let levelLimit = 64
  private static let levelKeys = [
    "after", "elapsed", "at", "unless-younger", "level", "notify", "priority",
  ]
  private static let waitKeys = ["after", "elapsed", "at"]
  private static let priorities: [(word: String, priority: Priority)] = [
    ("debug", .debug), ("info", .info), ("notice", .notice), ("warning", .warning),
    ("err", .error),
  ]

  /// A ladder under `key`; `otherwise` when it is not written.
  func ladder(_ fields: Fields, _ key: String, otherwise: Ladder) -> Ladder {
    guard let node = fields[key] else { return otherwise }
    let example = "[{ after: 5m, level: late }]"
    guard let items = items(node, "'\(key)'", example: example) else { return otherwise }
    if items.count > Self.levelLimit {
      complain(items[Self.levelLimit].position, "'\(key)' has more than \(Self.levelLimit) levels")
      return otherwise
    }
    var order = LadderOrder()
    var levels: [Level] = []
    for item in items {
      guard let level = level(item) else { continue }
      if let reason = order.refuse(level.after) {
        complain(item.position, "level '\(level.name)' \(reason), a ladder ascends")
      }
      if levels.contains(where: { $0.name == level.name }) {
        complain(item.position, "level '\(level.name)' is in '\(key)' already")
      }
      levels.append(level)
    }
    return Ladder(levels)
  }

  private func level(_ node: YAMLNode) -> Level? {
    guard let fields = fields(node, "a level", known: Self.levelKeys) else { return nil }
    let wait = wait(fields)
    let priority = fields["priority"].map { self.priority($0) } ?? .notice
    guard let name = levelName(fields) else { return nil }
    let recipients = recipients(fields, level: name)
    guard let wait, let priority else { return nil }
    return Level(after: wait, name: name, notify: recipients, priority: priority)
  }

  private func levelName(_ fields: Fields) -> String? {
    guard let node = fields["level"] else {
      if !fields.has("level") {
        complain(fields.position, "a level has no name, add level: late")
      }
      return nil
    }
    guard let name = text(node, "'level'"), checkName(name, node.position, kind: "level")
    else { return nil }
    return name
  }

  private func wait(_ fields: Fields) -> Wait? {
    let written = fields.pairs.filter { Self.waitKeys.contains($0.key) }
    guard written.count == 1 else {
      if written.isEmpty, Self.waitKeys.contains(where: { fields.has($0) }) { return nil }
      complain(
        written.count > 1 ? written[1].position : fields.position,
        written.isEmpty
          ? "a level needs one of 'after', 'elapsed' and 'at'"
          : "a level takes one of 'after', 'elapsed' and 'at', this has \(written.count)")
      return nil
    }
    if let younger = fields.pair("unless-younger"), written[0].key != "at" {
      complain(younger.position, "'unless-younger' goes with 'at: end-of-day' only")
    }
    guard !written[0].value.isNull else { return nil }
    let node = written[0].value
    switch written[0].key {
    case "after": return business(node, "'after'")
    case "elapsed": return span(node, "'elapsed'", from: "0s", to: "120mo").map { .elapsed($0) }
    default: return endOfDay(node, fields)
    }
  }

  private func endOfDay(_ node: YAMLNode, _ fields: Fields) -> Wait? {
    guard choice(node, "'at'", among: ["end-of-day"]) != nil else { return nil }
    guard let younger = fields["unless-younger"] else { return .endOfDay(unlessYounger: .zero) }
    switch business(younger, "'unless-younger'") {
    case .business(let span): return .endOfDay(unlessYounger: span)
    case .workingDays, .elapsed, .endOfDay:
      complain(younger.position, "'unless-younger' is open time, write it like 30m or 1h")
      return nil
    case nil: return nil
    }
  }

  private func priority(_ node: YAMLNode) -> Priority? {
    guard let word = text(node, "'priority'") else { return nil }
    if let known = Self.priorities.first(where: { $0.word == word }) { return known.priority }
    if ["crit", "critical", "alert", "emerg"].contains(word) {
      complain(
        node.position,
        "'priority' is '\(word)', which is for a broken disk and not for a late lead; "
          + "the worst here is err")
    } else {
      complain(
        node.position, Self.notAmong(word, "'priority'", Self.priorities.map(\.word)))
    }
    return nil
  }

  private func recipients(_ fields: Fields, level: String) -> [Recipient] {
    guard fields.has("notify") else { return [.owner] }
    if fields["notify"]?.isEmptyList == true {
      complain(fields.position, "level '\(level)' tells nobody, 'notify' is empty")
    }
    return each(fields, "notify", "[owner]") { node in
      guard let word = text(node, "'notify'") else { return nil }
      switch word {
      case "owner": return .owner
      case "backup": return .backup
      case "manager": return .manager
      default:
        return reference(word, node.position, in: names.people, also: Self.roles)
          .map { .person(PersonID(Self.number($0))) }
      }
    }
  }
}

/// Tells whether waits ascend, as far as that can be known without a calendar.
struct LadderOrder {
  private var business: TimeSpan?
  private var workingDays: Int?
  private var elapsed: TimeSpan?
  private var hasEndOfDay = false

  /// Why `wait` cannot come after those before it; nil when it can.
  mutating func refuse(_ wait: Wait) -> String? {
    let reason = "is not later than the one before it"
    switch wait {
    case .business(let span):
      defer { business = max(span, business ?? span) }
      return span <= business ?? TimeSpan(milliseconds: -1) ? reason : nil
    case .workingDays(let count):
      defer { workingDays = max(count, workingDays ?? 0) }
      return count <= workingDays ?? 0 ? reason : nil
    case .elapsed(let span):
      defer { elapsed = max(span, elapsed ?? span) }
      // Open time never passes faster than the wall's.
      let least = [elapsed, business].compactMap { $0 }.max()
      return span <= least ?? TimeSpan(milliseconds: -1) ? reason : nil
    case .endOfDay:
      defer { hasEndOfDay = true }
      return hasEndOfDay ? "is at the end of the day, as one before it" : nil
    }
  }
}
