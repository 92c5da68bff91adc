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
    case .leftOver(let folder, let count, let oldest, let inode):
      let reason =
        "\(count) under a temporary name, the oldest for \((now - oldest).text); never touched; "
        + "find \(folder.path) -inum \(inode)"
      return row(.fileStalled, .warning, reason, source: folder.sourceName, at: now)
    }
  }
}

/// Notices that wait for the next commit. While the ledger takes nothing they become no more than can
/// be kept; how many had no room is said.
struct WaitingNotices {
  static let limit = 1000

  private var rows: [EventRow] = []
  private var dropped = 0

  var isEmpty: Bool { rows.isEmpty }

  mutating func append(_ row: EventRow) {
    if rows.count < Self.limit { rows.append(row) } else { dropped += 1 }
  }

  static func += (notices: inout Self, rows: [EventRow]) {
    for row in rows { notices.append(row) }
  }

  /// All of them, with a word on those that had no room.
  func all(at now: Instant) -> [EventRow] {
    guard dropped > 0 else { return rows }
    let reason = "\(dropped) more notices had no room while the ledger took nothing"
    return rows + [Notices.row(.diskLow, .warning, reason, at: now)]
  }
}
