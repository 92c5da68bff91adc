import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// The lead is over.
struct Close: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Close leads with an outcome: nothing more is owed.",
    discussion: """
      Outcomes: won, lost, not-interested, not-them, unreachable, spam. To close many at once, name \
      a source instead of leads; --dry-run says first which they would be.

        leadclock close L-1042 --outcome won
        leadclock close --outcome spam --source web --since 2h --dry-run
        leadclock close --outcome spam --source web --since 2h
      """)

  @Argument(help: ArgumentHelp("\(LeadArgument.help) Several are allowed.", valueName: "lead"))
  var leads: [String] = []
  @Option(help: ArgumentHelp("How it ended.", valueName: "outcome"))
  var outcome: String
  @Option(help: ArgumentHelp("Every open lead from this source.", valueName: "source"))
  var source: String?
  @Option(help: ArgumentHelp("Only those that arrived since: 2h, or a time.", valueName: "when"))
  var since: String?
  @Flag(help: "Say which leads would be closed, and close none.") var dryRun = false
  @OptionGroup var options: ResponseOptions

  func run() throws {
    guard Outcome(rawValue: outcome) != nil else {
      let known = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "--outcome '\(outcome)' is none of \(known)")
    }
    guard leads.isEmpty != (source == nil) else {
      throw Failure(.usage, "name either leads, or --source to close all that are open from it")
    }
    guard since == nil || source != nil else {
      throw Failure(.usage, "--since goes with --source")
    }
    let responder = try Responder(options.configuration, now: WallClock.now())
    defer { responder.ledger?.close() }
    let wanted = source == nil ? leads : try ofSource(responder)
    if dryRun { return try tell(wanted, responder) }
    guard !wanted.isEmpty else {
      return options.json ? Output.json([]) : Output.line("Nothing to close.")
    }
    try options.respond(.close, to: wanted, by: responder) { response, _ in
      response.outcome = Outcome(rawValue: outcome)
    }
  }

  /// Leads of the source that are not closed yet.
  private func ofSource(_ responder: Responder) throws -> [String] {
    let place = responder.installation
    let ledger = try responder.ledger ?? place.ledger()
    try SourceNames.check(source, in: place, ledger: ledger)
    let start = try since.map { try earliest($0, now: responder.now) } ?? Instant.distantPast
    let filter = LeadFilter(standing: .all, source: source)
    return try place.ask { () throws(LedgerError) in try ledger.leads(filter) }
      .filter { $0.standing.state != .closed && $0.arrivedAt >= start }
      .map(\.id.text)
  }

  private func earliest(_ text: String, now: Instant) throws -> Instant {
    if let instant = RFC3339.read(text) { return instant }
    return now - (try Moment.span(text, option: "--since"))
  }

  private func tell(_ wanted: [String], _ responder: Responder) throws {
    let names = try LeadArgument.checked(
      wanted, ledger: responder.ledger, in: responder.installation)
    if options.json { return Output.json(.array(names.map { .string($0) })) }
    Output.line("would close \(names.count) as \(outcome)" + (names.isEmpty ? "" : ":"))
    for name in names { Output.line("  " + DisplayText.harmless(name)) }
  }
}
