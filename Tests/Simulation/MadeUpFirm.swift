import LeadClock

/// A made-up firm whose rules change from reload to reload while its names stay.
struct MadeUpFirm {
  private static let handles = ["ana", "ben", "cleo", "dora", "eva", "finn"]
  private static let office = BusinessCalendar(
    name: "office",
    hours: .weekly(
      WeeklyHours(
        zone: .utc,
        windows: (0..<7).map { day in
          day < 5
            ? [DayWindow(opens: 540, closes: 750)!, DayWindow(opens: 810, closes: 1020)!]
            : day == 5 ? [DayWindow(opens: 1320, closes: 1560)!] : []
        })))

  /// Rules that may name other people, in another order, with other ladders, than the last.
  static func rules(_ chance: inout Chance) -> Rules {
    var names = handles.shuffled(using: &chance)
    for _ in 0..<chance.below(3) { names.removeLast() }
    let people = names.map { person($0, among: names.count, &chance) }
    func someone() -> PersonID { PersonID(chance.below(names.count)) }
    let members = (0..<names.count).map { PersonID($0) }.shuffled(using: &chance)
    let teams = [
      Team(name: "sales", members: Array(members.prefix(1 + chance.below(3))), manager: someone()),
      Team(name: "support", members: Array(members.suffix(2))),
    ]
    var policies = ["default", "slow"].map { name in
      Policy(
        name: name, calendar: chance.below(2), firstResponse: ladder(&chance),
        reply: ladder(&chance), nextStep: ladder(&chance))
    }
    if chance.oneIn(4) { policies.removeLast() }
    let last = PolicyID(policies.count - 1)
    var portal = RouteMatch()
    portal.source = "portal"
    return Rules(
      people: people, teams: teams,
      calendars: [BusinessCalendar(name: "always", hours: .always), office], policies: policies,
      routes: [
        Route(match: portal, assignee: .person(someone()), policy: last),
        Route(match: RouteMatch(), assignee: .team(TeamID(chance.below(2))), policy: PolicyID(0)),
      ], catchAll: someone(),
      channels: ["mail", "page"].map { ChannelRule(name: $0, carriesPersonalData: false) })
  }

  private static func person(_ name: String, among count: Int, _ chance: inout Chance) -> Person {
    var person = Person(
      handle: name, via: [["mail", "page"], ["page"], [], ["fax", "mail"]][chance.below(4)],
      backup: chance.oneIn(2) ? PersonID(chance.below(count)) : nil)
    let day = CivilDate(year: 2026, month: 11, day: 24 + chance.below(5))!
    if chance.oneIn(4) { person.away = [day...day] }
    if chance.oneIn(8) { person.left = day }
    return person
  }

  /// A ladder of any waits; those of one sort ascend.
  private static func ladder(_ chance: inout Chance) -> Ladder {
    let recipients: [Recipient] = [.owner, .backup, .manager, .person(PersonID(0))]
    var hasEndOfDay = false
    let levels = (0..<chance.below(6)).map { number in
      var wait: Wait = .business(.minutes(Int64(number * 25 + chance.below(20))))
      switch chance.below(8) {
      case 0: wait = .elapsed(.minutes(Int64(number * 60 + 30)))
      case 1: wait = .workingDays(number + 1)
      case 2 where !hasEndOfDay:
        hasEndOfDay = true
        wait = .endOfDay(unlessYounger: .minutes(Int64(chance.below(90))))
      default: break
      }
      return Level(
        after: wait, name: "level-\(number)", notify: [chance.one(of: recipients)!, .owner],
        priority: chance.oneIn(2) ? .warning : .notice)
    }
    return Ladder(levels)
  }
}
