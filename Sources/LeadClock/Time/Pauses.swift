extension BusinessCalendar {
  /// The earliest moment by which that much open time has passed outside the pauses.
  ///
  /// The whole of a pause is left out, to the millisecond. No time at all is `start` when it is
  /// open and not paused, else the first such moment.
  /// - Parameter pauses: ascending by their beginning; what overlaps is left out once.
  public func due(
    from start: Instant, after length: TimeSpan, excluding pauses: [Range<Instant>]
  ) -> Instant {
    var start = start
    var left = max(length, .zero)
    for pause in pauses where pause.upperBound > start {
      let due = due(from: start, after: left)
      // A length that is over exactly as a pause begins is over; no length waits for its end.
      if due < pause.lowerBound || (due == pause.lowerBound && left > .zero) { return due }
      left = left - openTime(from: start, to: pause.lowerBound)
      start = pause.upperBound
    }
    return due(from: start, after: left)
  }

  /// Open time in `start ..< end` outside the pauses.
  /// - Parameter pauses: ascending by their beginning; what overlaps is left out once.
  public func openTime(
    from start: Instant, to end: Instant, excluding pauses: [Range<Instant>]
  ) -> TimeSpan {
    var start = start
    var open = TimeSpan.zero
    for pause in pauses where pause.upperBound > start {
      open = open + openTime(from: start, to: min(pause.lowerBound, end))
      start = pause.upperBound
    }
    return open + openTime(from: start, to: end)
  }
}
