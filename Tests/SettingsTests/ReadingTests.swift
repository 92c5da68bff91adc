import LeadClock
import Testing

@testable import Settings

@Suite struct ReadingTests {
  @Test func `a minimal file has defaults for everything else`() throws {
    let settings = try read(
      "spool: /s\nstate: /t\npeople: { ana: {} }\npolicies: { default: {} }\n")
    #expect(settings.path == "c.yaml")
    #expect(settings.spool == "/s")
    #expect(settings.state == "/t")
    #expect(settings.timezone == .utc)
    #expect(settings.limits == Limits())
    #expect(settings.notes.isEmpty)
    let rules = settings.rules
    #expect(rules.people == [Person(handle: "ana", name: "ana")])
    #expect(rules.catchAll == PersonID(0))
    #expect(rules.calendars == [BusinessCalendar(name: "always", hours: .always)])
    #expect(rules.routes == [Route(match: RouteMatch(), assignee: nil, policy: PolicyID(0))])
    #expect(rules.policies[0].firstResponse == DefaultLadders.firstResponse)
    #expect(rules.policies[0].reply == DefaultLadders.reply)
    #expect(rules.policies[0].nextStep == DefaultLadders.nextStep)
    #expect(settings.policyOptions[0].writesFirstResponse == false)
  }

  @Test func `the default ladder is the one of the documentation`() {
    let levels = DefaultLadders.firstResponse.levels
    #expect(levels.map(\.name) == ["new", "at-risk", "late", "backup", "escalated", "lost-today"])
    #expect(levels.map(\.priority) == [.info, .notice, .warning, .warning, .error, .error])
    #expect(
      levels.map(\.notify) == [[.owner], [.owner], [.owner], [.backup], [.manager], [.manager]])
    let minutes = [0, 4, 5, 15, 60].map { Wait.business(.minutes($0)) }
    #expect(levels.map(\.after) == minutes + [.endOfDay(unlessYounger: .hours(1))])
    #expect(DefaultLadders.firstResponse.target == 2)
  }

  @Test func `a ladder is read as it is written`() throws {
    let settings = try read(
      base.replacingLast(
        """
        policies:
          default:
            first-response:
              - { after: 1h30m, level: a, notify: [ben, owner], priority: debug }
              - { elapsed: 2d, level: late, notify: [backup, manager], priority: err }
              - { after: 2wd, level: c }
              - { at: end-of-day, unless-younger: 30m, level: d }
            reply: []
        """))
    let policy = settings.rules.policies[0]
    #expect(
      policy.firstResponse.levels == [
        Level(
          after: .business(.minutes(90)), name: "a", notify: [.person(PersonID(1)), .owner],
          priority: .debug),
        Level(
          after: .elapsed(.days(2)), name: "late", notify: [.backup, .manager], priority: .error),
        Level(after: .workingDays(2), name: "c", notify: [.owner], priority: .notice),
        Level(
          after: .endOfDay(unlessYounger: .minutes(30)), name: "d", notify: [.owner],
          priority: .notice),
      ])
    #expect(policy.firstResponse.target == 1)
    #expect(policy.reply.isEmpty)
    #expect(settings.policyOptions[0].writesFirstResponse)
  }

  @Test func `without routes the only team has every lead`() throws {
    let settings = try read(base + "teams: { sales: { members: [ben, ana], manager: ana } }\n")
    #expect(
      settings.rules.routes == [
        Route(match: RouteMatch(), assignee: .team(TeamID(0)), policy: PolicyID(0))
      ])
    #expect(settings.rules.teams[0].members == [PersonID(1), PersonID(0)])
    #expect(settings.rules.teams[0].manager == PersonID(0))
  }

  @Test func `leads that no route matches have one to the catch-all`() throws {
    let settings = try read(
      base.replacingLast("policies: { quick: {}, default: {} }\n")
        + "routes: [{ match: { kind: download, origin: bought }, owner: ben, policy: quick }]\n")
    var match = RouteMatch()
    match.kind = .download
    match.origin = .bought
    #expect(
      settings.rules.routes == [
        Route(match: match, assignee: .person(PersonID(1)), policy: PolicyID(0)),
        Route(match: RouteMatch(), assignee: nil, policy: PolicyID(1)),
      ])
  }

  @Test func `people are read with all that is known of them`() throws {
    let settings = try read(
      """
      spool: /s
      state: /t
      people:
        ana: { name: Ana, emails: [ana@example.com], phones: [+4930111], extensions: [010], login: no, backup: ben, away: [2026-12-20..2027-01-03, 2027-02-01] }
        ben: { left: 2027-01-31 }
      catch-all: ana
      policies: { default: }
      """)
    let days = [(2026, 12, 20), (2027, 1, 3), (2027, 2, 1), (2027, 1, 31)].compactMap {
      CivilDate(year: $0, month: $1, day: $2)
    }
    #expect(
      settings.rules.people == [
        Person(
          handle: "ana", name: "Ana", emails: ["ana@example.com"], phones: ["+4930111"],
          extensions: ["010"], login: "no", backup: PersonID(1),
          away: [days[0]...days[1], days[2]...days[2]]),
        Person(handle: "ben", name: "ben", left: days[3]),
      ])
  }

  @Test func `limits and sources are read`() throws {
    let settings = try read(
      base + "limits: { file: 512KiB, records: 5, grace: 1m, imported-after: 2d }\n"
        + "sources: { web: { origin: bought, done-file: '*.done', settle: 5s, charset: UTF-8 } }\n")
    #expect(settings.limits.file == 524_288)
    #expect(settings.limits.records == 5)
    #expect(settings.limits.grace == .minutes(1))
    #expect(settings.limits.empty == .seconds(60))
    #expect(settings.limits.importedAfter == .days(2))
    let options = SourceOptions(
      origin: .bought, doneFile: ".done", settle: .seconds(5), charset: "utf-8")
    #expect(settings.sourceOptions == ["web": options])
    #expect(settings.rules.sources == [SourceRule(name: "web", origin: .bought)])
  }

  @Test func `what has no effect in this version is noted with its place`() throws {
    let settings = try read(base + "region: DE\nbelieved: 10m\nsources: { web: { origin: own } }\n")
    #expect(
      settings.notes.map(\.description) == [
        "c.yaml:7:1: 'believed' is read but has no effect in this version"
      ])
    #expect(settings.region == "DE")
    #expect(settings.believed == .minutes(10))
  }
}

extension String {
  /// The text without its last line, and something else in its place.
  func replacingLast(_ lines: String) -> String {
    split(separator: "\n").dropLast().joined(separator: "\n") + "\n" + lines
  }
}
