extension StringProtocol {
  /// The text without white space and invisible marks at its ends.
  var trimmed: SubSequence {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isBlank { start = index(after: start) }
    while end > start {
      let before = index(before: end)
      guard self[before].isBlank else { break }
      end = before
    }
    return self[start..<end]
  }
}

extension Character {
  /// White space, or a mark that shows nothing (byte order mark, zero width, NUL).
  var isBlank: Bool {
    isWhitespace || self == "\u{FEFF}" || self == "\u{200B}" || self == "\u{0}"
  }
}
