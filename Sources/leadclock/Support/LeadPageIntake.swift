import LeadClock
import LeadFormats
import Ledger

/// How a lead came in: when it was sent, seen and recorded, and when it was said again.
extension LeadPage {
  /// Repetitions that are named one by one; of more the first.
  private static let named = 20

  /// Whether it was too old for a clock.
  var isHistory: Bool { view.row.sort == "imported" }

  /// Arrivals that said the same again.
  var repeats: [EventRow] { events.filter { $0.kind == .leadDuplicate } }

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
    return "pending" + (view.said?.externalID.map { ", it comes under id \($0)" } ?? "")
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
      return (name: "", value: "\(time) from \(event.source ?? "?")\(place(of: event))")
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
    ]
  }
}
