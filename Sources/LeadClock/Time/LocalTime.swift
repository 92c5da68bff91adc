/// What a clock and a calendar on a wall show at a moment.
public struct LocalTime: Hashable, Sendable {
  /// The date.
  public let date: CivilDate
  /// Seconds since midnight as the clock shows it, 0 ..< 86400.
  public let secondOfDay: Int
  /// Milliseconds of that second, 0 ..< 1000.
  public let milliseconds: Int
  /// Seconds ahead of UTC.
  public let offset: Int
  /// The offset's name in the zone, such as `CET` or `-03`.
  public let abbreviation: String

  /// `10:09:02`.
  public var clock: String { minuteClock + ":" + padded(secondOfDay % 60) }
  /// `10:09`.
  public var minuteClock: String {
    padded(secondOfDay / 3600) + ":" + padded(secondOfDay / 60 % 60)
  }
}

extension Zone {
  /// A moment for a person in this zone: `10:09:02` on the local day of `now`, `Mon 12:00` at most
  /// six days from it, else `2026-11-23 12:00`.
  public func clockText(_ instant: Instant, relativeTo now: Instant) -> String {
    let time = local(instant)
    let distance = time.date.daysSinceEpoch - local(now).date.daysSinceEpoch
    switch abs(distance) {
    case 0: return time.clock
    case 1...6: return time.date.weekday.shortName + " " + time.minuteClock
    default: return time.date.text + " " + time.minuteClock
    }
  }
}

extension CivilDate {
  /// The date as ISO 8601 writes it: `2026-11-23`.
  public var text: String {
    let digits = String(abs(year))
    let sign = year < 0 ? "-" : ""
    return sign + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "-"
      + padded(month) + "-" + padded(day)
  }
}

extension Weekday {
  /// The first three letters of its English name.
  public var shortName: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

extension TimeSpan {
  /// The length for a person, cut to the second, minute or hour that matters: `52s`, `4m00s`,
  /// `3h10m`, `2d04h`; `-4m00s` when negative.
  public var text: String {
    let seconds = Int((milliseconds / 1000).magnitude)
    let sign = milliseconds <= -1000 ? "-" : ""
    return switch seconds {
    case ..<60: "\(sign)\(seconds)s"
    case ..<3600: "\(sign)\(seconds / 60)m\(padded(seconds % 60))s"
    case ..<86_400: "\(sign)\(seconds / 3600)h\(padded(seconds / 60 % 60))m"
    default: "\(sign)\(seconds / 86_400)d\(padded(seconds / 3600 % 24))h"
    }
  }
}

/// A number of two digits.
private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
