/// When somebody is there to answer.
///
/// Windows are half-open in local wall time and lengths are elapsed milliseconds inside them. An
/// opening or closing in a spring gap moves to the transition; of two occurrences an opening is the
/// first and a closing the second; overlapping windows count once. A calendar is asked about the
/// years 1 to 9999 and looks at most 400 years ahead.
public struct BusinessCalendar: Hashable, Sendable {
  /// The calendar's name in the configuration.
  public var name: String
  /// Its open time.
  public var hours: Hours

  /// What is open.
  public enum Hours: Hashable, Sendable {
    /// Every moment.
    case always
    /// Windows of a week in a zone, with exceptions.
    case weekly(WeeklyHours)
  }

  /// A calendar.
  public init(name: String, hours: Hours) {
    self.name = name
    self.hours = hours
  }

  /// The earliest moment by which that much open time has passed.
  ///
  /// Exactly at a close it is that close; after no time at all (or less) it is `start` when open,
  /// else the next opening. `.distantFuture` when the open time never suffices.
  public func due(from start: Instant, after length: TimeSpan) -> Instant {
    guard case .weekly(let hours) = hours else { return start + max(length, .zero) }
    guard var walk = hours.walk(from: start) else { return .distantFuture }
    var left = max(length.milliseconds, 0)
    while let piece = walk.piece() {
      let open = piece.upperBound - piece.lowerBound
      if left <= open { return Instant(milliseconds: piece.lowerBound + left) }
      left -= open
      left -= walk.skipWeeks(budget: left)
    }
    return .distantFuture
  }

  /// Open time in `start ..< end`; zero when `end` is not later.
  public func openTime(from start: Instant, to end: Instant) -> TimeSpan {
    guard start < end else { return .zero }
    guard case .weekly(let hours) = hours else { return end - start }
    guard var walk = hours.walk(from: start, to: end) else { return .zero }
    var open: Int64 = 0
    while let piece = walk.piece() {
      open += piece.upperBound - piece.lowerBound
      open += walk.skipWeeks(budget: .max)
    }
    return TimeSpan(milliseconds: open)
  }

  /// Whether a moment lies in open time.
  public func isOpen(at instant: Instant) -> Bool {
    openTime(from: instant, to: instant + TimeSpan(milliseconds: 1)) > .zero
  }

  /// The moment itself when it is open, else the next opening; nil when there is none.
  public func nextOpening(from instant: Instant) -> Instant? {
    let opening = due(from: instant, after: .zero)
    return opening == .distantFuture ? nil : opening
  }

  /// Whether anything is open in the 366 days from a moment on.
  public func isEverOpen(inYearFrom instant: Instant) -> Bool {
    guard let opening = nextOpening(from: instant) else { return false }
    return opening < instant + .days(366)
  }

  /// The open time in `start ..< end`, piece by piece and without neighbours that touch.
  /// - Parameter limit: at most that many pieces, the first ones.
  public func openWindows(from start: Instant, to end: Instant, limit: Int) -> [Range<Instant>] {
    guard start < end, limit > 0 else { return [] }
    guard case .weekly(let hours) = hours else { return [start..<end] }
    guard var walk = hours.walk(from: start, to: end) else { return [] }
    var pieces: [Range<Instant>] = []
    while let piece = walk.piece() {
      let from = Instant(milliseconds: piece.lowerBound)
      let until = Instant(milliseconds: piece.upperBound)
      if let last = pieces.last, last.upperBound == from {
        pieces[pieces.count - 1] = last.lowerBound..<until
      } else if pieces.count == limit {
        return pieces
      } else {
        pieces.append(from..<until)
      }
    }
    return pieces
  }
}
