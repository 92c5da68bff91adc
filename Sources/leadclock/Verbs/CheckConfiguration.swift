import ArgumentParser
import LeadFormats
import Settings

/// Whether a configuration can be used.
struct CheckConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config",
    abstract: "Check a configuration without using it.",
    discussion: """
      Every complaint is a line on standard error, file:line:column: what, and what was probably \
      meant; then it exits with 78.

        leadclock check-config
        leadclock check-config new.yaml --json
      """)

  @Argument(help: ArgumentHelp("The file; else the one that --config names.", valueName: "file"))
  var file: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let path = file ?? configuration.path
    do {
      try ConfigurationOption.checkReadable(path)
    } catch let failure as Failure {
      if json { Output.json(Self.refusal([Self.unread(path, failure)], path: path)) }
      throw failure
    }
    do throws(SettingsError) {
      accept(try Settings.load(path: path), path: path)
    } catch {
      try refuse(error, path: path)
    }
  }

  private func accept(_ settings: Settings, path: String) {
    if json {
      return Output.json([
        "file": .string(path), "ok": true, "complaints": [],
        "notes": .array(settings.notes.map { Self.json($0) }),
      ])
    }
    let people = settings.rules.people.map(\.handle).joined(separator: ", ")
    let policies = settings.rules.policies.map(\.name).joined(separator: ", ")
    let sources = settings.rules.sources.map(\.name).joined(separator: ", ")
    let named = sources.isEmpty ? "every source alike" : "sources \(sources)"
    Output.line(
      "\(path) ok: people \(people); policies \(policies); \(named); spool \(settings.spool)")
    for note in settings.notes { Output.line("note: \(note.description)") }
  }

  private func refuse(_ error: SettingsError, path: String) throws {
    if json { Output.json(Self.refusal(error.complaints.map(Self.json), path: path)) }
    for complaint in error.complaints { Output.errorLine(complaint.description) }
    throw Failure(.configuration, "")
  }

  private static func refusal(_ complaints: [JSONValue], path: String) -> JSONValue {
    ["file": .string(path), "ok": false, "complaints": .array(complaints), "notes": []]
  }

  /// A file that cannot be read has no lines.
  private static func unread(_ path: String, _ failure: Failure) -> JSONValue {
    [
      "file": .string(path), "line": .integer(0), "column": .integer(0),
      "text": .string(failure.sentence),
    ]
  }

  static func json(_ complaint: Complaint) -> JSONValue {
    [
      "file": .string(complaint.file), "line": .integer(Int64(complaint.line)),
      "column": .integer(Int64(complaint.column)), "text": .string(complaint.text),
    ]
  }
}
