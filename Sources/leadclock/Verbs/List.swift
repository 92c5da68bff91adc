import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// Who waits, how long, and whose move it is.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who waits, how long, and whose move it is; most urgent first.",
    discussion: """
      On a terminal the first 50 and how many there are; with --json every one, as an array.

        leadclock list
        leadclock list --late --owner ana
        leadclock list --all --source website --json
      """)

  /// Which leads.
  enum Which: String, EnumerableFlag {
    case open, late, all

    static func help(for value: Which) -> ArgumentHelp? {
      switch value {
      case .open: "Leads that wait for somebody (this is the default)."
      case .late: "Leads that wait past the target of a clock."
      case .all: "Every lead, answered and closed ones too."
      }
    }
  }

  @Flag var which = Which.open
  @Option(help: ArgumentHelp("Leads of this person alone.", valueName: "person"))
  var owner: String?
  @Option(help: ArgumentHelp("Leads from this source alone.", valueName: "source"))
  var source: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let installation = try configuration.installation()
    let opened = try? installation.ledger()
    defer { opened?.close() }
    try People.check(owner: owner, in: installation, ledger: opened, option: "--owner")
    let ledger = try opened ?? installation.ledger()
    try SourceNames.check(source, in: installation, ledger: ledger)
    let now = WallClock.now()
    let screen = Screen.current()
    var filter = LeadFilter(standing: standing(now), owner: owner, source: source)
    if screen.width != nil, !json { filter.limit = 50 }
    let rows = try installation.ask { () throws(LedgerError) in try ledger.leads(filter) }
    let views = try rows.map {
      try LeadView($0, in: installation, ledger: ledger, now: now)
    }
    if json { return Output.json(.array(views.map(\.json))) }
    let count = try installation.ask { () throws(LedgerError) in try ledger.count(filter) }
    for line in lines(views, of: count, zone: installation.settings.timezone, screen: screen) {
      Output.line(line)
    }
  }

  private func standing(_ now: Instant) -> LeadFilter.Standing {
    switch which {
    case .open: .open
    case .late: .late(asOf: now)
    case .all: .all
    }
  }

  func lines(_ views: [LeadView], of count: Int, zone: Zone, screen: Screen) -> [String] {
    guard !views.isEmpty else { return [nothing] }
    var table = Table(["LEAD", "WAITED", "LEVEL", "DUE", "WHO", "MOVE", "OWNER", "SOURCE"])
    // Of a long name enough is kept to know it by; what is cut off at the edge matters less.
    let room = screen.width.map { min(32, max(10, $0 - 56)) } ?? .max
    for view in views { table.add(Self.cells(view, room: room, zone: zone)) }
    table.drop(["SOURCE", "MOVE", "LEVEL", "OWNER", "DUE"], toFit: screen.width)
    let rest = count > views.count ? "\(views.count) of \(count); --json shows all" : ""
    return table.lines(screen) + (rest.isEmpty ? [] : [screen.dress(rest, .dim)])
  }

  private var nothing: String {
    switch which {
    case .open: "Nobody waits."
    case .late: "Nobody waits past their target."
    case .all: "There are no leads yet."
    }
  }

  private static func cells(_ view: LeadView, room: Int, zone: Zone) -> [Table.Cell] {
    let urgent = view.urgent
    let clock = urgent?.clock.clock ?? view.row.standing.clocks.first?.clock
    // A planned step has a clock that starts when the step is due.
    let isPlanned = clock.map { $0.startedAt > view.now } ?? false
    let target = isPlanned ? clock?.startedAt : urgent?.clock.dueAt
    let isLate = target.map { $0 <= view.now } ?? false
    // Past its target a lead's next deadline is its next level.
    let due = isLate ? urgent?.clock.nextAt ?? target : target
    let reached = urgent.map { $0.level ?? "-" } ?? view.end
    // Of what is probably spam nobody is told, however long it waits.
    let level = view.isSuspect && view.row.standing.state != .closed ? "suspect" : reached
    let look: Screen.Look =
      view.isSuspect ? .dim : isLate ? .red : level == "at-risk" ? .yellow : .plain
    return [
      Table.Cell(view.row.id.text, .bold),
      Table.Cell(isPlanned ? "-" : clock.map { view.waited($0).elapsed.text } ?? "-", look),
      Table.Cell(level, look),
      Table.Cell(due.map { zone.clockText($0, relativeTo: view.now) } ?? "-", look),
      Table.Cell(DisplayText.cut(DisplayText.harmless(view.who), to: room)),
      Table.Cell(view.move), Table.Cell(view.row.standing.owner),
      Table.Cell(view.row.source),
    ]
  }
}
