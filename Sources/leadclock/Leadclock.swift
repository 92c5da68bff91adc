import ArgumentParser
import Glibc

/// The command line: reads the ledger, and drops files for the daemon.
@main
struct Leadclock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadclock",
    abstract: "Who waits, how long, and what was done about it.",
    discussion: """
      Leads are dropped as files into the inbox; leadclockd starts a clock for each. This command \
      shows them and hands your answers to the daemon, which takes them even when it is down now.

        leadclock list
        leadclock show L-1042
        leadclock answer L-1042 --next "send the quote" --due 2d

      Exit codes: 0 done, or queued while the daemon is down; 64 usage; 65 no lead or response in \
      the data; 66 no such lead or file; 69 needs the daemon; 74 input or output; 77 not permitted; \
      78 configuration.
      """,
    version: "leadclock 0.1.0",
    subcommands: [
      List.self, Show.self, Answer.self, Attempt.self, Claim.self, Assign.self, Close.self,
      Reopen.self, Undo.self, Remark.self, Parse.self, CheckConfiguration.self, Reload.self,
      Source.self, Quarantine.self, Responses.self, Import.self, CalendarVerb.self, Demo.self,
    ])

  /// Runs the verb; ends with one of the exit codes of the command line.
  static func main() {
    do {
      var command = try parseAsRoot(ManyFiles.folded(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch let failure as Failure {
      if !failure.sentence.isEmpty { Output.complain(failure.sentence) }
      Glibc.exit(failure.status.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
