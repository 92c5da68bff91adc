/// A moment, in milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
///
/// Every deadline and every stored time is one of these; local time exists only at the edges.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the Unix epoch; negative before it.
  public var milliseconds: Int64

  /// The moment that many milliseconds after the Unix epoch.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Before every other moment.
  public static let distantPast = Instant(milliseconds: .min / 4)
  /// After every other moment; a deadline that never comes.
  public static let distantFuture = Instant(milliseconds: .max / 4)

  /// Earlier first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
  /// The moment `span` later; saturates instead of overflowing.
  public static func + (instant: Instant, span: TimeSpan) -> Instant {
    let (sum, overflow) = instant.milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return Instant(milliseconds: sum) }
    return span.milliseconds > 0 ? .distantFuture : .distantPast
  }
  /// The moment `span` earlier; saturates instead of overflowing.
  public static func - (instant: Instant, span: TimeSpan) -> Instant {
    instant + TimeSpan(milliseconds: span.milliseconds == .min ? .max : -span.milliseconds)
  }
  /// The time that passed from `earlier` to `later`; negative when they are the other way round.
  public static func - (later: Instant, earlier: Instant) -> TimeSpan {
    let (difference, overflow) =
      later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    guard overflow else { return TimeSpan(milliseconds: difference) }
    return TimeSpan(milliseconds: later > earlier ? .max : .min)
  }
}

/// A length of time in milliseconds, elapsed or business as its user says.
public struct TimeSpan: Hashable, Comparable, Sendable {
  /// The length in milliseconds.
  public var milliseconds: Int64

  /// A length of that many milliseconds.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// No time at all.
  public static let zero = TimeSpan(milliseconds: 0)
  /// A length of that many seconds.
  public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count * 1000) }
  /// A length of that many minutes.
  public static func minutes(_ count: Int64) -> TimeSpan { seconds(count * 60) }
  /// A length of that many hours.
  public static func hours(_ count: Int64) -> TimeSpan { seconds(count * 3600) }
  /// A length of that many times 24 hours of elapsed time.
  public static func days(_ count: Int64) -> TimeSpan { seconds(count * 86_400) }

  /// Shorter first.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.milliseconds < right.milliseconds
  }
  /// Both lengths one after the other; saturates.
  public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    let (sum, overflow) = left.milliseconds.addingReportingOverflow(right.milliseconds)
    return TimeSpan(milliseconds: overflow ? (right.milliseconds > 0 ? .max : .min) : sum)
  }
  /// What is left of the first length after the second; saturates.
  public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    let (rest, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
    return TimeSpan(milliseconds: overflow ? (right.milliseconds > 0 ? .min : .max) : rest)
  }
}
