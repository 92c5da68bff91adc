import LeadClock
import Ledger

/// How things stand, in a line without personal data.
struct StatusText {
  let host: Host
  let now: Instant

  /// `12 open, 2 overdue, next 14:03:10; outbox 0; inbox ok; config 3`
  func status(_ folders: [WatchedFolder], configuration: Int) -> String {
    let troubled = folders.filter { $0.trouble != nil && !$0.isGone }
    let inbox =
      troubled.isEmpty
      ? "ok" : "unavailable (\(troubled.map(\.sourceName).joined(separator: ", ")))"
    let quarantined = (try? host.ledger.quarantinedCount()) ?? 0
    let aside = quarantined > 0 ? "; quarantine \(quarantined)" : ""
    let outbox = (try? host.ledger.pendingDeliveryCount()).map { String($0) } ?? "?"
    let store = host.trouble.map { "; ledger: \($0.sentence)" } ?? ""
    return "\(count), \(late) overdue, \(next("next")); outbox \(outbox); inbox \(inbox)\(aside)"
      + "\(Self.polled(folders))\(untold); config \(configuration)\(store)"
  }

  /// Folders that are listed every two seconds because the kernel does not tell of them.
  static func polled(_ folders: [WatchedFolder]) -> String {
    folders.filter { $0.polled != nil && $0.trouble == nil }
      .map { "; \($0.sourceName) polled (\($0.polled ?? ""))" }.joined()
  }

  /// Folders on a mount of their own: nothing can be renamed out of them.
  static func mounted(_ folders: [WatchedFolder]) -> String {
    folders.filter { $0.trouble == nil && $0.identity?.isOwnMount == true }
      .map { "; \($0.sourceName) on a mount of its own (\($0.identity?.kind ?? "")), copied out" }
      .joined()
  }

  /// `12 open, 2 late, next due 14:03:10; was down 09:58:00-10:01:00, 1 level caught up`
  func start(downSince: Instant?) -> String {
    let standing = "\(count), \(late) late, \(next("next due"))"
    guard let downSince else { return "\(standing); a new ledger" }
    guard downSince <= now else { return standing }
    let caughtUp = (try? host.ledger.dueCount(asOf: now)) ?? 0
    let levels = "\(caughtUp) level\(caughtUp == 1 ? "" : "s") caught up"
    return "\(standing); was down \(minute(downSince))-\(minute(now)), \(levels)"
  }

  private var count: String { "\(host.desk.openCount) open" }
  private var late: String {
    guard let late = try? host.ledger.lateCount(asOf: now, limit: Self.countLimit + 1) else {
      return "?"
    }
    return late > Self.countLimit ? "over \(Self.countLimit)" : String(late)
  }

  /// Leads that are counted one by one: the status line is made every second.
  private static let countLimit = 10_000

  /// What the journal has not been told yet, once that is more than is held in memory.
  private var untold: String {
    let count = host.reporter.behind
    return count > TellingOrder.queueLimit ? "; journal \(count) behind" : ""
  }

  private func next(_ word: String) -> String {
    guard let due = host.desk.nextDeadline else { return "nothing due" }
    return "\(word) \(clock(due))"
  }

  private func minute(_ instant: Instant) -> String {
    let zone = host.settings.timezone
    let isToday = zone.local(instant).date == zone.local(now).date
    return isToday ? zone.local(instant).minuteClock : clock(instant)
  }

  private func clock(_ instant: Instant) -> String {
    host.settings.timezone.clockText(instant, relativeTo: now)
  }
}
