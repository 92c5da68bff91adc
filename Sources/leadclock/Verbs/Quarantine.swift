import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// Files that could not be taken.
struct Quarantine: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "See to the files that could not be taken: none is ever dropped.",
    discussion: """
        leadclock quarantine list
        leadclock quarantine show F-00001a
        leadclock quarantine retry F-00001a
        leadclock quarantine discard F-00001a --note "a bot's noise"
      """,
    subcommands: [
      QuarantineList.self, QuarantineShow.self, QuarantineRetry.self, QuarantineDiscard.self,
    ])

  static let numberHelp = ArgumentHelp("The file's number, such as F-00001a.", valueName: "file")
  static let numbersHelp = ArgumentHelp("Files' numbers, such as F-00001a.", valueName: "file")
}

/// What was put aside and why.
struct QuarantineList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the files in quarantine with their reasons, oldest first.",
    discussion: """
      On a terminal the first 50 and how many there are; with --json every one, as an array.

        leadclock quarantine list
        leadclock quarantine list --source website --json
      """)

  @Option(help: ArgumentHelp("Files from this source alone.", valueName: "source"))
  var source: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let place = try configuration.installation()
    let ledger = try place.ledger()
    defer { ledger.close() }
    let files = try QuarantinedFile.waiting(from: source, ledger, in: place)
    let now = WallClock.now()
    if json { return Output.json(.array(files.map { $0.json(now: now) })) }
    guard !files.isEmpty else { return Output.line("Nothing in quarantine.") }
    for line in Self.lines(files, now: now, screen: Screen.current()) { Output.line(line) }
  }

  static func lines(_ files: [QuarantinedFile], now: Instant, screen: Screen) -> [String] {
    let shown = screen.width == nil ? files[...] : files.prefix(50)
    var table = Table(["FILE", "SOURCE", "WHEN", "AGE", "SIZE", "REASON"])
    for file in shown {
      let zone = file.place.settings.timezone
      table.add([
        Table.Cell(file.number, .bold), Table.Cell(file.source),
        Table.Cell(file.at.map { zone.clockText($0, relativeTo: now) } ?? "-"),
        Table.Cell(file.at.map { (now - $0).text } ?? "-"), Table.Cell(String(file.row.size)),
        Table.Cell(
          (file.predecessor.map { "again after \(FileRow.text($0)): " } ?? "")
            + (file.row.reason ?? "")),
      ])
    }
    let count = files.count == shown.count ? "" : "\(shown.count) of "
    let rest = "\(count)\(files.count) in quarantine; leadclock quarantine show \(files[0].number)"
    return table.lines(screen) + [
      screen.dress(DisplayText.cut(rest, to: screen.width ?? .max), .dim)
    ]
  }
}

/// One file that was put aside.
struct QuarantineShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a file in quarantine: why it is there, how it begins, what to do.",
    discussion: """
      The file's first lines are shown to an account that may read it, made harmless.

        leadclock quarantine show F-00001a
      """)

  @Argument(help: Quarantine.numberHelp) var file: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let place = try configuration.installation()
    let ledger = try place.ledger()
    defer { ledger.close() }
    let found = try QuarantinedFile.find(file, ledger, in: place)
    var notes: [String: String] = [:]
    for id in found.events.compactMap(\.response) {
      notes[id] = try place.ask { () throws(LedgerError) in try ledger.note(response: id).note }
    }
    let page = QuarantinePage(file: found, notes: notes, now: WallClock.now())
    if json { return Output.json(page.json) }
    for line in page.lines(Screen.current()) { Output.line(line) }
  }
}
