@testable import LeadClock

private let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
private let monday = moment("2026-11-23T00:00Z")

/// The instant a test writes as `09:05`, `09:04:59.999` or `tue 09:05`.
func at(_ text: String) -> Instant {
  let words = text.split(separator: " ")
  let day = words.count > 1 ? days.firstIndex(of: String(words[0]))! : 0
  let parts = words[words.count - 1].split { ":.".contains($0) }.map { Int64($0)! } + [0, 0]
  let seconds = Int64(day) * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  let milliseconds = text.contains(".") ? parts[3] : 0
  return monday + TimeSpan(milliseconds: seconds * 1000 + milliseconds)
}

/// An instant as a test writes it; seconds only where there are any.
func clockText(_ instant: Instant) -> String {
  let all = (instant - monday).milliseconds
  func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let day = all < 86_400_000 ? "" : days[Int(all / 86_400_000)] + " "
  var text = day + two(all / 3_600_000 % 24) + ":" + two(all / 60_000 % 60)
  if all % 60_000 != 0 { text += ":" + two(all / 1000 % 60) }
  if all % 1000 != 0 { text += ".\(all % 1000)" }
  return text
}

/// What the desk decided, as one would say it.
func sentence(_ effect: Effect, rules: Rules) -> String {
  func name(_ person: PersonID) -> String { rules.people[person.index].handle }
  func whose(_ lead: LeadSnapshot) -> String { "\(lead.id.text) of \(name(lead.owner))" }
  switch effect {
  case .opened(let opened):
    let due = opened.due.map { ", due \(clockText($0))" } ?? ""
    let told = opened.told.map { ", told \(name($0.person))" }.joined()
    return "\(whose(opened.lead))\(due)\(told)"
  case .duplicate(let lead, _): return "\(lead.text) again"
  case .repeated(let lead, _, let told):
    return "\(lead.id.text) wrote again" + told.map { ", told \(name($0.person))" }.joined()
  case .completed(let lead, _, let told):
    return "\(lead.id.text) complete" + told.map { ", told \(name($0.person))" }.joined()
  case .flood(_, let count, let usual, _): return "flood: \(count), usually \(usual / 1000)"
  case .levelReached(let reached):
    let told = reached.told.map { name($0.person) }.joined(separator: " and ")
    let skipped = reached.skipped == 0 ? "" : ", \(reached.skipped) skipped"
    return "\(reached.lead.text) \(reached.level.name), \(told)\(skipped)"
  case .deliver(let delivery):
    return "\(delivery.channel) to \(name(delivery.person)): \(delivery.level)"
  case .withdraw(let lead): return "\(lead.text) withdrawn"
  case .answered(let deed):
    let waited = deed.waited.map { " after \($0.elapsed.milliseconds / 1000) s" } ?? ""
    return "\(whose(deed.lead)) answered\(waited)"
  case .noted(let deed): return "\(whose(deed.lead)) noted"
  case .ownerChanged(let deed, let from): return "\(whose(deed.lead)), was \(name(from))"
  case .closed(let deed, let outcome): return "\(whose(deed.lead)) closed, \(outcome ?? "-")"
  case .reopened(let deed): return "\(whose(deed.lead)) reopened"
  case .undone(let deed, _): return "\(whose(deed.lead)) as before"
  case .refused(let lead, let refusal): return "\(lead.text) refused, \(refusal)"
  case .moved(let lead, let from): return "\(whose(lead)) moved from \(from)"
  case .receipted(let receipt): return "receipt \(receipt.result.rawValue)"
  case .deliveryFailed(let receipt, let next):
    return "\(receipt.delivery.channel) failed, trying \(next ?? "nothing")"
  }
}
