import Glibc
import LeadClock
import LeadFormats
import Testing

@testable import leadclock

/// A sandbox with its daemon, ended with the last reference.
final class Service {
  let sandbox: Sandbox
  private var daemon: ChildProcess?
  private var starts = 0

  /// Starts the daemon; `settings` is more configuration, `account` who runs it.
  init(settings: String = "", as account: String? = nil) throws {
    sandbox = try Sandbox()
    for name in ["outbox", "receipts", "archive", "quarantine", "inbox/website"] {
      mkdir("\(sandbox.spool)/\(name)", 0o755)
    }
    let text = try sandbox.read(sandbox.configuration)
    try sandbox.write("leadclock.yaml", text + "\n" + settings)
    if let account { try give(to: account) }
    try start(as: account)
  }

  private func give(to account: String) throws {
    let owned = try ChildProcess.start(
      "/bin/chown", ["-R", account, sandbox.spool, sandbox.folder + "/state"])
    try #require(owned.wait() == 0)
  }

  /// Starts the daemon and waits until it says that it has.
  func start(as account: String? = nil) throws {
    let own = try ChildProcess.ownPath()
    let path = own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/leadclockd"
    let log = open(sandbox.folder + "/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    defer { close(log) }
    let words = ["--config", sandbox.configuration, "--log", "text"]
    daemon =
      try account.map {
        try ChildProcess.start(
          "/usr/bin/setpriv", ["--reuid", $0, "--clear-groups", "--", path] + words, output: log)
      } ?? ChildProcess.start(path, words, output: log)
    starts += 1
    try wait { try self.log().split(separator: "\n").count { $0.contains("started: ") } == starts }
  }

  /// Ends the daemon by that signal.
  func stop(_ signal: Int32 = SIGTERM) {
    guard let daemon else { return }
    kill(daemon.process, signal)
    _ = daemon.wait()
    self.daemon = nil
  }

  deinit { stop() }

  /// What the daemon has said.
  func log() throws -> String { try sandbox.read(sandbox.folder + "/log") }

  /// Publishes a file in a folder of the spool.
  func drop(_ content: String, as name: String, in folder: String = "inbox/website") throws {
    try DropFile.publish(
      content, as: name, temporary: ".\(name).tmp", in: "\(sandbox.spool)/\(folder)", hint: "")
  }

  /// A lead by name, once the daemon has it.
  func lead(_ name: String, email: String) throws -> String {
    try drop(
      "{\"name\":\"\(name)\",\"email\":\"\(email)\",\"message\":\"A quote, please.\"}",
      as: "\(name).json")
    return try lead(email: email)
  }

  /// The lead of that address, once the daemon has it.
  func lead(email: String) throws -> String {
    var lead: String?
    try wait {
      let ending = try sandbox.run("show", "email:" + email, "--json")
      if ending.status == 0 { lead = try ending.json()["id"]?.text }
      return lead != nil
    }
    return lead ?? ""
  }

  /// Waits until something holds, ten seconds at most.
  func wait(until holds: () throws -> Bool) throws {
    let patience = Patience(.seconds(10))
    while try !holds() {
      guard patience.pause(milliseconds: 50) else { throw Failure(.unavailable, try log()) }
    }
  }

  /// The numbers of the files in quarantine, once there are that many.
  func quarantined(_ count: Int = 1) throws -> [String] {
    var numbers: [String] = []
    try wait {
      let list = try sandbox.run("quarantine", "list", "--json")
      guard list.status == 0 else { return false }
      numbers = try list.json().elements?.compactMap { $0["file"]?.text } ?? []
      // Committed first, moved second.
      return numbers.count == count && sandbox.names("spool/quarantine").count >= 2 * count
    }
    return numbers
  }

  /// What a verb says.
  func say(_ arguments: String...) throws -> String {
    let ending = try sandbox.finish(sandbox.start(arguments))
    #expect(ending.status == 0, "\(ending.errors)")
    return ending.output
  }
}
