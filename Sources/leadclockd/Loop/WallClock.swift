import Glibc
import LeadClock

/// What time it is, read once a pass: nothing else in the daemon reads a clock.
struct PassTime {
  /// Wall time, for deadlines and records.
  var now: Instant
  /// Milliseconds since the boot, suspends not counted, for waiting.
  var monotonic: Int64
  /// Milliseconds since the boot, suspends counted: what the wall clock should have gained.
  var bootTime: Int64

  static func read() -> PassTime {
    PassTime(
      now: Instant(milliseconds: milliseconds(CLOCK_REALTIME)),
      monotonic: milliseconds(CLOCK_MONOTONIC), bootTime: milliseconds(CLOCK_BOOTTIME))
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
