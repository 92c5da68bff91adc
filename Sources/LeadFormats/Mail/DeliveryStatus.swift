/// Reads the machine's part of a delivery report (RFC 3464).
enum DeliveryStatus {
  /// More recipients than this are not read.
  private static let maximumRecipients = 1000

  /// One report for each recipient, in order.
  static func reports(in mail: MailMessage) -> [MailMessage.DeliveryReport] {
    let original = originalMessageID(in: mail)
    var reports: [MailMessage.DeliveryReport] = []
    for part in mail.attachments
    where ["message/delivery-status", "message/global-delivery-status"].contains(part.mediaType) {
      for group in groups(part.bytes) where reports.count < maximumRecipients {
        guard let action = group["action"] else { continue }
        reports.append(
          MailMessage.DeliveryReport(
            action: String(action.prefix { $0 != " " && $0 != ";" }.lowercased()),
            finalRecipient: group["final-recipient"].flatMap(address),
            originalRecipient: group["original-recipient"].flatMap(address),
            status: group["status"].map { String($0.prefix { $0.isNumber || $0 == "." }) },
            originalMessageID: original))
      }
    }
    return reports
  }

  /// The Message-ID of the mail that came back, from the copy of it or of its header.
  private static func originalMessageID(in mail: MailMessage) -> String? {
    let kinds = [
      "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
      "message/global-headers",
    ]
    for part in mail.attachments where kinds.contains(part.mediaType) {
      let header = fields(lines(part.bytes).prefix { !$0.isEmpty })
      if let found = header["message-id"].flatMap({ MailMessage.identifiers($0).first }) {
        return found
      }
    }
    return nil
  }

  /// `rfc822; ana@example.com` without its type.
  private static func address(_ value: String) -> String? {
    let rest = value.firstIndex(of: ";").map { value[value.index(after: $0)...] } ?? value[...]
    let plain = rest.trimmed
    return plain.isEmpty ? nil : Identity.email(String(plain)) ?? String(plain)
  }

  private static func groups(_ bytes: [UInt8]) -> [[String: String]] {
    lines(bytes).split(whereSeparator: \.isEmpty).map { fields($0) }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.prefix(512 << 10).split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Charset.text(line.last == 0x0D ? line.dropLast() : line)
    }
  }

  /// The first value of each field, folded lines joined.
  private static func fields(_ lines: some Sequence<String>) -> [String: String] {
    var fields: [String: String] = [:]
    var last: String?
    for line in lines {
      if line.first == " " || line.first == "\t" {
        if let last, fields[last, default: ""].utf8.count < 4000 {
          fields[last, default: ""] += " " + line.trimmed
        }
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].trimmed.lowercased()
      last = fields[name] == nil ? name : nil
      if last != nil { fields[name] = String(line[line.index(after: colon)...].trimmed) }
    }
    return fields
  }
}
