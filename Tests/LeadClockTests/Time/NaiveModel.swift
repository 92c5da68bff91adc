@testable import LeadClock

/// Business time by looking at every minute: slow, and too simple to be wrong.
struct NaiveModel {
  /// Minutes since 1970 of the first minute looked at.
  let first: Int
  /// Whether each minute is open.
  private(set) var isOpen: [Bool]

  init(_ hours: WeeklyHours, firstMinute: Int, minutes: Int) {
    first = firstMinute
    isOpen = [Bool](repeating: false, count: minutes)
    // What the wall shows each minute, in minutes since 1970.
    let wall = (0..<minutes).map { minute in
      let offset = hours.zone.offsetSeconds(at: Instant(seconds: Int64(firstMinute + minute) * 60))
      return firstMinute + minute + offset / 60
    }
    let days = (wall.min()! / 1440 - 2)...(wall.max()! / 1440 + 2)
    for day in days {
      let date = CivilDate(daysSinceEpoch: day)
      let isHoliday = hours.holidays.contains { $0.contains(date) }
      let windows =
        hours.special[date] ?? (isHoliday ? [] : hours.windows[date.weekday.rawValue])
      for window in windows {
        let opens = wall.firstIndex { $0 >= day * 1440 + window.opens } ?? minutes
        let closes = wall.lastIndex { $0 < day * 1440 + window.closes } ?? -1
        if opens <= closes { for minute in opens...closes { isOpen[minute] = true } }
      }
    }
  }

  /// Nil when the minutes looked at do not suffice.
  func due(from start: Int64, after length: Int64) -> Int64? {
    var left = length
    for index in isOpen.indices where isOpen[index] {
      let from = max(start, Int64(first + index) * 60_000)
      let until = Int64(first + index + 1) * 60_000
      guard from < until else { continue }
      if left <= until - from { return from + left }
      left -= until - from
    }
    return nil
  }

  func openTime(from start: Int64, to end: Int64) -> Int64 {
    isOpen.indices.reduce(0) { sum, index in
      guard isOpen[index] else { return sum }
      let from = max(start, Int64(first + index) * 60_000)
      return sum + max(0, min(end, Int64(first + index + 1) * 60_000) - from)
    }
  }
}

/// A calendar from a seed, in a zone whose clocks do strange things near a moment.
struct RandomCalendar {
  let hours: WeeklyHours
  /// Seconds since 1970 of a transition.
  let transition: Int64

  static let zones = [
    "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns",
    "Africa/Casablanca", "Asia/Gaza", "America/Nuuk", "Pacific/Kwajalein", "Europe/Dublin",
  ]

  init(_ random: inout Seeded) throws {
    let zone = try zone(Self.zones.randomElement(using: &random)!)
    // From 1970 on offsets are whole minutes in these zones.
    let transitions = zone.table.transitions.map(\.at).filter { $0 > 86_400 * 60 }
    transition = transitions.randomElement(using: &random)!
    let day = Int(transition / 86_400)
    let weekdays = (0..<7).map { _ in Self.windows(&random) }
    let holidays = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      let first = day + Int.random(in: -14...14, using: &random)
      let last = first + Int.random(in: 0...3, using: &random)
      return CivilDate(daysSinceEpoch: first)...CivilDate(daysSinceEpoch: last)
    }
    var special: [CivilDate: [DayWindow]] = [:]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let date = CivilDate(daysSinceEpoch: day + Int.random(in: -14...14, using: &random))
      special[date] = Self.windows(&random)
    }
    hours = WeeklyHours(zone: zone, windows: weekdays, holidays: holidays, special: special)
  }

  private static func windows(_ random: inout Seeded) -> [DayWindow] {
    let count = [0, 1, 1, 2, 3].randomElement(using: &random)!
    return (0..<count).compactMap { _ in
      // Half of them begin at an hour when clocks are changed.
      let isEarly = Bool.random(using: &random)
      let opens = Int.random(in: isEarly ? 0...200 : 0...1439, using: &random)
      let length = Int.random(in: 1...(Bool.random(using: &random) ? 90 : 1440), using: &random)
      return DayWindow(opens: opens, closes: opens + length)
    }
  }
}
