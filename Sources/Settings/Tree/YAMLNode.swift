/// A place in a file, both numbers from 1; columns count characters.
struct Position: Hashable, Comparable {
  let line: Int
  let column: Int

  static let start = Position(line: 1, column: 1)

  static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a YAML document that knows where it stands.
struct YAMLNode {
  let position: Position
  let value: Value
  /// Whether it stands for an alias, which has been refused already.
  var isRefused = false

  enum Value {
    /// `isPlain` tells `10` from `"10"`: only what is not quoted can be a number, a word of logic
    /// or nothing.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  /// Nothing, as YAML's core schema writes it.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = value else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What it is, as a complaint says it.
  var article: String {
    switch value {
    case .scalar: isNull ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key with its value.
struct YAMLPair {
  let key: String
  let position: Position
  let value: YAMLNode
}
