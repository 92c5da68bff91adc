import ArgumentParser

/// The latest deed was a mistake.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take the latest answer, claim, assignment or close of a lead back.",
    discussion: """
      The lead stands as before, with its old deadline.

        leadclock undo L-1042
      """)

  @OptionGroup var leads: LeadArguments
  @OptionGroup var options: ResponseOptions

  func run() throws { try options.respond(.undo, to: leads.leads) }
}
