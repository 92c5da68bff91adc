import LeadClock
import Ledger

/// Notices that the wall clock was set: it and the time since boot no longer agree.
///
/// A suspend is no step: the time since boot counts it, and the levels it slept through are due.
struct ClockWatch {
  private var last: PassTime
  /// What is said at once; less is the drift that time services correct all day.
  private static let threshold = TimeSpan.seconds(1)
  /// A jump this far forward is said before anything fires because of it.
  private static let implausible = TimeSpan.days(1)

  init(_ time: PassTime) { last = time }

  /// The entry for a clock that was set back while nothing ran: the ledger has heard of a later time
  /// than now. How far it was set nobody knows, because nobody knows how long nothing ran.
  static func stepWhileDown(since last: Instant?, now: Instant) -> EventRow? {
    guard let last, last - now >= threshold else { return nil }
    return row(
      of: last - now, at: now,
      "back by at least \((last - now).text) while nothing ran, deadlines stay")
  }

  private static func row(of size: TimeSpan, at now: Instant, _ reason: String) -> EventRow {
    let isImplausible = size > implausible
    var row = EventRow(.clockStepped, at: now)
    row.priority = Int64((isImplausible ? Priority.warning : .notice).rawValue)
    row.reason = reason + (isImplausible ? "; implausible, check the clock: timedatectl" : "")
    return row
  }

  /// The entry for a step between two passes; nil when there was none.
  mutating func step(_ time: PassTime, isKnown: Bool) -> EventRow? {
    defer { last = time }
    let passed = TimeSpan(milliseconds: time.bootTime - last.bootTime)
    let step = (time.now - last.now) - passed
    let size = TimeSpan(milliseconds: abs(step.milliseconds))
    guard size >= Self.threshold else { return nil }
    let direction = step > .zero ? "forward" : "back"
    return Self.row(
      of: size, at: time.now,
      "\(direction) by \(size.text)\(isKnown ? "" : " (seen late)"), deadlines stay")
  }
}
