/// The names that one table of the file declares, by position.
struct Names {
  /// What a name in it is, such as `person`.
  let kind: String
  private(set) var order: [String] = []
  private var indices: [String: Int] = [:]

  init(_ kind: String) { self.kind = kind }

  /// The name's number.
  func index(of name: String) -> Int? { indices[name] }

  /// A new name at the end.
  mutating func add(_ name: String) {
    indices[name] = order.count
    order.append(name)
  }
}

/// Everything that can be named.
struct Tables {
  var people = Names("person")
  var teams = Names("team")
  var calendars = Names("calendar")
  var policies = Names("policy")
  var channels = Names("channel")
}

extension Checker {
  /// Numbers must fit `Interned`, and no firm is that large.
  static let tableLimit = 10_000

  /// A position as a number takes it; what is beyond the limit has been refused by then, and must
  /// only not overflow until the walk has ended.
  static func number(_ index: Int) -> Int { min(index, tableLimit) }

  /// Declares the keys of a table before anything refers to them.
  func declare(_ pairs: [YAMLPair], in names: inout Names) {
    for pair in pairs {
      names.add(pair.key)
      checkName(pair.key, pair.position, kind: names.kind)
    }
  }

  /// A name must be fit for the journal, the command line and a folder.
  @discardableResult
  func checkName(_ name: String, _ position: Position, kind: String) -> Bool {
    let bytes = Array(name.utf8)
    let isFit =
      (1...64).contains(bytes.count)
      && bytes.allSatisfy { ASCII.isDigit($0) || ASCII.isLetter($0) || "-_.".utf8.contains($0) }
      && (ASCII.isDigit(bytes[0]) || ASCII.isLetter(bytes[0]))
    if !isFit {
      complain(
        position,
        "'\(name.shown)' is no name for a \(kind), "
          + "take up to 64 letters a-z, digits, '-', '_' and '.'")
    }
    return isFit
  }

  /// The number of a name that must be declared.
  func reference(_ node: YAMLNode, _ what: String, in names: Names) -> Int? {
    guard let name = text(node, what) else { return nil }
    return reference(name, node.position, in: names)
  }

  /// The same, of a name that has been read.
  func reference(
    _ name: String, _ position: Position, in names: Names, also words: [String] = []
  ) -> Int? {
    if let index = names.index(of: name) { return index }
    complain(position, unknown(name, names: names, words: words))
    return nil
  }

  private func unknown(_ name: String, names: Names, words: [String]) -> String {
    let known = words + names.order
    let start = "unknown \(names.kind) '\(name.shown)'"
    if let meant = Suggestion.nearest(to: name, among: known) {
      return start + ", did you mean '\(meant)'?"
    }
    guard !known.isEmpty else { return start + ", none is configured" }
    let some = known.prefix(8).map(\.shown) + (known.count > 8 ? ["…"] : [])
    return start + ", known: " + Self.list(some)
  }
}
