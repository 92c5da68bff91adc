import ArgumentParser
import LeadClock
import Ledger

/// The lead goes to somebody else.
struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a lead to a person, or to a team's next in turn.",
    discussion: """
      No clock stops or starts anew. --from gives away everything that waits for a person.

        leadclock assign L-1042 --to ben
        leadclock assign L-1042 L-1043 --to sales --note "I am out this week"
        leadclock assign --from ana --to sales
      """)

  @Argument(help: ArgumentHelp("\(LeadArgument.help) Several are allowed.", valueName: "lead"))
  var leads: [String] = []
  @Option(help: ArgumentHelp("The person or the team.", valueName: "name"))
  var to: String
  @Option(help: ArgumentHelp("Every waiting lead of this person.", valueName: "person"))
  var from: String?
  @OptionGroup var options: ResponseOptions

  func run() throws {
    guard leads.isEmpty != (from == nil) else {
      throw Failure(.usage, "name either leads, or --from whom all that waits is taken")
    }
    let responder = try Responder(options.configuration, now: WallClock.now())
    defer { responder.ledger?.close() }
    let rules = responder.installation.settings.rules
    try People.check(to, in: rules, option: "--to", teams: true)
    let wanted = from == nil ? leads : try ofPerson(responder)
    guard !wanted.isEmpty else {
      return options.json ? Output.json([]) : Output.line("Nothing to assign.")
    }
    try options.respond(.assign, to: wanted, by: responder) { response, _ in response.to = to }
  }

  /// Leads with a running clock. Somebody who has gone from the configuration may still own some.
  private func ofPerson(_ responder: Responder) throws -> [String] {
    let place = responder.installation
    let ledger = try responder.ledger ?? place.ledger()
    try People.check(owner: from, in: place, ledger: ledger, option: "--from")
    let filter = LeadFilter(owner: from)
    return try place.ask { () throws(LedgerError) in try ledger.leads(filter) }.map(\.id.text)
  }
}
