import LeadClock
import Ledger

/// The line a person reads, from an event alone.
struct Wording {
  let event: EventRow
  let zone: Zone
  /// Whether an answer says by whom: to the person who gave it, and not in the journal's own line.
  var namesPerson = false

  var line: String {
    switch event.kind {
    case .leadReceived: received
    case .levelReached: level
    case .leadAnswered: answered
    case .leadDuplicate: duplicate
    case .leadRepeated: repeated
    case .leadCompleted: completed
    case .leadImported: imported
    case .signalReceived:
      "\(lead) from \(source) is a signal: nobody to reach\(then(event.reason)); no clock"
    case .testReceived: "\(lead) from \(source) is a test; no clock"
    case .fileQuarantined: quarantined
    case .fileIgnored: ignored
    case .fileStalled: stalled
    case .levelSkipped: "\(lead) level \(event.level ?? "") skipped: \(event.reason ?? "")"
    case .responseRecorded: recorded
    case .leadClosed:
      "\(lead) closed\(person)\(event.outcome.map { " as \($0)" } ?? "")\(then(event.reason))"
    case .leadReopened: reopened
    case .nextStepDue: "\(lead) next step due; \(told)"
    case .followUpDue: "\(lead) attempt due; \(told)"
    case .ownerChanged: ownerChanged
    case .deliveryFailed: deliveryFailed
    case .inboxUnavailable: "\(source) unavailable: \(reason); leads dropped there are not seen"
    case .inboxRecovered: "\(source) is back; scanned"
    case .drought: "\(source) silent \(reason); leadclock test lead \(source)"
    case .flood: "\(source) sends far more than usual\(then(event.reason))"
    case .diskLow: "disk low: \(reason)"
    case .courierMissing:
      "\(event.count ?? 0) notifications waiting, nobody delivers: "
        + "systemctl enable --now leadclock-courier"
    case .digest: "digest\(then(event.reason))"
    case .configReloaded: "configuration reloaded\(then(event.reason))"
    case .configRejected: "configuration refused, the old one stays: \(reason)"
    case .clockStepped: "clock stepped: \(reason)"
    case .started: "started: \(reason)"
    case .stopped: "stopped: \(reason)"
    }
  }

  var lead: String { event.lead.map { LeadID($0).text } ?? "L-?" }
  var source: String { event.source ?? "inbox" }
  private var reason: String { event.reason ?? "" }
  private var told: String { event.told ?? "nobody told" }
  private var person: String { event.by.map { " by \($0)" } ?? "" }
  private var viaChannel: String { event.channel.map { ", by \($0)" } ?? "" }

  private func then(_ text: String?) -> String { text.map { "; \($0)" } ?? "" }

  private func text(_ milliseconds: Int64?) -> String {
    TimeSpan(milliseconds: milliseconds ?? 0).text
  }

  private func clock(_ instant: Instant) -> String {
    zone.clockText(instant, relativeTo: event.at)
  }

  private var received: String {
    var line = "\(lead) new from \(source)"
    if let has = event.has, !has.isEmpty { line += ": \(has)" }
    if let due = event.targetAt {
      line += "; due \(clock(due))"
    } else if event.clock == nil {
      line += "; \(event.leadKind ?? "") without a clock"
    }
    let whom = event.told ?? "for \(event.owner ?? "")"
    // Of a suspect nobody is told, and the reason says so.
    guard event.reason?.hasPrefix(Self.suspect) != true else {
      return line + lag + then(event.reason)
    }
    return line + lag + then(whom) + then(event.reason)
  }

  /// The reason of a lead that is probably none.
  static let suspect = "suspect: nobody is told"

  /// How long a lead was on its way, where its form says when it was sent and that is worth a word.
  private var lag: String {
    guard event.confidence == "exact", let submitted = event.submittedAt,
      let seen = event.seenAt ?? event.arrivedAt, seen - submitted >= .minutes(1)
    else { return "" }
    return "; \((seen - submitted).text) on its way"
  }

  /// Before the target a lead is at risk, under its level's own name; from the target on it is
  /// late, whatever the level is called.
  private var level: String {
    let waited = text(event.waited)
    if event.clock == ClockName.nextStep.text {
      let past = event.waited ?? 0 > 0 ? ": \(waited) past its time" : ""
      return "\(lead) next step \(shout(event.level))\(past); \(told)\(lateNote)"
    }
    guard let due = event.dueAt, let target = event.targetAt, let allowed = event.target else {
      return "\(lead) \(shout(event.level)): \(waited) unanswered; \(told)"
    }
    if due < target {
      return
        "\(lead) \(shout(event.level)): \(waited) unanswered, \((target - due).text) left; \(told)"
    }
    let name = event.level == "late" || isClockOfSilence ? "LATE" : shout(event.level)
    return "\(lead) \(name): \(waited) unanswered, target \(allowed); \(told)\(lateNote)"
  }

