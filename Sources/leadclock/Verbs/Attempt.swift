import ArgumentParser

/// Somebody tried to reach the lead.
struct Attempt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that you tried to reach a lead and did not.",
    discussion: """
      The clock runs on: an attempt is no answer.

        leadclock attempt L-1042 --channel call --note "no answer, voicemail left"
      """)

  @OptionGroup var leads: LeadArguments
  @OptionGroup var channel: ChannelOption
  @OptionGroup var options: ResponseOptions

  func run() throws {
    try options.respond(.attempt, to: leads.leads) { response, _ in
      response.channel = channel.channel
    }
  }
}
