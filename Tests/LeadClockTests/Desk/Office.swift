@testable import LeadClock

/// Everybody in the made-up firm of these tests, by number.
let ana = PersonID(0)
let ben = PersonID(1)
let cleo = PersonID(2)
let dora = PersonID(3)

/// A desk with the memory that a ledger would have, told in short sentences.
///
/// Times are `09:05`, `09:04:59.999` or `tue 09:05`, in the week that begins on Monday,
/// 2026-11-23, UTC.
struct Office {
  var desk: Desk
  /// Every lead as a ledger would know it.
  private(set) var known: [LeadID: LeadSnapshot] = [:]
  /// For each lead the deeds that can be taken back, the latest last.
  private(set) var deeds: [LeadID: [Undone]] = [:]

  init(_ rules: Rules = firm()) { desk = Desk(rules: rules) }

  /// A lead arrives; what follows comes back, the first level without delay included.
  @discardableResult
  mutating func arrives(
    _ time: String, from source: String = "website", sort: Arrival.Sort = .lead,
    kind: LeadKind = .request, submitted: String? = nil, form: String? = nil,
    campaign: String? = nil, message: String? = nil, suspect: Bool = false
  ) -> [String] {
    var arrival = Arrival(
      sort: sort, source: source, kind: kind, arrivedAt: at(time), submittedAt: submitted.map(at),
      form: form, campaign: campaign, message: message)
    arrival.isSuspect = suspect
    return tell(desk.receive(.arrival(arrival), at: at(time)))
  }

  /// Time passes; what is due by then comes back.
  mutating func passes(until time: String, limit: Int = .max) -> [String] {
    tell(desk.advance(to: at(time), limit: limit))
  }

  /// Somebody does something about a lead at `time`; the desk hears of it then, or later.
  @discardableResult
  mutating func does(
    _ deed: Response.Deed, _ lead: Int64 = 1, by person: PersonID? = ana, at time: String,
    heard: String? = nil
  ) -> [String] {
    let response = Response(deed: deed, lead: known[LeadID(lead)]!, by: person, at: at(time))
    return tell(desk.receive(.response(response), at: at(heard ?? time)))
  }

  /// The latest deed of a lead is taken back.
  @discardableResult
  mutating func undoes(_ lead: Int64 = 1, at time: String) -> [String] {
    let latest = deeds[LeadID(lead)]?.popLast()
    return does(.undo(latest), lead, at: time)
  }

  /// The courier reports.
  mutating func hears(_ receipt: Receipt, at time: String) -> [String] {
    tell(desk.receive(.receipt(receipt), at: at(time)))
  }

  /// New rules come into force.
  mutating func adopts(_ rules: Rules, at time: String) -> [String] {
    let effects = desk.adopt(rules, at: at(time))
    for lead in desk.openLeads() { known[lead.id] = lead }
    return tell(effects)
  }

  /// The instant at which the desk next has something to say, as these tests write it.
  var next: String? { desk.nextDeadline.map(clockText) }

  /// A lead as a ledger would know it.
  func lead(_ number: Int64 = 1) -> LeadSnapshot { known[LeadID(number)]! }

  private mutating func tell(_ effects: [Effect]) -> [String] {
    for effect in effects { remember(effect) }
    return effects.map { sentence($0, rules: desk.rules) }
  }

  private mutating func remember(_ effect: Effect) {
    switch effect {
    case .opened(let opened): known[opened.lead.id] = opened.lead
    case .levelReached(let reached):
      let place = known[reached.lead]!.clocks.firstIndex {
        $0.name == reached.clock && $0.startedAt == reached.startedAt
      }!
      known[reached.lead]!.clocks[place].levelsDone = reached.rung + 1
    case .answered(let deed), .noted(let deed), .ownerChanged(let deed, _), .closed(let deed, _),
      .reopened(let deed):
      known[deed.lead.id] = deed.lead
      deeds[deed.lead.id, default: []].append(Undone(response: "made-up", before: deed.before))
    case .undone(let deed, _): known[deed.lead.id] = deed.lead
    case .moved(let lead, _): known[lead.id] = lead
    case .duplicate, .repeated, .completed, .deliver, .withdraw, .refused, .receipted, .flood,
      .deliveryFailed:
      break
    }
  }
}

/// The rules of the made-up firm: Ana and Ben sell, Cleo manages, Dora owns what nobody owns.
func firm(
  _ ladder: [Level] = levels, reply: [Level] = [level("waiting", .business(.minutes(30)))],
  nextStep: [Level] = [level("due", .business(.zero)), level("overdue", .business(.hours(1)))],
  calendars: [BusinessCalendar] = [BusinessCalendar(name: "always", hours: .always)],
  routes: [Route]? = nil, change: (inout [Person]) -> Void = { _ in }
) -> Rules {
  var people = [
    Person(handle: "ana", via: ["mail", "page"], backup: ben),
    Person(handle: "ben", via: ["mail"]), Person(handle: "cleo", via: ["fax", "page"]),
    Person(handle: "dora", via: ["fax"]),
  ]
  change(&people)
  let policy = Policy(
    name: "default", calendar: 0, firstResponse: Ladder(ladder), reply: Ladder(reply),
    nextStep: Ladder(nextStep))
  let everything = Route(match: RouteMatch(), assignee: .team(TeamID(0)), policy: PolicyID(0))
  return Rules(
    people: people, teams: [Team(name: "sales", members: [ana, ben], manager: cleo)],
    calendars: calendars, policies: [policy], routes: routes ?? [everything], catchAll: dora,
    channels: ["mail", "page"].map { ChannelRule(name: $0, carriesPersonalData: false) })
}

/// The ladder most tests use.
let levels = [
  level("at-risk", .business(.minutes(4)), priority: .notice),
  level("late", .business(.minutes(5)), priority: .warning),
  level("backup", .business(.minutes(15)), [.backup], priority: .warning),
  level("escalated", .business(.hours(1)), [.manager], priority: .error),
]

func level(
  _ name: String, _ after: Wait, _ notify: [Recipient] = [.owner], priority: Priority = .notice
) -> Level {
  Level(after: after, name: name, notify: notify, priority: priority)
}

/// A route to one person or to nobody.
func route(to person: PersonID?, _ match: (inout RouteMatch) -> Void = { _ in }) -> Route {
  var made = RouteMatch()
  match(&made)
  return Route(match: made, assignee: person.map { .person($0) }, policy: PolicyID(0))
}
