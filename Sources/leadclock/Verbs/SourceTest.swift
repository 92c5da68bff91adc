import ArgumentParser
import Glibc
import LeadClock
import LeadFormats

/// Tries a source from the producer's write to the ledger.
struct SourceTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Drop a test lead as a form handler would, and time every stage.",
    discussion: """
      A test lead has no clock and nobody is told. A stage that fails is named with its cure; \
      when the daemon is down it exits with 69.

        sudo leadclock source test website --user www-data
      """)

  @Argument(help: ArgumentHelp("The source's name.", valueName: "name"))
  var name: String
  @Option(help: ArgumentHelp("Write as this account; needs root.", valueName: "account"))
  var user: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let place = try configuration.installation()
    let folder = try SourceFolder(name, in: place.settings)
    var status = stat()
    if stat(folder.path, &status) != 0, errno == ENOENT {
      throw Failure(
        .noInput, "\(folder.path) is missing; make it: leadclock source add \(name)")
    }
    let trial = SourceTrial(place: place, folder: folder, account: user)
    do throws(SourceTrial.Broken) {
      show(try trial.run(), broken: nil)
    } catch {
      show(error.steps, broken: error)
      throw json
        ? Failure(error.failure.status, "")
        : Failure(error.failure.status, "\(error.step) failed: \(error.failure.sentence)")
    }
  }

  private func show(_ steps: [SourceTrial.Step], broken: SourceTrial.Broken?) {
    if json {
      return Output.json([
        "source": .string(name), "ok": .bool(broken == nil), "steps": .array(steps.map(\.json)),
        "failed": .optional(broken?.step), "reason": .optional(broken?.failure.sentence),
      ])
    }
    for step in steps {
      let took = "\(step.took.milliseconds)ms"
      Output.line(
        DisplayText.padded(step.name, to: 10) + DisplayText.padded(took, to: 9)
          + DisplayText.harmless(step.detail))
    }
    guard broken == nil else { return }
    let whole = steps.reduce(TimeSpan.zero) { $0 + $1.took }
    Output.line("\(name) works: from the write to the ledger in \(whole.milliseconds)ms")
  }
}

/// The producer's part of a test, run as another account.
struct SourceDrop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Write one file into a drop folder.", shouldDisplay: false)

  @Argument var folder: String
  @Argument var name: String
  @Argument var text: String

  func run() throws {
    try DropFile.publish(
      text, as: name, temporary: ".\(name).tmp", in: folder, hint: "see the groups of this account")
  }
}
