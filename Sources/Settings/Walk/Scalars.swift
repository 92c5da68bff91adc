import LeadClock

extension Checker {
  /// Text that is not empty, quoted or not.
  func text(_ node: YAMLNode, _ what: String) -> String? {
    guard case .scalar(let text, _) = node.value, !node.isNull else {
      complain(node.position, "\(what) is \(node.article), it must be text")
      return nil
    }
    guard !text.allSatisfy(\.isWhitespace) else {
      complain(node.position, "\(what) is empty")
      return nil
    }
    // Nothing of ours has two lines, and a folded one is a forgotten quote.
    guard !text.contains(where: \.isNewline) else {
      complain(node.position, "\(what) has more than one line")
      return nil
    }
    return text
  }

  /// A value without quotes: what is quoted is text and neither number nor word of logic.
  private func plain(_ node: YAMLNode, _ what: String, wanted: String) -> String? {
    guard case .scalar(let text, let isPlain) = node.value, !node.isNull else {
      complain(node.position, "\(what) is \(node.article), it must be \(wanted)")
      return nil
    }
    guard isPlain else {
      complain(node.position, "\(what) is text, it must be \(wanted) without quotes")
      return nil
    }
    return text
  }

  /// `true` or `false`.
  func boolean(_ node: YAMLNode, _ what: String) -> Bool? {
    guard let word = plain(node, what, wanted: "true or false") else { return nil }
    switch word {
    case "true": return true
    case "false": return false
    default:
      complain(node.position, "\(what) is '\(word.shown)', it must be true or false")
      return nil
    }
  }

  /// A whole number in decimal digits, without leading zeros.
  func whole(_ node: YAMLNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let text = plain(node, what, wanted: wanted) else { return nil }
    guard let number = ASCII.number(text.utf8), text == String(number), range.contains(number)
    else {
      complain(node.position, "\(what) is '\(text.shown)', it must be \(wanted)")
      return nil
    }
    return number
  }

  /// One of some words.
  func choice(_ node: YAMLNode, _ what: String, among words: [String]) -> String? {
    guard let word = text(node, what) else { return nil }
    guard words.contains(word) else {
      complain(node.position, Self.notAmong(word, what, words))
      return nil
    }
    return word
  }

  /// What is said of a word that is none of those known.
  static func notAmong(_ word: String, _ what: String, _ words: [String]) -> String {
    if let meant = Suggestion.nearest(to: word, among: words) {
      return "\(what) is '\(word.shown)', did you mean '\(meant)'?"
    }
    let wanted = words.count == 1 ? words[0] : "one of \(list(words))"
    return "\(what) is '\(word.shown)', it must be \(wanted)"
  }

  /// Wall time between two lengths, both as the configuration writes them.
  func span(_ node: YAMLNode, _ what: String, from low: String, to high: String) -> TimeSpan? {
    guard let text = text(node, what) else { return nil }
    switch DurationText.elapsed(text) {
    case .failure(let refusal):
      complain(node.position, "\(what): '\(text.shown)' \(refusal.reason)")
      return nil
    case .success(let span):
      guard let least = Settings.span(low), let most = Settings.span(high), span >= least,
        span <= most
      else {
        complain(node.position, "\(what) is '\(text)', it must be from \(low) to \(high)")
        return nil
      }
      return span
    }
  }

  /// Open time or working days.
  func business(_ node: YAMLNode, _ what: String) -> Wait? {
    guard let text = text(node, what) else { return nil }
    switch DurationText.business(text) {
    case .success(let wait): return wait
    case .failure(let refusal):
      complain(node.position, "\(what): '\(text.shown)' \(refusal.reason)")
      return nil
    }
  }

  /// A size in bytes, written in binary units.
  func size(_ node: YAMLNode, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    let digits = text.utf8.prefix { ASCII.isDigit($0) }
    let factors = ["B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    guard let count = ASCII.number(digits),
      let factor = factors[String(text.dropFirst(digits.count))]
    else {
      complain(node.position, "\(what): '\(text.shown)' is no size, write it like 512KiB or 10MiB")
      return nil
    }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: factor)
    guard !overflow, (1024...(1 << 30)).contains(bytes) else {
      complain(node.position, "\(what) is '\(text)', it must be from 1KiB to 1GiB")
      return nil
    }
    return bytes
  }

  /// An absolute path.
  func absolutePath(_ node: YAMLNode, _ what: String) -> String? {
    guard let text = text(node, what) else { return nil }
    guard text.hasPrefix("/") else {
      complain(node.position, "\(what) is '\(text.shown)', it must be an absolute path")
      return nil
    }
    return text
  }
}
