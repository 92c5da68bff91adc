import ArgumentParser
import LeadClock
import LeadFormats

/// What every verb takes that says something about leads.
struct ResponseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who did it, when your account is nobody's login; else you.",
      valueName: "handle"))
  var by: String?
  @Option(help: ArgumentHelp("A remark, kept with the lead.", valueName: "text"))
  var note: String?
  @Option(help: ArgumentHelp("When it was done (RFC 3339); else now.", valueName: "time"))
  var at: String?
  @Flag(help: "Print JSON: an object, for several leads an array.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  /// Drops one response a lead and waits for the verdicts; `fill` adds what the verb is about.
  func respond(
    _ kind: ResponseKind, to leads: [String],
    fill: (inout ResponseFile, Responder) throws -> Void = { _, _ in }
  ) throws {
    let responder = try Responder(configuration, now: WallClock.now())
    defer { responder.ledger?.close() }
    try respond(kind, to: leads, by: responder, fill: fill)
  }

  /// The same, with what was opened already.
  func respond(
    _ kind: ResponseKind, to leads: [String], by responder: Responder,
    fill: (inout ResponseFile, Responder) throws -> Void = { _, _ in }
  ) throws {
    let person = try People.answering(by, in: responder.installation.settings.rules)
    let given = try at.map { try Moment.past($0, option: "--at", now: responder.now) }
    let names = try LeadArgument.checked(
      leads, ledger: responder.ledger, in: responder.installation)
    let responses = try names.map { name in
      var response = ResponseFile(id: DropFile.identifier(), kind: kind, lead: name)
      response.by = person
      response.at = given ?? responder.now
      response.note = note
      try fill(&response, responder)
      // What the daemon would refuse unread is refused here.
      do throws(ResponseError) {
        _ = try ResponseFile(json: response.json)
      } catch {
        throw Failure(.usage, error.sentence)
      }
      return response
    }
    try responder.respond(responses, json: json)
  }
}

/// By which way a lead was reached, or tried.
struct ChannelOption: ParsableArguments {
  @Option(help: ArgumentHelp("How: call, mail, meeting, chat, …", valueName: "channel"))
  var channel: String?
}

/// The leads that are meant.
struct LeadArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("\(LeadArgument.help) Several are allowed.", valueName: "lead"))
  var leads: [String]
}
