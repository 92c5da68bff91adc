/// The containers that are told by how they begin, and records that come as such.
extension Recogniser {
  /// What a decoded text holds when it is in a container other than JSON, a form's line or labelled
  /// lines; nil when it is in none. Of one that is cut off the beginning is read when nothing more
  /// is to come.
  func packed(
    _ text: [UInt8], source: [UInt8], warnings: [String], isSalvage: Bool
  ) -> Recognition? {
    switch text.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "<") where Self.beginsLikeMarkup(text):
      return markup(text, originalCount: source.count, warnings: warnings, isSalvage: isSalvage)
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil: return nil
    case .some: break
    }
    // These name the charset of each of their parts, so that the bytes are needed as they were.
    let bytes = text.count == source.count || !source.contains(0) ? source : text
    if MultipartReader.matches(bytes) { return multipart(bytes, isSalvage: isSalvage) }
    if VCardReader.matches(text) { return cards(bytes, isSalvage: isSalvage) }
    if CalendarObject.matches(text) { return calendar(text, warnings, isSalvage: isSalvage) }
    if URLEncodedReader.matches(text) { return nil }
    return table(text, warnings: warnings, isSalvage: isSalvage)
  }

  /// Whether what follows the first `<` can open an element, a declaration or a comment.
  private static func beginsLikeMarkup(_ text: [UInt8]) -> Bool {
    guard let open = text.firstIndex(where: { $0 > 0x20 }) else { return false }
    guard let next = text[(open + 1)...].first else { return true }
    return next >= 0x80 || "!?/_:".utf8.contains(next)
      || (0x61...0x7A).contains(next | 0x20)
  }

  /// The mails of a mailbox; nil when the bytes are no mailbox of several.
  func mailbox(_ bytes: [UInt8]) -> Recognition? {
    guard let messages = MboxReader.messages(bytes, maximum: maximumRecords) else { return nil }
    guard messages.count <= maximumRecords else { return .unrecognised(reason: overfull) }
    var findings: [Finding] = []
    var isKnown = false
    for message in messages {
      guard case .findings(let found, _) = mail(message) else {
        findings.append(Self.unknownRecord())
        continue
      }
      isKnown = true
      findings += found
    }
    guard findings.count <= maximumRecords else { return .unrecognised(reason: overfull) }
    guard isKnown else {
      return .unrecognised(reason: "a mailbox of \(messages.count) mails, none of them a lead")
    }
    return .findings(findings, container: .mbox)
  }

  private func multipart(_ bytes: [UInt8], isSalvage: Bool) -> Recognition? {
    guard let body = MultipartReader.read(bytes) else { return nil }
    guard body.isWhole || isSalvage else {
      return .incomplete(reason: "a multipart body without its closing boundary")
    }
    var warnings = body.isWhole ? [] : ["a multipart body without its closing boundary"]
    if !body.files.isEmpty {
      let count = body.files.count
      warnings.append("\(count) attached \(count == 1 ? "file was" : "files were") not read")
    }
    return findings(
      in: [body.value], container: .multipart, warnings: warnings, beside: body.files)
  }

  private func cards(_ bytes: [UInt8], isSalvage: Bool) -> Recognition {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let cards = VCardReader.read(Array(bytes[start...]), maximum: maximumRecords)
    guard cards.isWhole || isSalvage else {
      return .incomplete(reason: "a vCard without END:VCARD")
    }
    let warnings = cards.isWhole ? [] : ["a vCard without END:VCARD; what could be read was taken"]
    return findings(of: cards.records, container: .vcard, warnings: warnings)
  }

  private func calendar(_ text: [UInt8], _ warnings: [String], isSalvage: Bool) -> Recognition? {
    guard let object = CalendarObject.read(text) else { return nil }
    guard object.isWhole || isSalvage else {
      return .incomplete(reason: "a calendar without END:VCALENDAR")
    }
    guard !object.events.isEmpty else {
      return .unrecognised(reason: "a calendar without an event")
    }
    let cut = object.isWhole ? [] : ["a calendar without END:VCALENDAR"]
    return findings(
      of: object.records(ownDomains: rules.ownDomains), container: .calendar,
      warnings: warnings + cut)
  }

  private func table(_ text: [UInt8], warnings: [String], isSalvage: Bool) -> Recognition? {
    guard let table = CSVReader.read(text, maximum: maximumRecords) else { return nil }
    guard !table.isEmpty else { return .incomplete(reason: "a table with a header and no rows") }
    guard !table.isCut || isSalvage else {
      return .incomplete(reason: "a table that ends inside quotation marks")
    }
    let found = findings(in: table.values, container: .csv, warnings: warnings)
    guard case .findings(var findings, let container) = found else { return found }
    // A row holds one record, unless a cell of it holds several.
    guard findings.count == table.values.count else { return found }
    for (place, warning) in table.warnings { findings[place].warnings.append(warning) }
    if table.endsInContact, findings[findings.count - 1].kind == .signal {
      // Somebody wrote, and left an address of which not all has arrived.
      findings[findings.count - 1].kind = .lead
      findings[findings.count - 1].reasons[0] = "the file ends inside the way to reach them"
    }
    return .findings(findings, container: container)
  }

  /// The findings of records, one each, in order.
  func findings(of records: [Record], container: Container, warnings: [String]) -> Recognition {
    guard records.count <= maximumRecords else { return .unrecognised(reason: overfull) }
    let found = records.map { Verdict.finding($0, rules: rules) }
    guard found.contains(where: { $0 != nil }) else {
      let count = records.reduce(0) { $0 + $1.fields.count }
      return .unrecognised(reason: Self.nothingKnown(count, in: container.rawValue))
    }
    var findings = found.map { $0 ?? Self.unknownRecord() }
    findings[0].warnings += warnings
    return .findings(findings, container: container)
  }

  var overfull: String {
    "more than \(maximumRecords) records; split the file or raise limits: records"
  }
}
