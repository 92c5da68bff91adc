import Glibc
import LeadClock
import LeadFormats
import Ledger

/// A test lead on its way from the producer's write to the ledger, each stage timed.
struct SourceTrial {
  let place: Installation
  let folder: SourceFolder
  /// The account that writes; nil for the calling one.
  let account: String?

  /// One stage and how long it took.
  struct Step {
    let name: String
    let took: TimeSpan
    let detail: String

    /// The stage for programs.
    var json: JSONValue {
      ["name": .string(name), "seconds": Moment.seconds(took), "detail": .string(detail)]
    }
  }

  /// A stage that failed, after those that did not.
  struct Broken: Error {
    let steps: [Step]
    let step: String
    let failure: Failure
  }

  /// Drops a test lead and follows it; throws `Broken` at the first stage that fails.
  func run() throws(Broken) -> [Step] {
    var steps: [Step] = []
    var step = "written"
    do {
      let seen = (try? place.ledger().lastEvent()) ?? 0
      let name = "leadclock-test-\(DropFile.identifier()).json"
      let start = WallClock.now()
      try write(name)
      let written = WallClock.now()
      let writer = account ?? People.account() ?? "this account"
      steps.append(Step(name: step, took: written - start, detail: "\(name), by \(writer)"))
      step = "seen"
      let event = try follow(name, after: seen)
      let first = max(event.seenAt ?? event.at, start)
      steps.append(Step(name: step, took: max(first - written, .zero), detail: "by leadclockd"))
      step = "recorded"
      let lead = event.lead.map { LeadID($0).text } ?? "no lead"
      try judge(event)
      steps.append(Step(name: step, took: max(event.at - first, .zero), detail: "\(lead), a test"))
    } catch let failure as Failure {
      throw Broken(steps: steps, step: step, failure: failure)
    } catch {
      throw Broken(steps: steps, step: step, failure: Failure(.inputOutput, "\(error)"))
    }
    return steps
  }

  /// A made-up person; nobody is told.
  static let lead: JSONValue = [
    "name": "Test of the form", "email": "test@example.com", "phone": "+34600000000",
    "message": "A test lead: nobody waits.", "is_test": true,
  ]

  /// What a producer lacks who may not write.
  static func hint(_ folder: SourceFolder) -> String {
    "the producer must be in the group leadclock-drop (leadclock source add \(folder.name) "
      + "--user NAME, then restart its service)"
  }

  private func write(_ name: String) throws {
    let text = Self.lead.compact + "\n"
    guard let account else {
      return try DropFile.publish(
        text, as: name, temporary: ".\(name).tmp", in: folder.path, hint: Self.hint(folder))
    }
    guard geteuid() == 0 else {
      throw Failure(.notPermitted, "only root can write as \(account); leave --user out, or sudo")
    }
    let status = try ChildProcess.run(
      anyOf: ["/usr/sbin/runuser", "/sbin/runuser"],
      ["-u", account, "--", ChildProcess.ownPath(), "source", "drop", folder.path, name, text])
    guard status == 0 else {
      let known = ExitStatus(rawValue: status) ?? .notPermitted
      throw Failure(known, "\(account) cannot write to \(folder.path); \(Self.hint(folder))")
    }
  }

  private func follow(_ name: String, after seen: Int64) throws -> EventRow {
    guard place.daemon() != .stopped else {
      throw Failure(
        .unavailable,
        "leadclockd does not run, the test lead waits in \(folder.path): "
          + "systemctl start leadclockd")
    }
    let ledger = try place.ledger()
    defer { ledger.close() }
    let patience = Patience(.seconds(10))
    repeat {
      if let event = try event(of: name, after: seen, ledger: ledger) { return event }
    } while patience.pause(milliseconds: 10)
    throw Failure(
      .unavailable,
      "leadclockd has not taken \(name) within 10 s; journalctl -u leadclockd "
        + "says why, and its user must be allowed into \(folder.path) "
        + "(leadclock source add \(folder.name))")
  }

  private func event(
    of name: String, after seen: Int64, ledger: LedgerReader
  ) throws -> EventRow? {
    let kinds: [EventKind] = [
      .testReceived, .leadReceived, .leadDuplicate, .leadImported, .signalReceived,
      .fileQuarantined,
    ]
    return try place.ask { () throws(LedgerError) in
      for event in try ledger.events(kinds, after: seen) {
        guard let number = event.file, let file = try ledger.file(number) else { continue }
        if file.name == Array(name.utf8) { return event }
      }
      return nil
    }
  }

  private func judge(_ event: EventRow) throws {
    guard event.kind != .testReceived else { return }
    let reason = event.reason.map { ": \($0)" } ?? ""
    throw Failure(.data, "the test lead was taken as \(event.kind.rawValue)\(reason)")
  }
}
