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
    return row
  }

  func undone(_ deed: Responded, _ response: String, _ context: Context) -> EventRow {
    let isOpenAgain = deed.before.state != deed.lead.state
    var row = row(isOpenAgain ? .leadReopened : .responseRecorded, deed, context)
    row.reason = "undo"
    // What was taken back is not itself taken back.
    row.before = nil
    return row
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
    row.standing = names.standing(deed.lead).text
    row.before = canBeUndone(context.deed) ? names.standing(deed.before).text : nil
    if let clock = deed.lead.clocks.last { row.clock = clock.name.text }
    return row
  }

  private func canBeUndone(_ deed: String?) -> Bool { deed != "note" && deed != "undo" }
}
