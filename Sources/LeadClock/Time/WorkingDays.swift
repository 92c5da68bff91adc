extension BusinessCalendar {
  /// The same wall time `workingDays` days with open time later, moved into the next window when
  /// it is not open then.
  ///
  /// A day has open time when a window that belongs to it is open for a while. Where every moment
  /// is open, a working day is 24 hours. Zero days or fewer: `due(from:after:)` of no time.
  public func due(from start: Instant, workingDays: Int) -> Instant {
    guard workingDays > 0 else { return due(from: start, after: .zero) }
    guard case .weekly(let hours) = hours else {
      let (milliseconds, overflow) = Int64(workingDays).multipliedReportingOverflow(by: 86_400_000)
      return overflow ? .distantFuture : start + TimeSpan(milliseconds: milliseconds)
    }
    let wall = hours.zone.local(start)
    guard var walk = hours.walk(from: start) else { return .distantFuture }
    var left = workingDays
    while let day = walk.openDay() {
      guard day.date > wall.date.daysSinceEpoch else { continue }
      left -= 1
      if left == 0 {
        return due(from: hours.zone.moment(onDay: day.date, showing: wall), after: .zero)
      }
    }
    return .distantFuture
  }

  /// The last close of the day on which a lead counts as arrived: the day of the window it arrived
  /// in, or of the next one when it arrived while closed.
  ///
  /// When less open time than `unlessYounger` would have passed by then, it is the last close of
  /// the first later day by which it has. Where nothing ever closes, `.distantFuture`.
  public func endOfDay(from arrived: Instant, unlessYounger: TimeSpan = .zero) -> Instant {
    guard case .weekly(let hours) = hours else { return .distantFuture }
    let counted = due(from: arrived, after: .zero)
    let oldEnough = due(from: arrived, after: unlessYounger)
    guard oldEnough < .distantFuture, var walk = hours.walk(from: counted) else {
      return .distantFuture
    }
    while let day = walk.openDay() {
      let close = Instant(milliseconds: day.lastClose)
      if close > counted && close >= oldEnough { return close }
    }
    return .distantFuture
  }
}

extension WeeklyHours {
  /// The moments a calendar is asked about, the years 1 to 9999, in milliseconds.
  static let asked: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_800_000
  /// How far a calendar looks ahead: 400 years, after which the Gregorian calendar repeats.
  static let horizon: Int64 = 146_097 * 86_400_000

  /// A walk through open time, or nil when there is nothing to walk through.
  func walk(from start: Instant, to end: Instant? = nil) -> OpenWalk? {
    let from = start.milliseconds.clamped(to: Self.asked)
    let limit = (end?.milliseconds ?? from + Self.horizon).clamped(to: Self.asked)
    return from < limit ? OpenWalk(self, from: from, limit: limit) : nil
  }
}

extension Int64 {
  fileprivate func clamped(to range: ClosedRange<Int64>) -> Int64 {
    Swift.max(range.lowerBound, Swift.min(self, range.upperBound))
  }
}

extension Zone {
  /// The moment of a wall time on a day counted from 1970-01-01: the first of two, and the
  /// transition when there is none.
  func moment(onDay day: Int, showing wall: LocalTime) -> Instant {
    let date = CivilDate(daysSinceEpoch: day)
    return switch instants(of: date, secondOfDay: wall.secondOfDay) {
    case .gap(let transition): transition
    case .one(let moment), .two(let moment, _):
      moment + TimeSpan(milliseconds: Int64(wall.milliseconds))
    }
  }
}
