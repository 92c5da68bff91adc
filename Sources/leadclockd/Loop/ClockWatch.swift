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

  /// The entry for a step between two passes; nil when there was none.
  mutating func step(_ time: PassTime, isKnown: Bool) -> EventRow? {
    defer { last = time }
    let passed = TimeSpan(milliseconds: time.bootTime - last.bootTime)
    let step = (time.now - last.now) - passed
    let size = TimeSpan(milliseconds: abs(step.milliseconds))
    guard size >= Self.threshold else { return nil }
    var row = EventRow(.clockStepped, at: time.now)
    row.priority = Int64((size > Self.implausible ? Priority.warning : .notice).rawValue)
    let direction = step > .zero ? "forward" : "back"
    let doubt = size > Self.implausible ? "; implausible, check the clock: timedatectl" : ""
    row.reason =
      "\(direction) by \(size.text)\(isKnown ? "" : " (seen late)"), deadlines stay\(doubt)"
    return row
  }
}
