import LeadClock
import Ledger

/// Events that come from the service itself.
enum Notices {
  static func row(
    _ kind: EventKind, _ priority: Priority, _ reason: String?, source: String? = nil,
    at now: Instant
  ) -> EventRow {
    var row = EventRow(kind, at: now)
    row.priority = Int64(priority.rawValue)
    row.reason = reason
    row.source = source
    return row
  }

  static func refused(_ reason: String, at now: Instant) -> EventRow {
    row(.configRejected, .warning, reason, at: now)
  }

  /// What happened to a folder.
  static func row(of change: Inbox.Change, at now: Instant) -> EventRow {
    switch change {
    case .unavailable(let folder, let reason):
      return row(.inboxUnavailable, .critical, reason, source: folder.sourceName, at: now)
    case .recovered(let folder):
      return row(.inboxRecovered, .notice, nil, source: folder.sourceName, at: now)
    case .leftOver(let folder, let count, let oldest):
      let reason =
        "\(count) under a temporary name, the oldest for \((now - oldest).text); never touched"
      return row(.fileStalled, .warning, reason, source: folder.sourceName, at: now)
    }
  }
}
