import ArgumentParser
import LeadFormats

/// Somebody reached the lead: its clock stops.
struct Answer: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that you reached a lead: its clock stops.",
    discussion: """
      Waits up to 2 s for the daemon's word and prints it. While the daemon is down the answer is \
      queued and counts from now (or from --at). Say whose move it is next; without --next, --due \
      and --waiting-on the lead is listed as unclear.

        leadclock answer L-1042 --channel call --waiting-on them
        leadclock answer L-1042 --next "send the quote" --due 2d --waiting-on us
        leadclock answer email:zoe@example.com --at 2026-11-21T10:04:05+01:00
      """)

  @OptionGroup var leads: LeadArguments
  @OptionGroup var channel: ChannelOption
  @Option(help: ArgumentHelp("What happens next.", valueName: "text"))
  var next: String?
  @Option(help: ArgumentHelp("By when: 2h, 2d, 1w, or a time (RFC 3339).", valueName: "when"))
  var due: String?
  @Option(help: ArgumentHelp("Whose move it is: us or them.", valueName: "who"))
  var waitingOn: String?
  @OptionGroup var options: ResponseOptions

  func run() throws {
    if let waitingOn, WaitingOn(rawValue: waitingOn) == nil {
      throw Failure(.usage, "--waiting-on is 'us' or 'them'")
    }
    try options.respond(.contact, to: leads.leads) { response, responder in
      response.channel = channel.channel
      response.nextStep = try nextStep(responder)
    }
  }

  /// A step that has a name or a time is ours unless said otherwise.
  private func nextStep(_ responder: Responder) throws -> ResponseFile.NextStep? {
    guard next != nil || due != nil || waitingOn != nil else { return nil }
    return ResponseFile.NextStep(
      what: next, due: try due.map { try Moment.due($0, option: "--due", now: responder.now) },
      waitingOn: waitingOn.flatMap(WaitingOn.init) ?? .us)
  }
}
