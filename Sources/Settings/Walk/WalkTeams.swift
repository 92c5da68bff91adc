import LeadClock

extension Checker {
  /// A team of declared people.
  func team(_ pair: YAMLPair) -> Team? {
    let what = "team '\(pair.key.shown)'"
    if names.people.index(of: pair.key) != nil {
      complain(pair.position, "'\(pair.key)' is a person already, take another name for the team")
    }
    guard
      let fields = fields(
        pair.value, what, known: ["members", "manager"], nullable: ["manager"])
    else { return nil }
    let manager = fields["manager"].flatMap { reference($0, "'manager'", in: names.people) }
    guard let node = fields["members"], let items = items(node, "'members'", example: "[ana, ben]"),
      !items.isEmpty
    else {
      if fields["members"]?.isEmptyList ?? !fields.has("members") {
        complain(pair.position, "\(what) has nobody in it")
      }
      return nil
    }
    var members: [PersonID] = []
    for item in items {
      guard let index = reference(item, "a member", in: names.people) else { continue }
      let id = PersonID(Self.number(index))
      if members.contains(id) {
        complain(item.position, "'\(names.people.order[index].shown)' is in \(what) already")
      }
      members.append(id)
    }
    return Team(
      name: pair.key, members: members, manager: manager.map { PersonID(Self.number($0)) })
  }
}

extension YAMLNode {
  /// Whether it is a list with nothing in it.
  var isEmptyList: Bool {
    guard case .sequence(let items) = value else { return false }
    return items.isEmpty
  }
}
