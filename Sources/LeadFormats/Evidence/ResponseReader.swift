/// Reads what lies in `responses/`: the project's own response files, and evidence of every sort.
public struct ResponseReader: Sendable {
  private let rules: EvidenceRules

  /// A reader for a configuration.
  public init(_ rules: EvidenceRules) { self.rules = rules }

  /// What the file holds: one finding of kind `response`, or one a record. The name only tells a
  /// mail with few headers (`.eml`), and never enters a reason.
  public func recognise(_ bytes: [UInt8], fileName: String) -> Recognition {
    guard bytes.contains(where: { $0 > 0x20 }) else { return .incomplete(reason: "file is empty") }
    return evidence(bytes, fileName: fileName) ?? response(bytes)
  }

  /// What the file says when it is evidently a record of calls or of messages that were sent; nil
  /// for everything else, which may be a lead's as well.
  public func evidentEvidence(_ bytes: [UInt8]) -> Recognition? {
    if CallRecordRows.matches(bytes) { return CallEvidence.read(bytes, rules) }
    // A look at the names costs less than reading every file twice.
    guard bytes.count < 65_536,
      ["CallStatus", "MessageStatus"].contains(where: { bytes.holds(Array($0.utf8)) })
    else { return nil }
    let start = bytes.first { $0 > 0x20 }
    return start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
      ? callback(inJSON: bytes) : callback(inForm: bytes)
  }

  private func evidence(_ bytes: [UInt8], fileName: String) -> Recognition? {
    switch bytes.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return callback(inJSON: bytes)
    default: break
    }
    if CalendarObject.matches(bytes) { return calendar(bytes) }
    if MailReader.matches(bytes, named: fileName) {
      guard let mail = MailMessage.read(bytes) else { return nil }
      return .findings([MailEvidence.finding(mail)], container: .mail)
    }
    if CallRecordRows.matches(bytes) { return CallEvidence.read(bytes, rules) }
    return CallRecordRows.fragment(bytes) ?? callback(inForm: bytes)
  }

  private func callback(inForm bytes: [UInt8]) -> Recognition? {
    guard URLEncodedReader.matches(bytes), let form = URLEncodedReader.read(bytes),
      TwilioEvidence.matches(form)
    else { return nil }
    return .findings([TwilioEvidence.finding(form, rules)], container: .urlencoded)
  }

  private func callback(inJSON bytes: [UInt8]) -> Recognition? {
    guard let value = try? JSONReader.read(bytes) else { return nil }
    let payload = Envelope.unwrap(value)
    guard TwilioEvidence.matches(payload) else { return nil }
    return .findings([TwilioEvidence.finding(payload, rules)], container: .json)
  }

  private func calendar(_ bytes: [UInt8]) -> Recognition {
    guard let object = CalendarObject.read(bytes), object.isWhole else {
      return .incomplete(reason: "a calendar without its END:VCALENDAR")
    }
    let findings = CalendarEvidence.findings(object)
    guard !findings.isEmpty else {
      return .unrecognised(reason: "a calendar without a meeting in it")
    }
    return .findings(findings, container: .calendar)
  }

  private func response(_ bytes: [UInt8]) -> Recognition {
    do throws(ResponseError) {
      var file = try ResponseFile.read(bytes)
      // Its lead is named as leads are known: a number by the configured region.
      file.lead = file.lead.map(rules.phones.leadName)
      let finding = Finding(
        kind: .response, reasons: ["has the keys of a response file"],
        lead: CanonicalLead(format: "leadclock"), response: file)
      return .findings([finding], container: .json)
    } catch {
      return error.isIncomplete
        ? .incomplete(reason: error.sentence) : .unrecognised(reason: error.sentence)
    }
  }
}

extension Array where Element == UInt8 {
  /// Whether some bytes stand in a row in these.
  fileprivate func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    return withUnsafeBufferPointer { bytes in
      var place = 0
      while place <= bytes.count - needle.count {
        if bytes[place] == first,
          (1..<needle.count).allSatisfy({ bytes[place + $0] == needle[$0] })
        {
          return true
        }
        place += 1
      }
      return false
    }
  }
}
