import CLinux
import Glibc
import LeadClock

/// The one place that sleeps: until a descriptor has something or a time is reached.
final class Poller {
  /// What woke it.
  struct Wake {
    var signals: [Int32] = []
    /// Whether the wall clock was set.
    var isClockStepped = false
  }

  private let signals: Descriptor
  private let timer: Descriptor
  private var armedFor: Instant??

  init() throws(SystemError) {
    let signalNumber = leadclock_signals_open()
    guard signalNumber >= 0 else { throw SystemError("signalfd") }
    signals = Descriptor(signalNumber)
    let timerNumber = leadclock_timer_create()
    guard timerNumber >= 0 else { throw SystemError("timerfd") }
    timer = Descriptor(timerNumber)
  }

  /// Sleeps for at most `milliseconds`, or until the wall clock reaches `deadline`, or until one of
  /// the descriptors is ready.
  func wait(
    milliseconds: Int64, deadline: Instant?, readable: [Int32], writable: [Int32]
  ) -> Wake {
    arm(deadline)
    var entries = ([signals.number, timer.number] + readable).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    for number in writable {
      if let place = entries.firstIndex(where: { $0.fd == number }) {
        entries[place].events |= Int16(POLLOUT)
      } else {
        entries.append(pollfd(fd: number, events: Int16(POLLOUT), revents: 0))
      }
    }
    poll(&entries, nfds_t(entries.count), Int32(clamping: max(0, milliseconds)))
    return Wake(signals: pendingSignals(), isClockStepped: drainTimer())
  }

  /// An absolute timer on the wall clock: a step or a resume is noticed, and nothing drifts.
  private func arm(_ deadline: Instant?) {
    guard armedFor != .some(deadline) else { return }
    if leadclock_timer_arm(timer.number, deadline?.milliseconds ?? 0) == 0 { armedFor = deadline }
  }

  private func drainTimer() -> Bool {
    var count: UInt64 = 0
    let result = read(timer.number, &count, 8)
    if result == 8 { armedFor = nil }
    guard result < 0, errno == ECANCELED else { return false }
    armedFor = nil
    return true
  }

  private func pendingSignals() -> [Int32] {
    var numbers: [Int32] = []
    var information = signalfd_siginfo()
    while read(signals.number, &information, MemoryLayout<signalfd_siginfo>.size) > 0 {
      numbers.append(Int32(information.ssi_signo))
    }
    return numbers
  }
}
