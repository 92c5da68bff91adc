import LeadClock
import LeadFormats
import Ledger

/// Everything about one lead, for `show`.
struct LeadPage {
  let view: LeadView
  let events: [EventRow]
  let notes: [LedgerReader.Note]
  /// The files it and its repetitions came in, by number; what the ledger has forgotten is not there.
  let files: [Int64: FileRow]
  let zone: Zone

  /// The lead for programs: as in a list, then what only this verb shows.
  var json: JSONValue {
    let members =
      (view.json.members ?? []) + [
        .init("message", .optional(view.said?.message)),
        .init("sort", .string(view.row.sort)), .init("intake", intakeJSON),
        .init("warnings", .array(view.warnings.map { .string($0) })),
        .init("duplicates", .integer(Int64(view.row.duplicates))),
        .init("repeats", .array(repeats.map(repeatJSON))),
        .init("notes", .array(notes.compactMap(\.note).map { .string($0) })),
        .init("history", .array(events.map { line($0).json })),
        .init("spam", spamJSON),
      ]
    return .object(members)
  }

  /// The lead for people.
  func lines(_ screen: Screen) -> [String] {
    let row = view.row
    var lines = [screen.dress("\(row.id.text)  \(DisplayText.harmless(view.who))", .bold)]
    for (name, value) in facts where !value.isEmpty {
      lines.append(
        screen.dress(DisplayText.padded("  \(name)", to: 13), .dim) + DisplayText.harmless(value))
    }
    if let message = view.said?.message {
      lines.append(screen.dress("  message", .dim))
      lines += DisplayText.harmlessLines(message).map { "    \($0)" }
    }
    lines.append(screen.dress("  history", .dim))
    lines += events.map { event in
      let time = DisplayText.padded(zone.clockText(event.at, relativeTo: view.now), to: 18)
      let said = line(event).text(zone: zone, now: view.now)
      return "    \(time)\(DisplayText.harmless(said))"
    }
    return lines
  }

  private func line(_ event: EventRow) -> HistoryLine {
    HistoryLine(event, notes: notes, isSuspect: view.isSuspect)
  }

  private var facts: [(name: String, value: String)] {
    let row = view.row
    let standing = row.standing
    let contact = view.said?.contact
    return [
      (
        "state",
        isHistory
          ? "imported: history, no clock and no alarm"
          : "\(standing.state.text), stage \(view.stage)"
            + (row.outcome.map { ", outcome \($0)" } ?? "")
      ),
      ("suspect", suspicion),
      (
        "owner",
        standing.owner + (standing.team.map { " of \($0)" } ?? "")
          + ", policy \(standing.policy)"
      ),
      ("contact", pending), ("phone", contact?.phoneE164 ?? contact?.phone ?? ""),
      ("email", contact?.email ?? ""),
      ("company", contact?.company ?? ""), ("subject", view.said?.subject ?? ""),
      ("missing", view.missing.joined(separator: ", ")),
      ("source", "\(row.source) (\(row.origin)), \(row.kind)"), ("arrived", arrival),
      ("intake", intake), ("file", fileText), ("odd", view.warnings.joined(separator: "; ")),
      ("completed", completion),
      ("repeated", repetition),
    ] + repeatLines + [
      ("attempts", standing.attempts == 0 ? "" : String(standing.attempts)), ("next", next),
    ] + standing.clocks.indices.map { ("clock", clock($0)) }
  }

  private func time(_ instant: Instant) -> String { zone.clockText(instant, relativeTo: view.now) }

  private var arrival: String { time(view.row.arrivedAt) }

  private var fileText: String {
    guard let number = view.row.file else { return "" }
    let format = view.row.format.map { ", format \($0)" } ?? ""
    return FileRow.text(number) + (files[number].map { ", \($0.path)" } ?? "") + format
  }

  private var next: String {
    guard let move = view.waitingOn else {
      let isUnclear = view.row.standing.state == .answered
      return isUnclear ? "unclear: nobody said whose move it is" : ""
    }
    let due = view.row.nextStepAt.map { " by \(time($0))" } ?? ""
    return "\(move)" + (view.nextStep.map { ": \($0)" } ?? "") + due
  }

  private func clock(_ place: Int) -> String {
    let entry = view.row.standing.clocks[place]
    guard entry.clock.startedAt <= view.now else {
      return "\(entry.clock.name.text) starts \(time(entry.clock.startedAt))"
    }
    let waited = view.waited(entry.clock)
    let open = waited.business.map { $0 == waited.elapsed ? "" : ", \($0.text) of open time" } ?? ""
    let run = entry.clock.stoppedAt == nil ? "running for" : "stopped after"
    let due = entry.dueAt.map { "; due \(time($0))" } ?? ""
    let level = view.level(place).map { "; \($0)" } ?? ""
    return "\(entry.clock.name.text) \(run) \(waited.elapsed.text)\(open)\(due)\(level)"
  }
}
