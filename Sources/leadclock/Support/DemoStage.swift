import CLinux
import Glibc
import LeadClock
import Ledger
import Settings

/// Where the demonstration plays: a temporary folder with an installation of its own, and the real
/// daemon in it.
final class DemoStage {
  let folder: String
  private let screen: Screen
  private let signals: Int32
  private var daemon: ChildProcess?
  private var pipe: Int32 = -1
  private var unfinished: [UInt8] = []

  /// Makes the folder and writes its configuration, answering as `account`.
  init(account: String, screen: Screen) throws {
    self.screen = screen
    var template = Array("\(Environment["TMPDIR"] ?? "/tmp")/leadclock-demo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.system(errno, "temporary folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    signals = leadclock_signals_open()
    for name in ["state", "spool"] { try Self.make("\(folder)/\(name)") }
    for name in ["inbox", "responses", "outbox", "receipts", "archive", "quarantine"] {
      try Self.make("\(folder)/spool/\(name)")
    }
    for name in DemoScript.sources { try Self.make("\(folder)/spool/inbox/\(name)") }
    try DropFile.publish(
      DemoScript.configuration(folder: folder, account: account), as: "leadclock.yaml",
      temporary: ".leadclock.yaml.tmp", in: folder, hint: "set TMPDIR to a folder of yours")
  }

  private static func make(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 else { throw Failure.system(errno, path) }
  }

  var configuration: String { folder + "/leadclock.yaml" }

  /// The installation, once the configuration is written.
  func installation() throws -> Installation {
    do throws(SettingsError) {
      return Installation(settings: try Settings.load(path: configuration))
    } catch {
      throw Failure(.configuration, error.description)
    }
  }

  /// Starts the daemon and waits until it holds the spool.
  func startDaemon() throws {
    let path = try Self.daemonPath()
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure.system(errno, "pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    pipe = ends[0]
    daemon = try ChildProcess.start(
      path, ["--config", configuration, "--log", "text"], output: ends[1])
    let place = try installation()
    for _ in 0..<100 {
      if place.daemon() != .stopped { return }
      try wait(milliseconds: 50)
    }
    throw Failure(.unavailable, "\(path) has not started within 5 s")
  }

  /// The daemon beside this program, else in PATH.
  private static func daemonPath() throws -> String {
    let own = try ChildProcess.ownPath()
    let beside = own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/leadclockd"
    let places = (Environment["PATH"] ?? "").split(separator: ":").map { "\($0)/leadclockd" }
    if let found = ([beside] + places).first(where: { access($0, X_OK) == 0 }) { return found }
    throw Failure(.unavailable, "leadclockd is neither beside \(own) nor in PATH; make install")
  }

  /// Lets time pass, showing what the daemon says meanwhile.
  ///
  /// Throws when somebody ends the demonstration, or the daemon ends by itself.
  func wait(milliseconds: Int) throws {
    let patience = Patience(TimeSpan(milliseconds: Int64(milliseconds)))
    while let left = patience.left {
      var watched = [
        pollfd(fd: pipe, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&watched, 2, left) > 0 else { continue }
      // Ctrl-C reaches the daemon too: its end is then no news.
      if watched[1].revents != 0, isInterrupted() { throw Failure(.interrupted, "") }
      if watched[0].revents != 0, !relay() {
        throw Failure(.unavailable, "leadclockd has ended by itself, see above")
      }
    }
  }

  /// The end of a child is no interruption.
  private func isInterrupted() -> Bool {
    var signal = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(signals, &signal, size) == size else { return false }
    return Int32(signal.ssi_signo) != SIGCHLD
  }

  /// Shows whole lines of the daemon; false at its end.
  private func relay() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(pipe, &chunk, chunk.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    unfinished += chunk[..<count]
    while let end = unfinished.firstIndex(of: 0x0A) {
      let line = String(decoding: unfinished[..<end], as: UTF8.self)
      Output.line(screen.dress("   leadclockd │ ", .dim) + DisplayText.harmless(line))
      unfinished.removeSubrange(...end)
    }
    return true
  }

  /// Runs a verb of this program, as a person would type it.
  func type(_ arguments: [String]) throws {
    let shown = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
    Output.line(screen.dress("   $ leadclock \(shown)", .bold))
    let status = try ChildProcess.start(
      ChildProcess.ownPath(), arguments + ["--config", configuration]
    ).wait()
    guard status != 128 + SIGINT else { throw Failure(.interrupted, "") }
    guard status == 0 else {
      throw Failure(.inputOutput, "leadclock \(arguments[0]) ended with \(status)")
    }
  }

  /// Ends the daemon, says what it still says, and removes the folder unless it is to stay.
  func strike(keep: Bool) {
    if let daemon {
      kill(daemon.process, SIGTERM)
      while relay() {}
      _ = daemon.wait()
    }
    if pipe >= 0 { close(pipe) }
    if signals >= 0 { close(signals) }
    if !keep { Folder.remove(folder) }
  }
}
