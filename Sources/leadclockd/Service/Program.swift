import CLinux
import Glibc
import LeadClock
import Ledger
import Settings

/// The daemon from its arguments to its exit status.
@main
enum Program {
  /// The version that `--version` prints.
  static let version = "0.1.0"
  /// This very program, wherever it lies: what the children are.
  private static let program = "/proc/self/exe"

  static func main() { exit(run(CommandLine.arguments)) }

  private static func run(_ words: [String]) -> Int32 {
    let arguments: Arguments
    do throws(Arguments.Wrong) {
      arguments = try Arguments(
        Array(words.dropFirst()),
        environment: getenv("LEADCLOCK_CONFIG").map { String(cString: $0) })
    } catch {
      return fail(error.sentence, ExitCode.usage)
    }
    switch arguments.task {
    case .help: return say(Arguments.usage)
    case .version: return say("leadclockd \(version)")
    case .read: return ReaderMain.run()
    case .check(let folder): return LedgerCheck.run(folder: folder)
    case .run: return serve(arguments)
    }
  }

  private static func serve(_ arguments: Arguments) -> Int32 {
    umask(0o027)
    let settings: Settings
    do throws(SettingsError) { settings = try Settings.load(path: arguments.configuration) } catch {
      return fail(error.description, ExitCode.configuration)
    }
    do {
      return try start(settings, log: arguments.log)
    } catch let error as SystemError {
      let isRefused = error.code == EACCES || error.code == EPERM
      return fail(error.sentence, isRefused ? ExitCode.notPermitted : ExitCode.inputOutput)
    } catch let error as LedgerError {
      let cure = error.isDamage ? "; \(Loop.damageCure(settings.state))" : ""
      return fail(error.sentence + cure, ExitCode.inputOutput)
    } catch {
      return fail("\(error)", ExitCode.inputOutput)
    }
  }

  private static func start(_ settings: Settings, log: Arguments.Log?) throws -> Int32 {
    // First, so that no signal is lost and children find it as they expect it.
    let poller = try Poller()
    let time = PassTime.read()
    let spool = try openSpool(settings)
    let lock = try SpoolLock(spool: spool.root)
    let ledger = try openLedger(settings, spool)
    if let complaint = try ArchiveCheck.complaint(ledger, spool, settings) {
      try ledger.close()
      throw LedgerError(complaint)
    }
    let lastScan = try ledger.meta("last_scan").map { Instant(milliseconds: $0) }
    let lastEvent = try ledger.lastEventAt()
    let marks = TellingOrder.Marks(
      told: try ledger.meta("told") ?? 0, urged: try ledger.meta("urged") ?? 0)
    let reporter = Reporter(
      channel: channel(log), zone: settings.timezone, marks: marks, latest: try ledger.lastEvent())
    let host = try Host(ledger: ledger, spool: spool, settings: settings, reporter: reporter)
    let inbox = Inbox(root: spool.root, lastScan: lastScan, ownMounts: host.ownMounts)
    let reader = ReaderProcess(program: program, setting: Intake.setting(settings))
    let intake = Intake(inbox: inbox, reader: reader, settings: settings)
    let loop = Loop(
      host: host, inbox: inbox, intake: intake, reader: reader, poller: poller,
      check: ledger.endedUncleanly
        ? LedgerCheck(program: program, folder: settings.state) : nil, lock: lock,
      time: time,
      downSince: [lastScan, lastEvent].compactMap { $0 }.max())
    return loop.run()
  }

  private static func openSpool(_ settings: Settings) throws(SystemError) -> Spool {
    for path in [settings.spool, settings.state] where mkdir(path, 0o750) != 0 && errno != EEXIST {
      throw SystemError(path)
    }
    return try Spool(path: settings.spool)
  }

  /// A missing ledger beside a full archive is no new installation: it was lost, and starting anew
  /// would forget every open lead without a word.
  private static func openLedger(
    _ settings: Settings, _ spool: Spool
  ) throws -> Ledger {
    let isNew = try spool.archive.names(limit: 1).isEmpty
    do throws(LedgerError) {
      return try Ledger(folder: settings.state, create: isNew)
    } catch {
      guard error.isAbsent else { throw error }
      throw LedgerError(
        "\(error.sentence), but \(settings.spool)/archive is not empty: restore the ledger from a "
          + "backup, or move the archive away to begin anew")
    }
  }

  private static func channel(_ log: Arguments.Log?) -> Reporter.Channel {
    if log == .journal, !JournalSocket.isThere {
      _ = fail("no journal listens at \(JournalSocket.path); entries wait for it", 0)
    }
    return switch log ?? (JournalSocket.isThere ? .journal : .text) {
    case .journal: .journal(JournalSocket(identifier: JournalEntry.identifier))
    case .text: .output(StandardOutput(form: .text))
    case .json: .output(StandardOutput(form: .json))
    }
  }

  private static func say(_ text: String) -> Int32 {
    print(text)
    return 0
  }

  private static func fail(_ sentence: String, _ code: Int32) -> Int32 {
    try? Descriptor.writeAll(Array("leadclockd: \(sentence)\n".utf8), to: 2)
    return code
  }
}

/// Exit statuses, as sysexits.h counts them.
enum ExitCode {
  static let usage: Int32 = 64
  static let damage: Int32 = 65
  static let inputOutput: Int32 = 74
  static let notPermitted: Int32 = 77
  static let configuration: Int32 = 78
}
