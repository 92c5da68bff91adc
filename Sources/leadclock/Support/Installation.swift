import ArgumentParser
import CLinux
import Glibc
import LeadClock
import Ledger
import Settings

/// The option that every verb has.
struct ConfigurationOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The configuration; else LEADCLOCK_CONFIG, else /etc/leadclock/leadclock.yaml.",
      valueName: "path"))
  var given: String?

  /// The file that is meant.
  var path: String { given ?? Environment["LEADCLOCK_CONFIG"] ?? "/etc/leadclock/leadclock.yaml" }

  /// The configuration, checked; its complaints go to standard error.
  func settings() throws -> Settings {
    try Self.checkReadable(path)
    do throws(SettingsError) {
      return try Settings.load(path: path)
    } catch {
      for complaint in error.complaints { Output.errorLine(complaint.description) }
      throw Failure(.configuration, "")
    }
  }

  /// Whether the file can be read at all, which is no matter of what is in it.
  static func checkReadable(_ path: String) throws {
    guard access(path, R_OK) != 0 else { return }
    let code = errno
    guard code == ENOENT else { throw Failure.system(code, path) }
    throw Failure(
      .configuration, "\(path) is missing; name another with --config PATH or LEADCLOCK_CONFIG")
  }

  /// The configuration with what it points to.
  func installation() throws -> Installation { Installation(settings: try settings()) }
}

/// One installation: its configuration, ledger, folders and daemon.
struct Installation {
  let settings: Settings

  /// The ledger, for reading.
  func ledger() throws -> LedgerReader {
    let path = settings.state + "/ledger.db"
    if access(path, R_OK) != 0 {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw Failure.system(code, path) }
      throw Failure(
        .unavailable,
        "\(path) is not there yet: leadclockd makes it at its first start "
          + "(systemctl start leadclockd)")
    }
    do throws(LedgerError) {
      return try LedgerReader(folder: settings.state)
    } catch {
      throw Self.failure(error)
    }
  }

  /// What an answer of the ledger is, or why there is none.
  func ask<Answer>(_ question: () throws(LedgerError) -> Answer) throws -> Answer {
    do throws(LedgerError) {
      return try question()
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: LedgerError) -> Failure {
    // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN and SQLITE_AUTH: the file is there.
    if [3, 8, 14, 23].contains(error.code & 0xFF) {
      return Failure(.notPermitted, "\(error.sentence); \(Failure.groupHint)")
    }
    return Failure(.inputOutput, error.sentence)
  }

  /// Whether the daemon of this spool runs.
  enum Daemon: Equatable {
    /// It does, as that process; 0 when it cannot be told.
    case running(pid_t)
    /// It does not.
    case stopped
  }

  /// The process that holds the spool's lock.
  func daemon() -> Daemon {
    let descriptor = open(settings.spool + "/lock", O_RDONLY | O_CLOEXEC)
    // A lock that may not be opened was made by a daemon; whether it lives is not known.
    guard descriptor >= 0 else { return errno == EACCES ? .running(0) : .stopped }
    defer { close(descriptor) }
    let holder = leadclock_lock_holder(descriptor)
    return holder == 0 ? .stopped : .running(holder)
  }

  /// The policy of that name, where it still exists.
  func policy(_ name: String) -> PolicyID? {
    settings.rules.policies.firstIndex { $0.name == name }.map { PolicyID($0) }
  }
}
