import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// One lead and its whole history.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a lead: who it is, its clocks, and everything that happened.",
    discussion: """
      With how it came in (submitted, seen, recorded) and every repetition with its file. With \
      --json the lead as `list --json` has it, with its message, notes and history.

        leadclock show L-1042
        leadclock show email:zoe@example.com --json
      """)

  @Argument(help: ArgumentHelp(LeadArgument.help, valueName: "lead"))
  var lead: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let place = try configuration.installation()
    let ledger = try place.ledger()
    defer { ledger.close() }
    let row = try LeadArgument.find(lead, ledger: ledger, in: place)
    let events = try place.ask { () throws(LedgerError) in try ledger.events(of: row.id) }
    var files: [Int64: FileRow] = [:]
    for number in Set(events.compactMap(\.file) + [row.file].compactMap { $0 }) {
      files[number] = try place.ask { () throws(LedgerError) in try ledger.file(number) }
    }
    let page = try LeadPage(
      view: LeadView(row, in: place, ledger: ledger, now: WallClock.now()), events: events,
      notes: place.ask { () throws(LedgerError) in try ledger.notes(of: row.id) }, files: files,
      zone: place.settings.timezone)
    if json { return Output.json(page.json) }
    for line in page.lines(Screen.current()) { Output.line(line) }
  }
}
