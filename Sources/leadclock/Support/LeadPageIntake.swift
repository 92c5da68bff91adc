import LeadClock
import LeadFormats
import Ledger

/// How a lead came in: when it was sent, seen and recorded, and when it was said again.
extension LeadPage {
  /// Repetitions that are named one by one; of more the first.
  private static let named = 20

  /// Whether it was too old for a clock.
  var isHistory: Bool { view.row.sort == "imported" }

  /// Arrivals that said the same again, or something new of the same person's.
  var repeats: [EventRow] {
    events.filter { $0.kind == .leadDuplicate || $0.kind == .leadRepeated }
  }

  /// How many more arrived, and how many of them with something new.
  var repetition: String {
    let count = view.row.duplicates
    let new = repeats.count { $0.kind == .leadRepeated }
    if count == 0 { return "" }
    if new == 0 { return "\(count) more of the same arrived" }
    return "\(count) more arrived, \(new) of them with something new"
  }

  /// Why it is taken for spam; empty when it is not.
  var suspicion: String {
    guard view.isSuspect else { return "" }
    let score = view.said?.spam.score.map { ["score \($0)"] } ?? []
    let reasons = (view.said?.spam.reasons ?? []) + score
    return (reasons + ["its clock is recorded, nobody is told"]).joined(separator: "; ")
  }

  /// The same for programs.
  var spamJSON: JSONValue {
    let spam = view.said?.spam
    return [
      "suspect": .bool(view.isSuspect), "score": spam?.score.map(JSONValue.numeral) ?? .null,
      "reasons": .array((spam?.reasons ?? []).map { .string($0) }),
    ]
  }

  /// When it was committed.
  private var recordedAt: Instant? { events.first { $0.arrivedAt != nil }?.at }

  /// From the moment it was sent, as far as the form says so, until it was committed.
  private var lag: TimeSpan? {
    guard let recordedAt, let submitted = view.row.submittedAt else { return nil }
    return recordedAt - submitted
  }

  /// `submitted 10:04:01 (exact), seen 2.1s later, recorded 0.02s later`.
  var intake: String {
    let row = view.row
    var parts = [
      row.submittedAt.map {
        "submitted \(zone.clockText($0, relativeTo: view.now)) (\(Self.confidence(row.confidence)))"
      } ?? "the form does not say when it was submitted"
    ]
    if let seen = row.seenAt { parts.append("seen \(after(row.submittedAt, seen))") }
    if let recordedAt {
      parts.append("recorded \(after(row.seenAt ?? row.submittedAt, recordedAt))")
    }
    return parts.joined(separator: ", ")
  }

  private func after(_ earlier: Instant?, _ later: Instant) -> String {
    guard let earlier else { return zone.clockText(later, relativeTo: view.now) }
    let span = later - earlier
    // The form's clock is not ours.
    guard span >= .zero else { return "\((earlier - later).text) earlier by our clock" }
    return span < .seconds(10) ? "\(span.milliseconds)ms later" : "\(span.text) later"
  }

  private static func confidence(_ word: String?) -> String {
    switch word {
    case TimeConfidence.exact.rawValue: "exact"
    case TimeConfidence.assumedZone.rawValue: "it names no zone, taken as UTC"
    default: "unsure"
    }
  }

  /// What of a contact that is still to come is known: the sender's id.
  var pending: String {
    guard view.isPending else { return "" }
    if view.isUnread { return "unknown, its file could not be read\(look)" }
    return "pending" + (view.said?.externalID.map { ", it comes under id \($0)" } ?? "")
  }

  private var look: String {
    view.row.file.map { "; leadclock quarantine show \(FileRow.text($0))" } ?? ""
  }

  /// When the full record of a lead came that began as a notice, and in which file.
  var completion: String {
    guard let event = events.first(where: { $0.kind == .leadCompleted }) else { return "" }
    let time = zone.clockText(event.at, relativeTo: view.now)
    return "\(time) from \(event.source ?? "?")\(place(of: event))"
  }

  /// The intake for programs.
  var intakeJSON: JSONValue {
    let row = view.row
    return [
      "submitted_at": Moment.json(row.submittedAt), "confidence": .optional(row.confidence),
      "seen_at": Moment.json(row.seenAt), "recorded_at": Moment.json(recordedAt),
      "lag_seconds": Moment.seconds(lag),
    ]
  }

  /// A line for each repetition: when, and in which file.
  var repeatLines: [(name: String, value: String)] {
    let lines = repeats.prefix(Self.named).map { event in
      let time = zone.clockText(event.at, relativeTo: view.now)
      let new = event.kind == .leadRepeated ? ", something new" : ""
      return (name: "", value: "\(time) from \(event.source ?? "?")\(place(of: event))\(new)")
    }
    let rest = repeats.count - lines.count
    return lines + (rest > 0 ? [(name: "", value: "and \(rest) more; --json has them all")] : [])
  }

  private func place(of event: EventRow) -> String {
    guard let number = event.file else { return "" }
    return " in \(FileRow.text(number))" + (files[number].map { ", \($0.path)" } ?? "")
  }

  /// A repetition for programs.
  func repeatJSON(_ event: EventRow) -> JSONValue {
    [
      "at": Moment.json(event.at), "source": .optional(event.source),
      "submitted_at": Moment.json(event.submittedAt), "seen_at": Moment.json(event.seenAt),
      "file": .optional(event.file.map(FileRow.text)),
      "path": .optional(event.file.flatMap { files[$0]?.path }),
      "event": .string(event.kind.rawValue),
    ]
  }
}
