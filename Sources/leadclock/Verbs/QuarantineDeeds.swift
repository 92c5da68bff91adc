import ArgumentParser
import LeadFormats
import Ledger

/// What every verb takes that does something about files.
struct FileResponseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who did it, when your account is nobody's login; else you.", valueName: "handle"))
  var by: String?
  @Flag(help: "Print JSON: an object, for several files an array.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  /// Drops one response a file and waits for the verdicts.
  func respond(
    _ kind: ResponseKind, to files: [String], note: String? = nil, by responder: Responder
  ) throws {
    let person = try People.answering(by, in: responder.installation.settings.rules)
    let responses = files.map { file in
      var response = ResponseFile(id: DropFile.identifier(), kind: kind)
      response.target = file
      response.by = person
      response.at = responder.now
      response.note = note
      return response
    }
    try responder.respond(responses, json: json)
  }

  /// The files' numbers as the ledger writes them; throws when one was never put aside.
  ///
  /// Without a readable ledger a number goes through as it is: the daemon will judge it.
  func checked(_ files: [String], _ responder: Responder) throws -> [String] {
    try files.map { text in
      guard let ledger = responder.ledger else {
        return try QuarantinedFile.number(text).map(FileRow.text) ?? text
      }
      return try QuarantinedFile.find(text, ledger, in: responder.installation).number
    }
  }
}

/// A file is read once more.
struct QuarantineRetry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Send files back to where they came from, to be read anew.",
    discussion: """
      Mend what was wrong first: the file's mode, its content where it lies, the form handler. \
      What is still wrong puts it aside again, under a new number.

        leadclock quarantine retry F-00001a
        leadclock quarantine retry --all --source website
      """)

  @Argument(help: Quarantine.numbersHelp) var files: [String] = []
  @Flag(help: "Every file in quarantine.") var all = false
  @Option(help: ArgumentHelp("With --all: from this source alone.", valueName: "source"))
  var source: String?
  @OptionGroup var options: FileResponseOptions

  func run() throws {
    guard files.isEmpty == all else {
      throw Failure(.usage, "name either files, or --all")
    }
    guard source == nil || all else { throw Failure(.usage, "--source goes with --all") }
    let responder = try Responder(options.configuration, now: WallClock.now())
    defer { responder.ledger?.close() }
    let wanted = all ? try waiting(responder) : try options.checked(files, responder)
    guard !wanted.isEmpty else {
      return options.json ? Output.json([]) : Output.line("Nothing in quarantine.")
    }
    try options.respond(.quarantineRetry, to: wanted, by: responder)
  }

  private func waiting(_ responder: Responder) throws -> [String] {
    let place = responder.installation
    let ledger = try responder.ledger ?? place.ledger()
    return try QuarantinedFile.waiting(from: source, ledger, in: place).map(\.number)
  }
}

/// A file is given up, and kept.
struct QuarantineDiscard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard",
    abstract: "Give files up: they go to the archive unread, with your reason.",
    discussion: """
      Nothing is deleted. The note says later why nobody was lost with the file.

        leadclock quarantine discard F-00001a --note "a bot's noise"
      """)

  @Argument(help: Quarantine.numbersHelp) var files: [String]
  @Option(help: ArgumentHelp("Why it can be given up.", valueName: "text"))
  var note: String
  @OptionGroup var options: FileResponseOptions

  func run() throws {
    guard note.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.usage, "--note says why the file can be given up")
    }
    let responder = try Responder(options.configuration, now: WallClock.now())
    defer { responder.ledger?.close() }
    let wanted = try options.checked(files, responder)
    try options.respond(.quarantineDiscard, to: wanted, note: note, by: responder)
  }
}
