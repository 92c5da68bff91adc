import LeadClock
import Ledger

/// Rows of responses.
extension Recorder {
  func answered(_ deed: Responded, _ context: Context) -> EventRow {
    var row = row(.leadAnswered, deed, context)
    row.waited = deed.waited?.elapsed.milliseconds
    row.business = deed.waited?.business.milliseconds
    row.target = deed.target.map { names.text($0.after) }
    row.targetAt = deed.target?.due
    if let due = deed.target?.due, deed.at <= due, now > due {
      let heard = "given in time and heard \((now - deed.at).text) later; no breach"
      row.reason = context.reason.map { "\(heard); \($0)" } ?? heard
    }
    return row
  }

  func undone(_ deed: Responded, _ response: String, _ context: Context) -> EventRow {
    var row = row(Self.kind(ofUndo: deed), deed, context)
    row.reason = context.reason ?? "undo"
    row.previousOwner = names.handle(deed.before.owner)
    row.outcome = context.restored.outcome
    var standing = names.standing(deed.lead)
    standing.ending = context.restored
    row.standing = standing.text
    // What was taken back is not itself taken back.
    row.before = nil
    return row
  }

  /// What an undo comes to: the lead is closed again, or owed something again, or somebody else's.
  private static func kind(ofUndo deed: Responded) -> EventKind {
    if deed.lead.state == .closed { return .leadClosed }
    if deed.lead.state != deed.before.state { return .leadReopened }
    return deed.lead.owner == deed.before.owner ? .responseRecorded : .ownerChanged
  }

  func moved(_ lead: LeadSnapshot, _ from: String) -> EventRow {
    var row = EventRow(.ownerChanged, at: now)
    row.lead = lead.id.number
    row.key = Hashing.key(
      ["owner-changed", lead.id.text, String(now.milliseconds)], secret: secret)
    row.priority = Int64(Priority.info.rawValue)
    row.owner = names.handle(lead.owner)
    row.previousOwner = from
    row.policy = names.policy(lead.policy)
    row.source = sources[lead.source.index]
    row.reason = "configuration"
    row.standing = names.standing(lead).text
    return row
  }

  func row(_ kind: EventKind, _ deed: Responded, _ context: Context) -> EventRow {
    var row = EventRow(kind, at: now)
    row.lead = deed.lead.id.number
    row.key = Hashing.key([kind.rawValue, context.response ?? ""], secret: secret)
    row.priority = Int64(Priority.info.rawValue)
    row.source = sources[deed.lead.source.index]
    row.owner = names.handle(deed.lead.owner)
    row.policy = names.policy(deed.lead.policy)
    row.by = deed.by.map { names.handle($0) }
    row.givenAt = deed.at
    row.response = context.response
    row.uid = context.uid.map { Int64($0) }
    row.deed = context.deed
    row.channel = context.channel
    row.waitingOn = context.waitingOn
    row.nextStepAt = context.nextStepAt
    row.reason = context.reason
    row.standing = names.standing(deed.lead).text
    var before = names.standing(deed.before)
    before.ending = context.ending
    row.before = canBeUndone(context.deed) ? before.text : nil
    if let clock = deed.lead.clocks.last { row.clock = clock.name.text }
    return row
  }

  private func canBeUndone(_ deed: String?) -> Bool { deed != "note" && deed != "undo" }
}
