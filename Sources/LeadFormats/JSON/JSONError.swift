/// Why bytes are not JSON; offsets count bytes from the start of the input.
public enum JSONError: Error, Equatable, Sendable {
  /// Well-formed so far, but the end came first: the rest may still be on its way.
  case truncated(offset: Int)
  /// Not JSON at that byte, whatever follows.
  case malformed(offset: Int, what: String)
  /// More arrays and objects inside one another than are read.
  case tooDeep(offset: Int, maximum: Int)

  /// What is wrong, for a journal: positions and punctuation, never content.
  public var sentence: String {
    switch self {
    case .truncated(let offset): "JSON ends at byte \(offset)"
    case .malformed(let offset, let what): "JSON is broken at byte \(offset): \(what)"
    case .tooDeep(let offset, let maximum):
      "JSON is nested deeper than \(maximum) levels at byte \(offset)"
    }
  }
}
