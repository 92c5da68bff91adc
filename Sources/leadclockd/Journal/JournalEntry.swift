import LeadClock
import LeadFormats
import Ledger

/// One entry of the journal: what a person reads and what a program reads.
///
/// It is made from a committed event alone, so that after a crash the same entry can be made
/// again. Events hold no personal data, and so no entry does.
struct JournalEntry {
  /// The journal's SYSLOG_IDENTIFIER.
  static let identifier = "leadclockd"
  let priority: Int
  let message: String
  /// Names and values in the order in which they are sent.
  let fields: [(name: String, value: String)]
  /// When it was recorded.
  let at: Instant

  /// The entry for an event; nil for one that is for the ledger alone.
  init?(_ event: EventRow, zone: Zone) {
    guard let messageID = event.kind.messageID, !Self.isCovered(event) else { return nil }
    at = event.at
    priority = Int(event.priority ?? Int64(Priority.notice.rawValue))
    message = Self.harmless(Wording(event: event, zone: zone).line)
    var fields = [("MESSAGE_ID", messageID), ("LEADCLOCK_EVENT", event.kind.rawValue)]
    for (name, value) in Self.values(of: event) {
      guard let value else { continue }
      fields.append((name, Self.harmless(value)))
    }
    self.fields = fields.map { (name: $0.0, value: $0.1) }
  }

  private static func values(of event: EventRow) -> [(String, String?)] {
    [
      ("LEADCLOCK_LEAD", event.lead.map { LeadID($0).text }),
      ("LEADCLOCK_CLOCK", event.clock),
      ("LEADCLOCK_LEVEL", event.level),
      ("LEADCLOCK_DUE", event.dueAt.map(RFC3339.write)),
      ("LEADCLOCK_WAITED_SEC", event.waited.map(seconds)),
      ("LEADCLOCK_BUSINESS_SEC", event.business.map(seconds)),
      ("LEADCLOCK_OWNER", event.owner),
      ("LEADCLOCK_BY", event.by),
      ("LEADCLOCK_CHANNEL", event.channel),
      ("LEADCLOCK_SOURCE", event.source),
      ("LEADCLOCK_POLICY", event.policy),
      ("LEADCLOCK_FILE", event.file.map(FileRow.text)),
      ("LEADCLOCK_REASON", event.reason),
      ("LEADCLOCK_KEY", event.key),
      ("LEADCLOCK_AUDIENCE", isAboutFile(event) ? "ops" : audience(of: event.kind)),
    ]
  }

  /// Of a file full of history one entry tells all: the others are for the ledger.
  private static func isCovered(_ event: EventRow) -> Bool {
    event.priority == Int64(Priority.debug.rawValue)
      && (event.kind == .leadImported || event.kind == .leadDuplicate)
  }

  /// Whether somebody saw to a file that was put aside.
  private static func isAboutFile(_ event: EventRow) -> Bool {
    event.kind == .responseRecorded && event.lead == nil
  }

  /// Whom it concerns: the people who answer leads, or the person who runs the server.
  private static func audience(of kind: EventKind) -> String {
    switch kind {
    case .leadReceived, .leadDuplicate, .leadRepeated, .leadCompleted, .leadImported,
      .signalReceived,
      .levelReached,
      .levelSkipped, .responseRecorded, .leadAnswered, .leadClosed, .leadReopened, .nextStepDue,
      .followUpDue, .ownerChanged, .digest:
      "sales"
    case .testReceived, .fileQuarantined, .fileStalled, .fileIgnored, .inboxUnavailable,
      .inboxRecovered,
      .drought, .flood,
      .diskLow, .courierMissing, .deliveryFailed, .configReloaded, .configRejected, .clockStepped,
      .started, .stopped:
      "ops"
    }
  }

  /// Milliseconds as seconds with three decimals.
  static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(abs(milliseconds) % 1000)
    let padded = String(repeating: "0", count: 3 - rest.count) + rest
    return "\(milliseconds < 0 ? "-" : "")\(abs(milliseconds) / 1000).\(padded)"
  }

  /// A word from somebody else's file that may stand in an entry: `google_ads`, `whatsapp`. Nil for
  /// what could be a name, an address or a telephone number.
  static func word(_ text: String) -> String? {
    let isPlain =
      !text.isEmpty && text.utf8.count <= 32
      && text.utf8.allSatisfy { byte in
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "-")
      }
    let digits = text.utf8.filter { (48...57).contains($0) }.count
    return isPlain && digits < 6 ? text : nil
  }

  /// Control, escape and direction characters could forge lines on a terminal.
  static func harmless(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 || $0 >= 127 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        result.append("?")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
