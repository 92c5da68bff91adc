import LeadClock
import LeadFormats
import Ledger

/// One event of a lead's history in the words of the journal.
struct HistoryLine {
  private let event: EventRow
  private let note: LedgerReader.Note?
  /// Whether its lead is probably spam: its levels are recorded and nobody is told.
  private let isSuspect: Bool

  init(_ event: EventRow, notes: [LedgerReader.Note], isSuspect: Bool = false) {
    self.event = event
    self.isSuspect = isSuspect
    note = event.response.flatMap { id in notes.first { $0.response == id } }
  }

  /// The event for programs.
  var json: JSONValue {
    [
      "at": Moment.json(event.at), "event": .string(event.kind.rawValue),
      "level": .optional(event.level), "clock": .optional(event.clock),
      "owner": .optional(event.owner), "by": .optional(event.by),
      "deed": .optional(event.deed), "kind": .optional(event.leadKind),
      "channel": .optional(event.channel), "outcome": .optional(event.outcome),
      "target": .optional(event.target), "waiting_on": .optional(event.waitingOn),
      "next_step": nextStepJSON, "file": .optional(event.file.map(FileRow.text)),
      "has": .optional(event.has), "reason": .optional(event.reason),
      "waited_seconds": Moment.seconds(event.waited.map { TimeSpan(milliseconds: $0) }),
      "note": .optional(note?.note), "key": .optional(event.key),
    ]
  }

  private var nextStepJSON: JSONValue {
    guard event.nextStepAt != nil || note?.nextStep != nil else { return .null }
    return ["what": .optional(note?.nextStep), "due": Moment.json(event.nextStepAt)]
  }

  /// The event for people.
  func text(zone: Zone, now: Instant) -> String {
    let remark = note?.note.map { ": \($0)" } ?? ""
    return fact(zone: zone, now: now) + why + (event.by.map { ", by \($0)" } ?? "") + remark
  }

  private func fact(zone: Zone, now: Instant) -> String {
    switch event.kind {
    case .leadReceived: "new from \(event.source ?? "?")\(has)\(due(zone, now))\(told)"
    case .leadImported: "imported from \(event.source ?? "?"): history, no clock"
    case .signalReceived: "signal from \(event.source ?? "?"): no way to reach anyone"
    case .testReceived: "test from \(event.source ?? "?")"
    case .leadDuplicate:
      "repeated by \(event.source ?? "?")\(event.file.map { " in \(FileRow.text($0))" } ?? "")"
    case .leadRepeated: "\(repeated) \(event.source ?? "?")\(told)"
    case .leadCompleted: "contact came in from \(event.source ?? "?")\(has)\(told)"
    case .levelReached where isSuspect:
      "suspect: \(event.level ?? "level") recorded\(after), nobody told"
    case .levelReached: "\((event.level ?? "level").uppercased())\(after)\(target)\(told)"
    case .levelSkipped: "\(event.level ?? "level") passed over, a higher one was due"
    case .leadAnswered: "answered\(after)\(target)\(channel)\(next(zone, now))"
    case .responseRecorded: "\(event.deed ?? "response")\(channel)\(next(zone, now))"
    case .leadClosed: "closed\(event.outcome.map { " as \($0)" } ?? "")"
    case .leadReopened: event.deed == "undo" ? "taken back" : "reopened"
    case .ownerChanged: "owner \(event.previousOwner ?? "?") → \(event.owner ?? "?")"
    case .nextStepDue: "next step due"
    case .followUpDue: "follow-up due"
    case .deliveryFailed:
      "message to \(event.person ?? "?") failed\(event.reason.map { ": \($0)" } ?? "")"
    case .fileQuarantined, .fileStalled, .fileIgnored, .inboxUnavailable, .inboxRecovered, .drought,
      .flood,
      .diskLow,
      .courierMissing, .digest, .configReloaded, .configRejected, .clockStepped, .started,
      .stopped:
      event.kind.rawValue + (event.reason.map { ": \($0)" } ?? "")
    }
  }

  private var repeated: String {
    switch event.leadKind {
    case LeadKind.download.text: "took a document from"
    case LeadKind.subscribe.text: "subscribed through"
    case .some, nil: "wrote again through"
    }
  }

  /// Why, where the words above do not say it: what the journal says of the event.
  private var why: String {
    guard let reason = event.reason, !reason.isEmpty else { return "" }
    return switch event.kind {
    case .leadReceived, .leadDuplicate, .leadRepeated, .leadCompleted, .leadAnswered,
      .responseRecorded, .leadClosed, .leadReopened, .ownerChanged:
      reason == "undo" ? "" : "; \(reason)"
    default: ""
    }
  }

  private var has: String { event.has.map { ": \($0)" } ?? "" }
  private var told: String { event.told.map { $0.isEmpty ? "" : "; \($0)" } ?? "" }
  private var target: String { event.target.map { ", target \($0)" } ?? "" }
  private var channel: String { event.channel.map { ", \($0)" } ?? "" }

  private var after: String {
    event.waited.map { " after \(TimeSpan(milliseconds: $0).text)" } ?? ""
  }

  private func due(_ zone: Zone, _ now: Instant) -> String {
    event.dueAt.map { "; due \(zone.clockText($0, relativeTo: now))" } ?? ""
  }

  private func next(_ zone: Zone, _ now: Instant) -> String {
    guard let move = event.waitingOn else { return "" }
    let due = event.nextStepAt.map { ", \(zone.clockText($0, relativeTo: now))" } ?? ""
    return "; next: \(move)\(note?.nextStep.map { ", \($0)" } ?? "")\(due)"
  }
}
