/// The rule for the years after the table: a POSIX TZ string with the extensions of RFC 8536,
/// section 3.3.1.
struct ZoneRule: Hashable, Sendable {
  /// Local time outside the summer, or all year.
  var standard: ZoneType
  /// Local time between the two changes of a year.
  var summer: Summer?

  /// Daylight saving time; in Dublin it is the winter and has the smaller offset.
  struct Summer: Hashable, Sendable {
    var type: ZoneType
    /// In standard time.
    var starts: Change
    /// In summer time.
    var ends: Change
  }

  /// A wall time of every year.
  struct Change: Hashable, Sendable {
    var day: Day
    /// Seconds after that day's midnight, within 167 hours on either side.
    var seconds: Int64
  }

  /// A day of every year.
  enum Day: Hashable, Sendable {
    /// `Jn`: 1...365, 29 February never counted.
    case withoutLeapDay(Int)
    /// `n`: 0...365, 29 February counted.
    case withLeapDay(Int)
    /// `Mm.w.d`: the week is 1...5, the fifth being the last; day 0 is Sunday.
    case weekday(month: Int, week: Int, day: Int)
  }

  var offsets: [Int64] { [standard.offset] + (summer.map { [$0.type.offset] } ?? []) }

  /// The stretch that holds a moment; what came before `earliest` belongs to the table.
  func segment(at moment: Int64, notBefore earliest: Int64) -> ZoneSegment {
    var segment = ZoneSegment(
      from: earliest, until: ZoneTable.end, offset: standard.offset,
      abbreviation: standard.abbreviation)
    guard let summer else { return segment }
    let days = (moment + standard.offset).flooredQuotient(86_400)
    let year = CivilDate(daysSinceEpoch: Int(days)).year

    // A change may lie seven days outside its year, and a southern summer ends in the next one.
    var start = summer.starts.moment(inYear: year - 2, offset: standard.offset)
    var end = summer.ends.moment(inYear: year - 2, offset: summer.type.offset)
    for next in (year - 1)...(year + 2) {
      let nextStart = summer.starts.moment(inYear: next, offset: standard.offset)
      let nextEnd = summer.ends.moment(inYear: next, offset: summer.type.offset)
      let finish = end > start ? end : nextEnd
      if start <= moment && moment < finish {
        segment.offset = summer.type.offset
        segment.abbreviation = summer.type.abbreviation
      }
      for change in [start, end] {
        if change <= moment { segment.from = max(segment.from, change) }
        if change > moment { segment.until = min(segment.until, change) }
      }
      (start, end) = (nextStart, nextEnd)
    }
    return segment
  }
}

extension ZoneRule.Change {
  /// Seconds since 1970 at which the change happens, when clocks are `offset` ahead until then.
  func moment(inYear year: Int, offset: Int64) -> Int64 {
    Int64(day.daysSinceEpoch(inYear: year)) * 86_400 + seconds - offset
  }
}

extension ZoneRule.Day {
  /// Days since 1970-01-01 of that day in a year.
  func daysSinceEpoch(inYear year: Int) -> Int {
    let newYear = Self.first(ofMonth: 1, year: year)
    switch self {
    case .withLeapDay(let day):
      return newYear + day
    case .withoutLeapDay(let day):
      let isAfterLeapDay = day >= 60 && CivilDate.length(ofMonth: 2, year: year) == 29
      return newYear + day - 1 + (isAfterLeapDay ? 1 : 0)
    case .weekday(let month, let week, let day):
      let first = Self.first(ofMonth: month, year: year)
      // 1970-01-01 was a Thursday, day 4.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let distance = (day - firstWeekday + 7) % 7 + (week - 1) * 7
      // The fifth week means the last one.
      return first
        + (distance < CivilDate.length(ofMonth: month, year: year) ? distance : distance - 7)
    }
  }

  private static func first(ofMonth month: Int, year: Int) -> Int {
    CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch ?? 0
  }
}