  private var isClockOfSilence: Bool {
    event.clock == ClockName.firstResponse.text || event.clock == ClockName.reply.text
  }

  /// What happened while nobody was there to say so is said with the delay.
  private var lateNote: String {
    guard let due = event.dueAt, event.at - due >= .seconds(1) else { return "" }
    let skipped = event.count.flatMap {
      $0 > 0 ? ", \($0) level\($0 == 1 ? "" : "s") skipped" : nil
    }
    return "; said \((event.at - due).text) late\(skipped ?? "")"
  }

  private func shout(_ name: String?) -> String {
    String((name ?? "").uppercased().map { $0 == "-" ? " " : $0 })
  }

  private var answered: String {
    guard let waited = event.waited else { return "\(lead) answered\(person)\(viaChannel)" }
    var line = "\(lead) answered\(namesPerson ? person : "") after \(text(waited))"
    if let target = event.target { line += ", target \(target)" }
    line += viaChannel
    if let mover = event.waitingOn {
      line += "; next: \(mover)"
      if let due = event.nextStepAt { line += ", \(clock(due))" }
    }
    return line + then(event.reason)
  }

  private var recorded: String {
    if reason.hasPrefix("refused: ") {
      let whose = event.lead == nil ? "" : "\(lead) "
      return "\(whose)\(event.deed ?? "response")\(person) \(reason)"
    }
    guard event.lead == nil, let file = event.file.map(FileRow.text) else {
      return "\(lead) \(event.deed ?? "response") recorded\(person)\(viaChannel)"
        + then(event.reason)
    }
    return "\(file) \(event.deed == "quarantine-retry" ? "retried" : "discarded")\(person)"
  }

  private var duplicate: String {
    guard let count = event.count, count > 1 else {
      return "\(lead) again from \(source)\(then(event.reason)); counted, no second clock"
    }
    let whose = "\(count) leads from \(source) imported\(person)"
    return "\(whose) were known already, \(lead) first; counted"
  }

  /// One line for all leads of a file.
  private var imported: String {
    let count = event.count ?? 1
    let why = event.reason == Self.importedByHand ? "imported\(person)" : "too old for a clock"
    guard count > 1 else { return "\(lead) from \(source) is \(why); kept as history" }
    return "\(count) leads from \(source) are \(why); kept as history, \(lead) first"
  }

  /// The reason of leads that somebody made history with `leadclock import`.
  static let importedByHand = "import"

  private var reopened: String {
    let why =
      event.reason.map { $0 == "undo" ? ": the last response was taken back" : ": \($0)" }
      ?? ""
    return "\(lead) open again\(person)\(why); for \(event.owner ?? "")"
  }

  private var ownerChanged: String {
    let why = event.reason.map { $0 == "undo" ? " (taken back)" : " (\($0))" } ?? ""
    if event.previousOwner == event.owner { return "\(lead) taken\(person)\(why)" }
    return
      "\(lead) goes from \(event.previousOwner ?? "nobody") to \(event.owner ?? "")\(person)\(why)"
  }

  private var ignored: String {
    let file = event.file.map(FileRow.text) ?? "F-?"
    let what = event.count.map { $0 == 1 ? "1 record is" : "\($0) records are" } ?? "it is"
    if source == "responses" {
      let records = event.count.map { $0 == 1 ? "1 record" : "\($0) records" } ?? "it"
      return "\(source) \(file): \(records) cannot be read\(then(event.reason))"
    }
    return "\(source) \(file): \(what) no lead\(then(event.reason)); kept in the archive"
  }

  /// A file that was taken has a number, one that was not has none.
  private var stalled: String {
    guard let file = event.file.map(FileRow.text) else {
      return "\(source) has a file that is not taken: \(reason)"
    }
    return "\(source) \(file) stays where it is: \(reason)"
  }

  private var quarantined: String {
    let file = event.file.map(FileRow.text) ?? "F-?"
    return "\(source) \(file) quarantined: \(reason); leadclock quarantine show \(file)"
  }

  private var deliveryFailed: String {
    let times =
      switch event.count ?? 1 {
      case 1: ""
      case 2: " twice"
      case let count: " \(count) times"
      }
    let why = reason.isEmpty ? "" : " (\(reason))"
    let next = event.told.map { ", trying \($0)" } ?? ", no other channel"
    return "\(event.channel ?? "") to \(event.person ?? "") failed\(times)\(why)\(next); "
      + "\(lead) still unanswered"
  }
}
