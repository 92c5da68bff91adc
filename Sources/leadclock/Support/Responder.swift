import Glibc
import LeadClock
import LeadFormats
import Ledger
import Settings

/// Hands responses to the daemon and waits for what it says.
struct Responder {
  let installation: Installation
  /// Nil when this account cannot read it, or there is none yet: answers work all the same.
  let ledger: LedgerReader?
  /// The moment at which this program was asked.
  let now: Instant

  /// Opens what is needed.
  init(_ configuration: ConfigurationOption, now: Instant) throws {
    installation = try configuration.installation()
    ledger = try? installation.ledger()
    self.now = now
  }

  /// How long the daemon has for its verdict.
  static let patience = TimeSpan.seconds(2)

  /// Drops each response as a file, waits, and prints what became of them all.
  ///
  /// Throws with the exit code for data when the daemon rejected one.
  func respond(_ responses: [ResponseFile], json: Bool) throws {
    let isDaemonThere = installation.daemon() != .stopped
    for response in responses { try drop(response) }
    var verdicts = responses.map {
      Verdict(
        id: $0.id, lead: $0.lead ?? $0.target ?? "", isAboutFile: $0.lead == nil,
        isDaemonThere: isDaemonThere)
    }
    if isDaemonThere { try wait(for: &verdicts) }
    try show(verdicts, given: responses.map { $0.at ?? now }, json: json)
  }

  private func drop(_ response: ResponseFile) throws {
    try DropFile.publish(
      response.json.compact + "\n", as: response.id + ".json", temporary: ".tmp-" + response.id,
      in: installation.settings.spool + "/responses", hint: Failure.groupHint)
  }

  private func wait(for verdicts: inout [Verdict]) throws {
    let patience = Patience(Self.patience)
    // A first start makes the ledger, so that it may be there only now.
    guard let ledger = ledger ?? (try? installation.ledger()) else { return }
    repeat {
      for place in verdicts.indices where verdicts[place].row == nil {
        try judge(&verdicts[place], by: ledger)
      }
      guard verdicts.contains(where: { $0.row == nil }) else { return }
    } while patience.pause(milliseconds: 10)
  }

  private func judge(_ verdict: inout Verdict, by ledger: LedgerReader) throws {
    let id = verdict.id
    verdict.row = try installation.ask { () throws(LedgerError) in try ledger.response(id: id) }
    guard let sequence = verdict.row?.event else { return }
    verdict.event = try installation.ask { () throws(LedgerError) in try ledger.event(sequence) }
  }

  private func show(_ verdicts: [Verdict], given: [Instant], json: Bool) throws {
    if json {
      Output.json(verdicts.count == 1 ? verdicts[0].json : .array(verdicts.map(\.json)))
    }
    let zone = installation.settings.timezone
    for (verdict, given) in zip(verdicts, given) {
      let text = verdict.text(given: given, zone: zone, now: now)
      if verdict.isRejected {
        Output.complain(text)
      } else if !json {
        Output.line(text)
      }
    }
    if verdicts.contains(where: \.isRejected) { throw Failure(.data, "") }
  }
}
