/// Which attached files can hold leads.
enum MailAttachments {
  /// Larger files are not a form's.
  private static let largest = 4 << 20

  private static let mediaTypes: Set<String> = [
    "application/json", "text/json", "application/ld+json", "application/x-ndjson", "text/csv",
    "application/csv", "text/tab-separated-values", "application/xml", "text/xml",
    "application/adf",
    "application/x-adf+xml", "text/vcard", "text/x-vcard", "text/directory",
    "application/vcard", "application/x-www-form-urlencoded",
  ]
  private static let endings = [
    ".json", ".ndjson", ".csv", ".tsv", ".xml", ".adf", ".vcf", ".vcard",
  ]

  /// Whether a part is data by its type, or by its name when the type says nothing.
  static func canHoldLeads(_ part: MailMessage.Attachment) -> Bool {
    guard part.bytes.count <= largest else { return false }
    if mediaTypes.contains(part.mediaType) { return true }
    let name = part.fileName?.lowercased() ?? ""
    return endings.contains(where: name.hasSuffix)
  }

  /// The content in UTF-8 when the part declares a charset, else as it is.
  static func utf8(_ part: MailMessage.Attachment) -> [UInt8] {
    guard let charset = part.charset, charset != "utf-8", charset != "us-ascii",
      !Charset.isUTF8(part.bytes)
    else { return part.bytes }
    return Array(MailCharset.text(part.bytes, declared: charset).utf8)
  }
}
