import LeadClock

extension Checker {
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The windows of each day of the week, Monday first.
  func weeklyWindows(
    _ node: YAMLNode, _ what: String, _ position: Position
  ) -> [[DayWindow]]? {
    guard case .mapping(let pairs) = node.value else {
      complain(
        node.position,
        "'hours' is \(node.article), it must be a mapping like { mon-fri: [\"09:00-17:00\"] }")
      return nil
    }
    var week = [[DayWindow]](repeating: [], count: 7)
    var writtenBy: [Int: YAMLPair] = [:]
    for pair in pairs {
      guard let days = dayRange(pair) else { continue }
      let windows = windows(pair.value, "'\(pair.key)'")
      for day in days {
        if let other = writtenBy[day] {
          complain(
            pair.position, "'\(Self.days[day])' has its hours already, in '\(other.key)'")
        } else {
          writtenBy[day] = pair
          week[day] = windows
        }
      }
    }
    checkMidnights(week, writtenBy)
    return week
  }

  /// The days of `mon`, `mon-fri` or, over the week's end, `fri-mon`.
  private func dayRange(_ pair: YAMLPair) -> [Int]? {
    let ends = pair.key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count), let first = Self.days.firstIndex(of: ends[0]),
      let last = Self.days.firstIndex(of: ends[ends.count - 1])
    else {
      complain(
        pair.position,
        "'\(pair.key.shown)' is no day, write \(Self.list(Self.days)) or a range like mon-fri")
      return nil
    }
    return (first...(last < first ? last + 7 : last)).map { $0 % 7 }
  }

  /// The windows of a day, ascending and apart.
  func windows(_ node: YAMLNode, _ what: String) -> [DayWindow] {
    guard let items = items(node, what, example: "[\"09:00-17:00\"]") else { return [] }
    var windows: [DayWindow] = []
    for item in items {
      guard let text = text(item, "a window"), let window = window(text, item.position)
      else { continue }
      if let last = windows.last, window.opens < last.closes {
        let isReversed = window.closes <= last.opens
        complain(
          item.position,
          isReversed
            ? "'\(text)' comes before the window in front of it, write the earlier one first"
            : "'\(text)' overlaps the window in front of it")
        continue
      }
      windows.append(window)
    }
    return windows
  }

  /// What runs past midnight must be over when the next day opens.
  private func checkMidnights(_ week: [[DayWindow]], _ writtenBy: [Int: YAMLPair]) {
    for day in 0..<7 {
      let next = (day + 1) % 7
      guard let last = week[day].last, let first = week[next].first, let pair = writtenBy[day],
        last.closes - 1440 > first.opens
      else { continue }
      complain(
        pair.position,
        "the hours of '\(Self.days[day])' run past midnight into those of '\(Self.days[next])'")
    }
  }
}
