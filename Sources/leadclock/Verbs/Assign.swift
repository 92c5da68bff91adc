import ArgumentParser

/// The lead goes to somebody else.
struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a lead to a person, or to a team's next in turn.",
    discussion: """
      No clock stops or starts anew.

        leadclock assign L-1042 --to ben
        leadclock assign L-1042 L-1043 --to sales --note "I am out this week"
      """)

  @OptionGroup var leads: LeadArguments
  @Option(help: ArgumentHelp("The person or the team.", valueName: "name"))
  var to: String
  @OptionGroup var options: ResponseOptions

  func run() throws {
    try options.respond(.assign, to: leads.leads) { response, responder in
      try People.check(
        to, in: responder.installation.settings.rules, option: "--to", teams: true)
      response.to = to
    }
  }
}
