import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// What was dropped into `responses/` and did nothing, or nothing yet.
struct Responses: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "See the responses that wait for a lead, fit none or were refused.",
    discussion: """
        leadclock responses list
      """,
    subcommands: [ResponsesList.self])
}

/// What waits, what fits nothing, what was refused, and why.
struct ResponsesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List responses and evidence without effect: when, what, why, what to do.",
    discussion: """
      Of mails, calls and messages that fit no lead there are only hashes and a time, for seven \
      days: nobody can see here who was written to. Refusals are listed for seven days too. On a \
      terminal the latest 50; with --json every one, as an array, oldest first.

        leadclock responses list
        leadclock responses list --json
      """)

  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let place = try configuration.installation()
    let ledger = try place.ledger()
    defer { ledger.close() }
    let now = WallClock.now()
    let idle = try IdleResponse.all(ledger, in: place, now: now)
    if json { return Output.json(.array(idle.map(\.json))) }
    guard !idle.isEmpty else {
      return Output.line("Every response has found its lead, none was refused.")
    }
    let screen = Screen.current()
    let zone = place.settings.timezone
    for line in Self.lines(idle, zone: zone, now: now, screen: screen) { Output.line(line) }
  }

  static func lines(
    _ idle: [IdleResponse], zone: Zone, now: Instant, screen: Screen
  ) -> [String] {
    let shown = screen.width == nil ? idle[...] : idle.suffix(50)
    var table = Table(["WHEN", "WHAT", "BY", "STATE", "WHY", "WHAT TO DO"])
    for response in shown {
      table.add([
        Table.Cell(zone.clockText(response.at, relativeTo: now), .bold),
        Table.Cell(response.title), Table.Cell(response.by ?? "-"),
        Table.Cell(response.state.rawValue, response.state == .refused ? .yellow : .plain),
        Table.Cell(response.reason), Table.Cell(response.advice, .dim),
      ])
    }
    let count = shown.count == idle.count ? "" : "\(shown.count) of "
    return table.lines(screen) + [screen.dress("\(count)\(idle.count) without effect", .dim)]
  }
}
