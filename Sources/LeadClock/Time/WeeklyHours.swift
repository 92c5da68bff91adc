/// A stretch of open time of one day: `opens ..< closes` on the wall.
public struct DayWindow: Hashable, Sendable {
  /// Minutes after midnight of the day the window belongs to, 0 ..< 1440.
  public let opens: Int
  /// Minutes after the same midnight; more than 1440 is on the next day.
  public let closes: Int

  /// A window, or nil unless 0 <= opens < 1440 and opens < closes <= opens + 1440.
  public init?(opens: Int, closes: Int) {
    guard (0..<1440).contains(opens), closes > opens, closes <= opens + 1440 else { return nil }
    self.opens = opens
    self.closes = closes
  }
}

/// Open time that repeats each week in a zone, with its exceptions.
public struct WeeklyHours: Hashable, Sendable {
  /// The zone on whose walls the clocks hang.
  public let zone: Zone
  /// Seven lists, by `Weekday.rawValue`; each ascending by opening.
  public let windows: [[DayWindow]]
  /// Days without open time, ascending.
  public let holidays: [ClosedRange<CivilDate>]
  /// Days with windows of their own; stronger than a holiday on the same day.
  public let special: [CivilDate: [DayWindow]]

  /// Where the week does not hold, ascending and apart.
  let exceptions: [Exception]
  /// Open time of a week without exceptions and transitions.
  let openMillisecondsPerWeek: Int64

  /// Days that do not follow the week, counted from 1970-01-01.
  struct Exception: Hashable, Sendable {
    var first: Int
    var last: Int
    var windows: [DayWindow]
  }

  /// Hours of a week; the lists may come in any order and overlap, which counts once.
  /// - Precondition: `windows` has seven lists.
  public init(
    zone: Zone, windows: [[DayWindow]], holidays: [ClosedRange<CivilDate>] = [],
    special: [CivilDate: [DayWindow]] = [:]
  ) {
    precondition(windows.count == 7, "a week has seven days")
    self.zone = zone
    self.windows = windows.map(Self.sorted)
    self.holidays = holidays.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    self.special = special.mapValues(Self.sorted)
    exceptions = Self.exceptions(holidays: self.holidays, special: self.special)
    openMillisecondsPerWeek = Self.openMinutes(ofWeek: windows) * 60_000
  }

  private static func sorted(_ windows: [DayWindow]) -> [DayWindow] {
    windows.sorted { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
  }

  private static func exceptions(
    holidays: [ClosedRange<CivilDate>], special: [CivilDate: [DayWindow]]
  ) -> [Exception] {
    let openings = special.map { date, windows in
      Exception(first: date.daysSinceEpoch, last: date.daysSinceEpoch, windows: windows)
    }.sorted { $0.first < $1.first }
    var exceptions: [Exception] = []
    var next = 0
    var closedFrom = Int.min
    func close(_ first: Int, _ last: Int) {
      if first <= last { exceptions.append(Exception(first: first, last: last, windows: [])) }
    }
    for holiday in holidays {
      let last = holiday.upperBound.daysSinceEpoch
      var first = max(closedFrom, holiday.lowerBound.daysSinceEpoch)
      while next < openings.count, openings[next].first <= last {
        close(first, openings[next].first - 1)
        exceptions.append(openings[next])
        first = max(first, openings[next].first + 1)
        next += 1
      }
      close(first, last)
      closedFrom = max(first, last + 1)
    }
    return exceptions + openings[next...]
  }

  /// The minutes of the week that lie in some window, each counted once.
  private static func openMinutes(ofWeek windows: [[DayWindow]]) -> Int64 {
    let week = 7 * 1440
    var isOpen = [Bool](repeating: false, count: week)
    for (day, windows) in windows.enumerated() {
      for window in windows {
        for minute in window.opens..<window.closes { isOpen[(day * 1440 + minute) % week] = true }
      }
    }
    return Int64(isOpen.count(where: { $0 }))
  }
}
