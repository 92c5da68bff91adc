import ArgumentParser

/// The caller takes the lead.
struct Claim: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a lead: you are its owner from now on.",
    discussion: """
      A claim names the owner and stops no clock.

        leadclock claim L-1042
        leadclock claim L-1042 L-1043 --by ben
      """)

  @OptionGroup var leads: LeadArguments
  @OptionGroup var options: ResponseOptions

  func run() throws {
    try options.respond(.claim, to: leads.leads) { response, responder in
      guard response.by == nil else { return }
      let handles = responder.installation.settings.rules.people.map(\.handle)
      throw Failure(
        .usage,
        "nobody has your account as 'login', so say --by: " + handles.joined(separator: ", "))
    }
  }
}
