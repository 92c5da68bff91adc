import Glibc
import LeadClock

/// What time it is; nothing else in this program reads a clock.
enum WallClock {
  /// The moment, to the millisecond.
  static func now() -> Instant { Instant(milliseconds: milliseconds(CLOCK_REALTIME)) }

  fileprivate static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Waits that many milliseconds.
  static func sleep(milliseconds: Int) {
    var left = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    var asked = left
    while nanosleep(&asked, &left) != 0, errno == EINTR { asked = left }
  }
}

/// How long something is waited for, whatever happens to the wall clock meanwhile.
struct Patience {
  private let end: Int64

  /// Patience for a length of time from now.
  init(_ span: TimeSpan) { end = WallClock.milliseconds(CLOCK_MONOTONIC) + span.milliseconds }

  /// What is left of it in milliseconds; nil when it is over.
  var left: Int32? {
    let left = end - WallClock.milliseconds(CLOCK_MONOTONIC)
    return left > 0 ? Int32(clamping: left) : nil
  }

  /// Waits a little; false when there is nothing left to wait for.
  func pause(milliseconds: Int) -> Bool {
    guard left != nil else { return false }
    WallClock.sleep(milliseconds: milliseconds)
    return true
  }
}
