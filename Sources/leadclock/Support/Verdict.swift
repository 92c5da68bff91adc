import LeadClock
import LeadFormats
import Ledger

/// What became of a response that was dropped.
struct Verdict {
  /// The response's identifier.
  let id: String
  /// The lead as it was named, or the file.
  let lead: String
  /// Whether it is about a file.
  var isAboutFile = false
  /// The daemon's word; nil while there is none.
  var row: ResponseRow?
  /// The event it became.
  var event: EventRow?
  /// Whether a daemon was there to judge it.
  let isDaemonThere: Bool

  /// Whether the daemon refused it.
  var isRejected: Bool { row?.result == "rejected" }

  private var subject: String { isAboutFile ? "file" : "lead" }

  /// The verdict for programs.
  var json: JSONValue {
    guard let row else {
      return .object([
        .init("id", .string(id)), .init("state", "queued"), .init(subject, .string(lead)),
      ])
    }
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("state", .string(row.result)),
      .init(subject, .string(row.lead?.text ?? lead)), .init("sentence", .string(row.sentence)),
    ]
    if let waited = event?.waited {
      members.append(
        .init("elapsed_seconds", Moment.seconds(TimeSpan(milliseconds: waited))))
      members.append(
        .init(
          "business_seconds",
          Moment.seconds(event?.business.map { TimeSpan(milliseconds: $0) })))
    }
    return .object(members)
  }

  /// The verdict for a person; a response that is queued counts from the time it was given.
  func text(given: Instant, zone: Zone, now: Instant) -> String {
    if let row { return DisplayText.harmless(row.sentence) }
    let counts = "it counts from \(zone.clockText(given, relativeTo: now))"
    let name = DisplayText.harmless(lead)
    guard !isAboutFile else {
      let why = isDaemonThere ? "has not taken it yet" : "does not run"
      return "\(name) queued: leadclockd \(why)"
    }
    return isDaemonThere
      ? "\(name) queued: leadclockd has not taken it yet; \(counts)"
      : "\(name) queued: leadclockd does not run; \(counts)"
  }
}
