import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

/// An installation in a temporary folder, removed with the last reference.
final class Sandbox {
  let folder: String
  var spool: String { folder + "/spool" }
  var configuration: String { folder + "/leadclock.yaml" }
  private var runs = 0

  init(login: String? = nil) throws {
    var template = Array("/tmp/leadclock-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(folder, 0o755)
    for name in ["state", "spool", "spool/inbox", "spool/responses"] {
      mkdir("\(folder)/\(name)", 0o755)
    }
    let account = login ?? People.account() ?? "nobody"
    try write(
      "leadclock.yaml",
      """
      spool: \(folder)/spool
      state: \(folder)/state
      timezone: Europe/Berlin
      people:
        ana: { name: Ana Ruiz, login: "\(account)", backup: ben }
        ben: { name: Ben Okoro }
      teams:
        sales: { members: [ana, ben] }
      catch-all: ana
      sources:
        portal: { origin: bought }
      policies:
        default: { calendar: always }
      """)
  }

  deinit { Folder.remove(folder) }

  /// Writes a file of the sandbox.
  func write(_ name: String, _ text: String) throws {
    let path = "\(folder)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(file >= 0)
    Output.write(text, to: file)
    close(file)
  }

  /// A file's text.
  func read(_ path: String) throws -> String {
    String(decoding: try InputFile.read(path, limit: 10_000_000), as: UTF8.self)
  }

  /// Names in a folder of the sandbox, sorted.
  func names(_ name: String) -> [String] {
    (Folder.entries("\(folder)/\(name)") ?? []).map(\.name).sorted()
  }

  /// A run of the program that has not been waited for.
  struct Run {
    let child: ChildProcess
    let output: String
    let errors: String
  }

  /// How a run ended.
  struct Ending {
    let status: Int32
    let output: String
    let errors: String

    /// Standard output as JSON.
    func json() throws -> JSONValue { try JSONReader.read(Array(output.utf8)) }
  }

  /// Starts the built program, as another account when one is given.
  func start(
    _ arguments: [String], as account: String? = nil, config: Bool = true, variables: [String] = []
  ) throws -> Run {
    runs += 1
    let output = "\(folder)/run\(runs).out"
    let errors = "\(folder)/run\(runs).err"
    let words = [try Self.program()] + arguments + (config ? ["--config", configuration] : [])
    let whole = account.map { ["/usr/sbin/runuser", "-u", $0, "--"] + words } ?? words
    let child = try ChildProcess.start(
      "/bin/sh",
      ["-c", "exec \"$@\" >\(output) 2>\(errors) </dev/null", "sh", "env"] + variables + whole)
    return Run(child: child, output: output, errors: errors)
  }

  /// Waits for the end of a run.
  func finish(_ run: Run) throws -> Ending {
    let status = run.child.wait()
    return Ending(status: status, output: try read(run.output), errors: try read(run.errors))
  }

  /// Runs the built program to its end.
  func run(_ arguments: String..., as account: String? = nil, config: Bool = true) throws -> Ending
  {
    try run(arguments, as: account, config: config)
  }

  /// The same, with arguments in a list.
  func run(_ arguments: [String], as account: String? = nil, config: Bool = true) throws -> Ending {
    try finish(start(arguments, as: account, config: config))
  }

  /// The program beside the tests.
  private static func program() throws -> String {
    let own = try ChildProcess.ownPath()
    let path = own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/leadclock"
    try #require(access(path, X_OK) == 0, "\(path) must be built")
    return path
  }
}
