import LeadClock
import LeadFormats
import Ledger

/// Everything about one file that was put aside, for `quarantine show`.
struct QuarantinePage {
  let file: QuarantinedFile
  /// The notes that came with what people did about it, by response.
  let notes: [String: String]
  let now: Instant

  private var zone: Zone { file.place.settings.timezone }
  private var row: FileRow { file.row }

  /// The file for programs: as in a list, then what only this verb shows.
  var json: JSONValue {
    let members =
      (file.json(now: now).members ?? []) + [
        .init("folder", .string(row.folder)),
        .init("name", .string(String(decoding: row.name, as: UTF8.self))),
        .init("state", .string(row.resolved ?? "quarantined")),
        .init("became", .optional(file.successor.map(FileRow.text))),
        .init("leads", .array(file.leads.map { .string($0.text) })),
        .init("record", file.reasonRecord() ?? .null),
        .init("lines", file.firstLines().map { .array($0.map { .string($0) }) } ?? .null),
        .init("history", .array(file.events.map(entry))),
      ]
    return .object(members)
  }

  private func entry(_ event: EventRow) -> JSONValue {
    [
      "at": Moment.json(event.at), "event": .string(event.kind.rawValue),
      "deed": .optional(event.deed), "by": .optional(event.by), "reason": .optional(event.reason),
      "note": .optional(note(event)), "key": .optional(event.key),
    ]
  }

  private func note(_ event: EventRow) -> String? { event.response.flatMap { notes[$0] } }

  /// The file for people.
  func lines(_ screen: Screen) -> [String] {
    var lines = [screen.dress("\(file.number)  \(row.resolved ?? "quarantined")", .bold)]
    for (name, value) in facts where !value.isEmpty {
      lines.append(
        screen.dress(DisplayText.padded("  \(name)", to: 13), .dim) + DisplayText.harmless(value))
    }
    if row.resolved == nil { lines += content(screen) }
    lines.append(screen.dress("  history", .dim))
    lines += file.events.map { event in
      let time = DisplayText.padded(zone.clockText(event.at, relativeTo: now), to: 18)
      return "    \(time)\(DisplayText.harmless(fact(event)))"
    }
    guard row.resolved == nil else { return lines }
    return lines + [screen.dress("  next", .dim)] + next.map { "    \($0)" }
  }

  private var facts: [(name: String, value: String)] {
    let record = file.reasonRecord()
    let name = record?["name"]?.text ?? String(decoding: row.name, as: UTF8.self)
    return [
      ("reason", row.reason ?? ""),
      (
        "since",
        file.at.map { "\(zone.clockText($0, relativeTo: now)), \((now - $0).text) ago" } ?? ""
      ),
      ("became", file.becameText), ("was", file.predecessor.map(FileRow.text) ?? ""),
      ("source", file.source), ("name", name),
      (
        "arrived",
        record?["detail"]?["arrived_at"]?.text.flatMap(RFC3339.read).map {
          zone.clockText($0, relativeTo: now)
        } ?? ""
      ),
      ("size", "\(row.size) bytes"), ("lies in", row.path),
      ("is", row.resolved == nil ? file.status() ?? "not to be seen by this account" : ""),
    ]
  }

  private func content(_ screen: Screen) -> [String] {
    guard let shown = file.firstLines() else { return [] }
    let heading = screen.dress("  begins", .dim)
    return shown.isEmpty ? [] : [heading] + shown.map { "    │ \($0)" }
  }

  private func fact(_ event: EventRow) -> String {
    let by = event.by.map { " by \($0)" } ?? ""
    let said = note(event).map { ": \($0)" } ?? ""
    switch event.deed {
    case ResponseKind.quarantineRetry.rawValue: return "retried\(by)\(said)"
    case ResponseKind.quarantineDiscard.rawValue: return "discarded\(by)\(said)"
    default: return event.kind == .fileQuarantined ? "put aside" : event.kind.rawValue
    }
  }

  private var next: [String] {
    [
      "leadclock parse \(file.path)",
      "    says what the reader makes of it; mend it where it lies, then",
      "leadclock quarantine retry \(file.number)",
      "    reads it anew, with its first arrival; or, when nobody is lost with it,",
      "leadclock quarantine discard \(file.number) --note WHY",
    ]
  }
}
