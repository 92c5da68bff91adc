import CSystemd
import Glibc

/// What systemd is told: ready, reloading, stopping, the status line, and that the loop lives.
struct Notifier {
  /// Milliseconds between signs of life; nil when nobody wants them.
  let watchdogInterval: Int64?
  private var lastStatus = ""
  private var nextSign: Int64 = 0

  init() {
    var microseconds: UInt64 = 0
    watchdogInterval =
      sd_watchdog_enabled(0, &microseconds) > 0 ? Int64(microseconds / 1000 / 3) : nil
  }

  /// When the next sign of life is due, in monotonic milliseconds.
  var wakeAt: Int64 { watchdogInterval == nil ? .max : nextSign }

  func send(_ state: String) { sd_notify(0, state) }

  /// A sign of life; called from the loop alone, when it has passed.
  mutating func alive(at monotonic: Int64) {
    guard let watchdogInterval, monotonic >= nextSign else { return }
    nextSign = monotonic + watchdogInterval
    send("WATCHDOG=1")
  }

  mutating func status(_ text: String) {
    guard text != lastStatus else { return }
    lastStatus = text
    send("STATUS=\(text)")
  }
}
