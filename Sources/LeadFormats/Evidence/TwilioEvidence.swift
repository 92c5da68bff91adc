import LeadClock

/// Status callbacks of Twilio, for calls and for messages.
enum TwilioEvidence {
  /// Whether a form or an object is such a callback.
  static func matches(_ value: JSONValue) -> Bool {
    ["CallSid", "MessageSid", "SmsSid", "SmsMessageSid"].contains { name in
      value[name]?.text?.isEmpty == false
    }
  }

  static func finding(_ value: JSONValue, _ rules: EvidenceRules) -> Finding {
    let fields = Fields(value: value)
    return fields["CallSid"] == nil ? message(fields, rules) : call(fields, rules)
  }

  private struct Fields {
    let value: JSONValue

    subscript(_ name: String) -> String? {
      guard let text = value[name]?.text.map({ String($0.trimmed) }), !text.isEmpty else {
        return nil
      }
      return text.cut(toBytes: 500)
    }

    /// A number as sent: a `+` that was not encoded has become the space before it.
    func number(_ name: String) -> String? { value[name]?.text }

    func seconds(_ names: String...) -> Int? {
      names.lazy.compactMap { self[$0].flatMap { Int($0) } }.first { (0...1_000_000).contains($0) }
    }

    var timestamp: Instant? {
      self["Timestamp"].flatMap { text in
        guard case .exact(let instant) = SubmissionTime.read(text, rules: .universal) else {
          return nil
        }
        return Evidence.believed(instant)
      }
    }
  }

  private static func finding(
    _ evidence: Evidence, _ format: String, _ reasons: String...
  ) -> Finding {
    Finding(
      kind: .response, reasons: reasons, lead: CanonicalLead(format: format), evidence: evidence)
  }

  // MARK: Calls

  private static func call(_ fields: Fields, _ rules: EvidenceRules) -> Finding {
    let status = fields["CallStatus"]?.lowercased() ?? ""
    let bridged = fields["DialCallStatus"]?.lowercased()
    let id = ["twilio call", fields["CallSid"] ?? "", status, bridged ?? ""]
    var evidence = Evidence(what: .call, id: id.joined(separator: " "))
    evidence.from = fields.number("From").map { PartyKeys.line($0, rules.phones) } ?? []
    evidence.to = fields.number("To").map { PartyKeys.line($0, rules.phones) } ?? []
    let isInward = fields["Direction"]?.lowercased().hasPrefix("inbound") == true
    evidence.direction = isInward ? .inward : .outward
    evidence.messageID = fields["CallSid"]
    evidence.seconds = fields.seconds("DialCallDuration", "CallDuration")
    evidence.at = fields.timestamp.map { $0 - .seconds(Int64(evidence.seconds ?? 0)) }
    let reason: String
    (evidence.verdict, reason) = judge(fields, status, bridged, isInward, rules)
    evidence.verdictInward = evidence.verdict == .attempt ? .engaged : evidence.verdict
    return finding(evidence, "twilio-call", "has the fields of a call status callback", reason)
  }

  private static func judge(
    _ fields: Fields, _ status: String, _ bridged: String?, _ isInward: Bool,
    _ rules: EvidenceRules
  ) -> (Evidence.Verdict, String) {
    if let bridged {
      guard bridged == "completed" || bridged == "answered" else {
        return (.attempt, "the call was put through and nobody took it (DialCallStatus)")
      }
    } else {
      guard ["completed", "busy", "no-answer", "failed", "canceled"].contains(status) else {
        return (.nothing, "the call is not over yet (CallStatus)")
      }
      guard status == "completed" else { return (.attempt, "nobody took the call (CallStatus)") }
      // Without being put through to somebody a caller has talked to a menu or a mailbox.
      guard !isInward else { return (.attempt, "the caller was put through to nobody") }
    }
    let answerer = fields["AnsweredBy"]?.lowercased() ?? ""
    guard !answerer.hasPrefix("machine"), answerer != "fax" else {
      return (.attempt, "a machine took the call (AnsweredBy)")
    }
    let seconds = fields.seconds("DialCallDuration", "CallDuration") ?? 0
    guard seconds >= rules.callSeconds else {
      return (.attempt, "\(seconds) s of talk, a contact has \(rules.callSeconds) or more")
    }
    return (.contact, "completed, \(seconds) s of talk")
  }

  // MARK: Messages

  private static func message(_ fields: Fields, _ rules: EvidenceRules) -> Finding {
    let sid = fields["MessageSid"] ?? fields["SmsSid"] ?? fields["SmsMessageSid"] ?? ""
    let status = (fields["MessageStatus"] ?? fields["SmsStatus"] ?? "received").lowercased()
    var evidence = Evidence(what: .sms, id: "twilio sms \(sid) \(status)")
    evidence.from = fields.number("From").map { PartyKeys.line(plain($0), rules.phones) } ?? []
    evidence.to = fields.number("To").map { PartyKeys.line(plain($0), rules.phones) } ?? []
    evidence.messageID = sid
    evidence.at = fields.timestamp
    evidence.direction = status.hasPrefix("receiv") ? .inward : .outward
    if let body = fields["Body"] { evidence.words = OwnWords.folded(body) }
    let reason: String
    switch status {
    case "sent", "delivered", "read":
      evidence.verdict = .contact
      reason = "a message went out"
    case "undelivered", "failed":
      evidence.verdict = .reopen
      reason = "a message did not arrive"
    case "received", "receiving":
      evidence.verdictInward = .engaged
      reason = "a message came in"
    default: reason = "the message is not sent yet"
    }
    return finding(evidence, "twilio-sms", "has the fields of a message status callback", reason)
  }

  /// `whatsapp:+34600000001` is that number.
  private static func plain(_ address: String) -> String {
    address.firstIndex(of: ":").map { String(address[address.index(after: $0)...]) } ?? address
  }
}
