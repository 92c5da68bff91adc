/// The keys of one mapping, all of them known.
struct Fields {
  let position: Position
  let pairs: [YAMLPair]
  /// Keys that were probably meant by those that are unknown.
  var meant: Set<String> = []

  /// The value of a key; nil when it is not there or is nothing.
  subscript(_ key: String) -> YAMLNode? { pair(key)?.value }

  /// A key with its value; nil when it is not there or is nothing.
  func pair(_ key: String) -> YAMLPair? {
    pairs.first { $0.key == key && !$0.value.isNull }
  }

  /// Whether the key is written at all, or was meant: then its absence is no complaint.
  func has(_ key: String) -> Bool {
    meant.contains(key) || pairs.contains { $0.key == key }
  }
}

extension Checker {
  /// The keys of a mapping that must be among `known`; those of `nullable` may be nothing.
  func fields(
    _ node: YAMLNode, _ what: String, known: [String], nullable: [String] = []
  ) -> Fields? {
    guard case .mapping(let pairs) = node.value else {
      complain(
        node.position, "\(what) is \(node.article), it must be a mapping of \(Self.list(known))")
      return nil
    }
    var allMeant: Set<String> = []
    for pair in pairs {
      guard known.contains(pair.key) else {
        let meant = isFull ? nil : Suggestion.nearest(to: pair.key, among: known)
        if let meant { allMeant.insert(meant) }
        complain(pair.position, Self.unknownKey(pair.key, meant: meant, known: known))
        continue
      }
      if pair.value.isNull, !pair.value.isRefused, !nullable.contains(pair.key) {
        complain(pair.position, "'\(pair.key)' has no value")
      }
    }
    return Fields(
      position: node.position, pairs: pairs.filter { known.contains($0.key) }, meant: allMeant)
  }

  /// The same, where nothing at all is an empty mapping.
  func optionalFields(
    _ node: YAMLNode, _ what: String, known: [String], nullable: [String] = []
  ) -> Fields? {
    if node.isNull { return Fields(position: node.position, pairs: []) }
    return fields(node, what, known: known, nullable: nullable)
  }

  private static func unknownKey(_ key: String, meant: String?, known: [String]) -> String {
    if let meant {
      return "unknown key '\(key.shown)', did you mean '\(meant)'?"
    }
    return "unknown key '\(key.shown)', known here: \(list(known))"
  }

  /// Words with commas.
  static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  /// The entries of a mapping whose keys are names of the user's own.
  func entries(_ node: YAMLNode, _ what: String) -> [YAMLPair]? {
    guard case .mapping(let pairs) = node.value else {
      complain(node.position, "\(what) is \(node.article), it must be a mapping of names")
      return nil
    }
    return pairs
  }

  /// The items of a list.
  func items(_ node: YAMLNode, _ what: String, example: String) -> [YAMLNode]? {
    guard case .sequence(let items) = node.value else {
      complain(node.position, "\(what) is \(node.article), it must be a list like \(example)")
      return nil
    }
    return items
  }
}
