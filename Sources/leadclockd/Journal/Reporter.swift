import LeadClock
import Ledger

/// Tells the journal what was committed, in order, without ever making the loop wait.
///
/// What cannot be told now is not held in memory: the ledger has it, and `told` says how far the
/// journal is. After a crash some entries may come twice, always under the same key.
final class Reporter {
  /// Where entries go.
  enum Channel {
    case journal(JournalSocket)
    case output(StandardOutput)
  }

  /// Entries told in one pass at most: a burst must not hold up the clocks.
  static let passLimit = 1000
  /// Entries told in one second at most: half of what the unit allows before journald drops any.
  static let secondLimit = 10_000
  private static let queueLimit = 2000

  private let channel: Channel
  /// The zone in which lines for people give the time.
  var zone: Zone
  /// The last event the journal was told.
  private(set) var told: Int64
  private var queue: [EventRow] = []
  private var second: Int64 = 0
  private var toldThisSecond = 0
  /// The last event there is to tell.
  private var latest: Int64

  init(channel: Channel, zone: Zone, told: Int64, latest: Int64) {
    self.channel = channel
    self.zone = zone
    self.told = told
    self.latest = latest
  }

  /// Whether something waits to be told.
  var isBehind: Bool { told < latest }

  /// Takes events that were just committed.
  func take(_ events: [EventRow]) {
    guard let last = events.last else { return }
    // Contiguous with what waits already, else the ledger is asked.
    if (queue.last?.sequence ?? told) == latest, queue.count + events.count <= Self.queueLimit {
      queue += events
    }
    latest = last.sequence
  }

  /// Tells what it can; true when nothing holds it up.
  func work(_ ledger: Ledger, at monotonic: Int64) throws(LedgerError) -> Bool {
    var left = min(Self.passLimit, allowance(at: monotonic))
    while isBehind, left > 0 {
      if queue.isEmpty { queue = try ledger.events(after: told, limit: left) }
      guard !queue.isEmpty else {
        told = latest
        return true
      }
      for (place, event) in queue.enumerated() {
        guard left > 0, tell(event) else {
          queue.removeFirst(place)
          return false
        }
        told = event.sequence
        toldThisSecond += 1
        left -= 1
      }
      queue = []
    }
    return true
  }

  /// Tells what cannot be committed, because the ledger itself is the trouble. It may be lost.
  func tellUncommitted(_ event: EventRow) { _ = tell(event) }

  private func allowance(at monotonic: Int64) -> Int {
    if monotonic / 1000 != second {
      second = monotonic / 1000
      toldThisSecond = 0
    }
    return Self.secondLimit - toldThisSecond
  }

  private func tell(_ event: EventRow) -> Bool {
    guard let entry = JournalEntry(event, zone: zone) else { return true }
    switch channel {
    case .output(let output): return output.send(entry)
    case .journal(let socket):
      switch socket.send(entry) {
      case .taken: return true
      case .full, .absent: return false
      }
    }
  }
}
