import LeadClock
import Ledger

/// Tells the journal what was committed without ever making the loop wait.
///
/// What cannot be told now is not held in memory: the ledger has it, and `marks` say how far the
/// journal is. After a crash some entries may come twice, always under the same key.
final class Reporter {
  /// Where entries go.
  enum Channel {
    case journal(JournalSocket)
    case output(StandardOutput)

    /// Whether nothing is left of an entry that was begun.
    var isWhole: Bool {
      switch self {
      case .journal: true
      case .output(let output): output.isWhole
      }
    }

    /// Writes what is left of an entry, as far as it is taken.
    func flush() {
      if case .output(let output) = self { output.flush() }
    }
  }

  /// Entries told in one pass at most: a burst must not hold up the clocks.
  static let passLimit = 1000
  /// Entries told in one second at most: half of what the unit allows before journald drops any.
  static let secondLimit = 10_000
  /// How many of them are left to what is urgent.
  static let reserve = 1000

  private let channel: Channel
  /// The zone in which lines for people give the time.
  var zone: Zone
  /// How far the journal is: what of it is whole and can be noted in the ledger.
  private(set) var marks: TellingOrder.Marks
  private var order: TellingOrder
  private var second: Int64 = 0
  private var toldThisSecond = 0

  init(channel: Channel, zone: Zone, marks: TellingOrder.Marks, latest: Int64) {
    self.channel = channel
    self.zone = zone
    order = TellingOrder(marks, latest: latest)
    self.marks = order.marks
  }

  /// Whether something waits to be told.
  var isBehind: Bool { order.isBehind || !channel.isWhole }

  /// How many events it is behind.
  var behind: Int { Int(order.latest - order.marks.told) }

  /// Takes what was just committed: the first events of it, and the place of the last.
  func take(_ events: [EventRow], through last: Int64) { order.take(events, through: last) }

  /// Tells what it can.
  func work(_ ledger: Ledger, at monotonic: Int64) throws(LedgerError) {
    if monotonic / 1000 != second {
      second = monotonic / 1000
      toldThisSecond = 0
    }
    channel.flush()
    order.beginPass()
    var left = Self.passLimit
    while left > 0, let event = try order.next(ledger), isAllowed(event), tell(event) {
      order.note(told: event)
      toldThisSecond += 1
      left -= 1
      if channel.isWhole { marks = order.marks }
    }
    if channel.isWhole { marks = order.marks }
  }

  /// Tells what cannot be committed, because the ledger itself is the trouble. It may be lost.
  func tellUncommitted(_ event: EventRow) { _ = tell(event) }

  private func isAllowed(_ event: EventRow) -> Bool {
    toldThisSecond < Self.secondLimit - (event.kind.isUrgent ? 0 : Self.reserve)
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
