import ArgumentParser

/// The lead is not over.
struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open a closed or answered lead again: somebody owes it something.",
    discussion: """
        leadclock reopen L-1042 --note "called back, still interested"
      """)

  @OptionGroup var leads: LeadArguments
  @OptionGroup var options: ResponseOptions

  func run() throws { try options.respond(.reopen, to: leads.leads) }
}
