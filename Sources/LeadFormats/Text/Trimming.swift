extension StringProtocol {
  /// The text without white space and invisible marks at its ends.
  var trimmed: SubSequence {
    // What begins and ends with a letter of ASCII has nothing to lose.
    if let first = unicodeScalars.first, let last = unicodeScalars.last,
      ("!"..."~").contains(first), ("!"..."~").contains(last)
    {
      return self[startIndex..<endIndex]
    }
    var (start, end) = withoutSpaces
    while start < end, self[start].isBlank { start = index(after: start) }
    while end > start {
      let before = index(before: end)
      guard self[before].isBlank else { break }
      end = before
    }
    return self[start..<end]
  }

  /// What is left without the spaces of ASCII at the ends that no other mark can belong to: there
  /// may be millions, and to take text apart into characters is slow.
  private var withoutSpaces: (Index, Index) {
    let scalars = unicodeScalars
    var start = startIndex
    var end = endIndex
    while start < end, scalars[start].isPlainBlank {
      let next = scalars.index(after: start)
      guard next == end || scalars[next].isASCII else { break }
      start = next
    }
    while end > start {
      let last = scalars.index(before: end)
      guard scalars[last].isPlainBlank,
        last == start || scalars[scalars.index(before: last)].isASCII
      else { break }
      end = last
    }
    return (start, end)
  }
}

extension Unicode.Scalar {
  /// A space, a tab or NUL; the ends of lines may be one character of two scalars.
  fileprivate var isPlainBlank: Bool { value == 0x20 || value == 0x09 || value == 0 }
}

extension Character {
  /// White space, or a mark that shows nothing (byte order mark, zero width, NUL).
  var isBlank: Bool {
    isWhitespace || self == "\u{FEFF}" || self == "\u{200B}" || self == "\u{0}"
  }
}
