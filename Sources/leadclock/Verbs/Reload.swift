import ArgumentParser
import Glibc
import LeadClock
import LeadFormats
import Ledger
import Settings

/// Gives the daemon its new configuration.
struct Reload: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration, hand it to the daemon, and wait for its verdict.",
    discussion: """
      A configuration that cannot be used is refused here and the daemon is left alone. The \
      verdict comes within 10 s; a refused one leaves the old one in force and exits with 78. \
      systemctl reload leadclockd calls this.

        leadclock reload
      """)

  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  private static let verdicts: [EventKind] = [.configReloaded, .configRejected]

  func run() throws {
    guard json else { return try reload() }
    do {
      try reload()
    } catch let failure as Failure {
      // A verdict of the daemon's was printed already, and so has its own words.
      if !failure.sentence.hasPrefix(Self.refused) { Output.json(try refusal(failure)) }
      throw failure
    }
  }

  private static let refused = "the daemon refused it"

  /// Why nothing was reloaded, for programs.
  private func refusal(_ failure: Failure) throws -> JSONValue {
    var complaints: [Complaint] = []
    if failure.sentence.isEmpty {
      do throws(SettingsError) {
        _ = try Settings.load(path: configuration.path)
      } catch { complaints = error.complaints }
    }
    return [
      "state": failure.status == .configuration ? "rejected" : "failed",
      "reason": .string(
        complaints.isEmpty
          ? failure.sentence : complaints.map(\.description).joined(separator: "\n")),
    ]
  }

  private func reload() throws {
    let place = try configuration.installation()
    guard case .running(let process) = place.daemon() else {
      throw Failure(
        .unavailable,
        "leadclockd does not run on \(place.settings.spool); "
          + "it reads the configuration at its start: systemctl start leadclockd")
    }
    let ledger = try place.ledger()
    defer { ledger.close() }
    let seen = try place.ask { () throws(LedgerError) in try ledger.lastEvent() }
    try signal(process)
    guard let verdict = try word(after: seen, ledger: ledger, in: place) else {
      throw Failure(
        .unavailable,
        "process \(process) has not said within 10 s what it makes of the configuration; "
          + "journalctl -u leadclockd")
    }
    try tell(verdict)
  }

  private func signal(_ process: pid_t) throws {
    let hint = "ask as root, or as the account leadclock"
    guard process > 0 else {
      throw Failure(.notPermitted, "the daemon's lock may not be read; \(hint)")
    }
    guard kill(process, SIGHUP) == 0 else {
      let code = errno
      guard code == ESRCH else { throw Failure.system(code, "process \(process)", hint: hint) }
      throw Failure(.unavailable, "leadclockd has just ended: systemctl start leadclockd")
    }
  }

  private func word(
    after seen: Int64, ledger: LedgerReader, in place: Installation
  ) throws -> EventRow? {
    let patience = Patience(.seconds(10))
    repeat {
      let events = try place.ask { () throws(LedgerError) in
        try ledger.events(Self.verdicts, after: seen)
      }
      if let verdict = events.first { return verdict }
    } while patience.pause(milliseconds: 20)
    return nil
  }

  private func tell(_ verdict: EventRow) throws {
    let isAccepted = verdict.kind == .configReloaded
    if json {
      Output.json([
        "state": .string(isAccepted ? "reloaded" : "rejected"),
        "reason": .optional(verdict.reason),
      ])
    }
    let reason = verdict.reason.map { ": \(DisplayText.harmless($0))" } ?? ""
    guard isAccepted else {
      throw Failure(.configuration, "\(Self.refused), the old one is in force\(reason)")
    }
    if !json { Output.line("configuration reloaded\(reason)") }
  }
}
