import LeadClock

extension MailMessage {
  /// More characters of one header than this are not kept.
  private static let longestValue = 64 << 10

  /// Reads a mail; nil when the bytes do not begin with a mail's header.
  ///
  /// A byte order mark, empty lines and an mbox's `From ` line before it are passed over. Reading is
  /// linear in the input; parts, depth, header fields and text are bounded.
  public static func read(_ bytes: [UInt8]) -> MailMessage? {
    let content = content(of: bytes)
    guard MailHead.names(in: content).contains(where: MailHead.telling.contains) else { return nil }
    let bounds = MailBounds(content)
    guard let tree = MailLibrary.read(bounds.bytes) else { return nil }
    var mail = MailMessage()
    mail.warnings = bounds.warnings
    mail.take(tree)
    if tree.isCut { mail.warnings.append("more parts than a mail has; the rest was not read") }
    MailBody.take(tree.leaves, into: &mail)
    mail.deliveryReports = DeliveryStatus.reports(in: mail)
    return mail
  }

  /// The bytes from the first header on.
  static func content(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    rest = rest.drop { $0 == 0x0A || $0 == 0x0D }
    guard rest.starts(with: "From ".utf8) else { return rest }
    return rest.drop { $0 != 0x0A }.dropFirst()
  }

  private mutating func take(_ tree: MailLibrary.Tree) {
    headers = tree.headers.map { header in
      Header(name: header.name, value: header.value.cut(toBytes: Self.longestValue))
    }
    from = mailboxes(tree.from, or: "from")
    to = mailboxes(tree.to, or: "to")
    cc = tree.cc
    replyTo = mailboxes(tree.replyTo, or: "reply-to")
    sender = mailboxes(tree.sender, or: "sender").first
    returnPath = value("return-path").map {
      Mailbox(address: Identity.email($0) ?? String($0.filter { !"<> ".contains($0) }))
    }
    subject = value("subject").flatMap { $0.isEmpty ? nil : $0 }
    date = value("date").flatMap(MailDate.instant)
    messageID = value("message-id").flatMap { Self.identifiers($0).first }
    inReplyTo = value("in-reply-to").flatMap { Self.identifiers($0).first }
    references = Self.identifiers(values("references").joined(separator: " "))
  }

  /// What GMime found, else the one address that the field's text is.
  private func mailboxes(_ found: [Mailbox], or name: String) -> [Mailbox] {
    let usable = found.filter { $0.address.contains("@") }
    if !usable.isEmpty { return usable }
    return values(name).compactMap { value in Identity.email(value).map { Mailbox(address: $0) } }
  }

  /// The `<…>` of a text; what stands outside them is a comment, unless there is nothing else.
  static func identifiers(_ text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      let end = rest.utf8.index(after: close)
      let isPlain = rest.utf8[open..<end].allSatisfy { $0 > 0x20 }
      let identifier =
        isPlain ? String(rest[open..<end]) : rest[open..<end].filter { !$0.isWhitespace }
      if identifier.utf8.count > 2 { found.append(identifier) }
      rest = rest[end...]
    }
    guard found.isEmpty else { return found }
    return text.split(whereSeparator: \.isWhitespace).filter { $0.contains("@") }.map(String.init)
  }
}

/// The first lines of a file, as far as they tell whether it is a mail.
enum MailHead {
  /// Header fields that other texts do not begin with.
  static let telling: Set<String> = [
    "from", "to", "subject", "date", "message-id", "received", "return-path", "reply-to",
    "mime-version", "delivered-to",
  ]

  /// The names of the fields at the beginning, in lower case.
  static func names(in bytes: ArraySlice<UInt8>) -> Set<String> {
    var names: Set<String> = []
    for line in bytes.prefix(16_384).split(
      separator: 0x0A, maxSplits: 100, omittingEmptySubsequences: false)
    {
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
      else { break }
      names.insert(String(decoding: line[..<colon], as: UTF8.self).lowercased())
    }
    return names
  }
}

extension MailDate {
  /// The moment of a mail's date; nil when it names no zone.
  static func instant(_ text: String) -> Instant? {
    guard let time = MailDate.read(text) ?? CivilTime.read(text), let offset = time.offsetMinutes
    else { return nil }
    return time.instant(offsetMinutes: offset)
  }
}
