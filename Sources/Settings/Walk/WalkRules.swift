import LeadClock

extension Checker {
  /// The rules with what belongs to their tables.
  struct WalkedRules {
    let rules: Rules
    let channels: [Channel]
    let sourceOptions: [String: SourceOptions]
    let policyOptions: [PolicyOptions]
  }

  /// Everything the desk needs; nil when anything is wrong.
  func rules(_ top: Fields, zone: Zone?) -> WalkedRules? {
    checkTables(top)
    let calendars = calendars(top, zone: zone)
    let channels = table("channels", in: top).compactMap { channel($0) }
    let people = people(top)
    let teams = table("teams", in: top).compactMap { team($0) }
    let policies = table("policies", in: top).compactMap { policy($0) }
    let catchAll = catchAll(top, people: people)
    let routes = routes(top)
    let sources = table("sources", in: top).compactMap { source($0) }
    guard complaints.isEmpty, let catchAll, !people.isEmpty, !policies.isEmpty else { return nil }
    let rules = Rules(
      people: people, teams: teams, calendars: calendars, policies: policies.map(\.policy),
      routes: routes, catchAll: catchAll,
      sources: sources.map { SourceRule(name: $0.name, origin: $0.options.origin) },
      channels: channels.map {
        ChannelRule(name: $0.name, carriesPersonalData: $0.carriesPersonalData)
      }, timezone: zone ?? .utc)
    let options = sources.map { ($0.name, $0.options) }
    return WalkedRules(
      rules: rules, channels: channels,
      sourceOptions: Dictionary(options) { first, _ in first },
      policyOptions: policies.map(\.options))
  }

  private func catchAll(_ top: Fields, people: [Person]) -> PersonID? {
    guard let node = top["catch-all"] else {
      if top.has("catch-all") { return nil }
      return defaultCatchAll(top, people: people)
    }
    guard let index = reference(node, "'catch-all'", in: names.people) else { return nil }
    // Numbers and bodies agree only when every body could be read.
    if people.count == names.people.order.count, people[index].left != nil {
      complain(
        node.position,
        "'\(people[index].handle)' has 'left', the catch-all must be somebody who stays")
    }
    return PersonID(Self.number(index))
  }

  /// Without a word the first person who stays owns what nobody owns; of several that is said.
  private func defaultCatchAll(_ top: Fields, people: [Person]) -> PersonID? {
    guard !people.isEmpty, people.count == names.people.order.count else { return nil }
    guard let place = people.firstIndex(where: { $0.left == nil }) else {
      complain(top.position, "everybody has 'left', add somebody who stays")
      return nil
    }
    if people.count > 1 {
      note(
        "'catch-all' is missing: \(people[place].handle) owns what nobody owns", at: top.position)
    }
    return PersonID(place)
  }

  private func source(_ pair: YAMLPair) -> (name: String, options: SourceOptions)? {
    checkName(pair.key, pair.position, kind: "source")
    guard
      let fields = optionalFields(
        pair.value, "source '\(pair.key.shown)'",
        known: ["origin", "done-file", "settle", "charset"], nullable: ["done-file", "charset"])
    else { return nil }
    var options = SourceOptions()
    if let node = fields["origin"],
      let word = choice(node, "'origin'", among: Origin.allCases.map(\.text))
    {
      options.origin = word == Origin.own.text ? .own : .bought
    }
    if let node = fields["settle"] {
      options.settle = span(node, "'settle'", from: "0s", to: "1h") ?? options.settle
    }
    options.doneFile = fields["done-file"].flatMap { doneFile($0) }
    if fields["charset"] != nil { note(["charset"], in: fields) }
    options.charset = fields["charset"].flatMap { charset($0) }
    return (pair.key, options)
  }

  private func doneFile(_ node: YAMLNode) -> String? {
    guard let text = text(node, "'done-file'") else { return nil }
    let ending = text.hasPrefix("*") ? String(text.dropFirst()) : text
    guard ending.hasPrefix("."), ending.utf8.count > 1, !ending.contains("/"),
      !ending.contains("*")
    else {
      complain(
        node.position,
        "'done-file' is '\(text.shown)', it is what follows the file's name, such as *.done")
      return nil
    }
    return ending
  }

  private func charset(_ node: YAMLNode) -> String? {
    guard let word = text(node, "'charset'") else { return nil }
    let known = ["utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"]
    guard known.contains(word.lowercased()) else {
      complain(node.position, Self.notAmong(word, "'charset'", known))
      return nil
    }
    return word.lowercased()
  }
}
