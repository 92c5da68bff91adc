import LeadClock

extension Checker {
  private static let matchKeys = ["source", "origin", "kind", "form", "campaign", "message"]

  /// The routes; the last of them takes every lead.
  func routes(_ top: Fields) -> [Route] {
    var routes: [Route] = []
    if let node = top["routes"] {
      let items = items(node, "'routes'", example: "[{ team: sales, policy: default }]") ?? []
      for (index, item) in items.enumerated() {
        guard let route = route(item) else { continue }
        routes.append(route)
        if route.match == RouteMatch(), index < items.count - 1 {
          complain(
            item.position,
            "this route takes every lead, those below it get none; put it last or add a 'match'")
        }
      }
    }
    if routes.last.map({ $0.match != RouteMatch() }) ?? true {
      routes.append(
        Route(
          match: RouteMatch(), assignee: routes.isEmpty ? onlyTeam : nil, policy: defaultPolicy))
    }
    return routes
  }

  /// The only team there is.
  private var onlyTeam: Assignee? {
    names.teams.order.count == 1 ? .team(TeamID(0)) : nil
  }

  /// The policy named `default`, else the first.
  private var defaultPolicy: PolicyID {
    PolicyID(Self.number((names.policies.index(of: "default") ?? 0)))
  }

  private func route(_ node: YAMLNode) -> Route? {
    let known = ["match", "team", "owner", "policy"]
    guard let fields = fields(node, "a route", known: known) else { return nil }
    let match = fields["match"].map { self.match($0) } ?? RouteMatch()
    let policy = fields["policy"].flatMap { reference($0, "'policy'", in: names.policies) }
    if let owner = fields.pair("owner"), let team = fields.pair("team") {
      complain(
        max(owner.position, team.position), "a route has an 'owner' or a 'team', this has both")
    }
    let team = fields["team"].flatMap { reference($0, "'team'", in: names.teams) }
    let owner = fields["owner"].flatMap { reference($0, "'owner'", in: names.people) }
    let assignee: Assignee? =
      team.map { .team(TeamID(Self.number($0))) }
      ?? owner.map { .person(PersonID(Self.number($0))) }
    guard let match else { return nil }
    return Route(
      match: match, assignee: assignee,
      policy: policy.map { PolicyID(Self.number($0)) } ?? defaultPolicy)
  }

  private func match(_ node: YAMLNode) -> RouteMatch? {
    guard let fields = fields(node, "'match'", known: Self.matchKeys) else { return nil }
    var match = RouteMatch()
    match.source = fields["source"].flatMap { text($0, "'source'") }
    match.form = fields["form"].flatMap { text($0, "'form'") }
    match.campaign = fields["campaign"].flatMap { text($0, "'campaign'") }
    match.message = fields["message"].flatMap { text($0, "'message'") }
    if let node = fields["origin"],
      let word = choice(node, "'origin'", among: Origin.allCases.map(\.text))
    {
      match.origin = word == Origin.own.text ? .own : .bought
    }
    if let node = fields["kind"],
      let word = choice(node, "'kind'", among: LeadKind.allCases.map(\.text))
    {
      match.kind = LeadKind(text: word)
    }
    return match
  }
}
