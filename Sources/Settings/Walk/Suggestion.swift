/// Finds what was probably meant.
enum Suggestion {
  /// More names than that are not searched: the search is for slips in a file, not for a directory.
  private static let candidateLimit = 1000

  /// The nearest of `known` when it is near enough to be a slip of the finger.
  static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().utf8)
    guard (1...64).contains(letters.count) else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known.prefix(candidateLimit) {
      let other = Array(candidate.lowercased().utf8)
      let limit = max(letters.count, other.count) < 4 ? 1 : max(2, other.count / 3)
      guard abs(other.count - letters.count) <= limit, other.count <= 64 else { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Letters put in, left out, changed or swapped with their neighbour (optimal alignment).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(last[column + 1] + 1, current[column] + 1, change)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}

extension String {
  /// As a complaint shows it: one line, printable, not longer than 60 characters.
  var shown: String {
    let printable = unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.value == 0x2028
        || scalar.value == 0x2029 ? "\u{FFFD}" : Character(scalar)
    }
    return printable.count <= 60 ? String(printable) : String(printable.prefix(59)) + "…"
  }
}
