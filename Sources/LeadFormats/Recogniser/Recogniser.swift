/// Turns the bytes of one file into findings; never traps, and is linear in the input.
public struct Recogniser: Sendable {
  /// What every record is judged by.
  let rules: RecordRules
  /// How many records of one file are read.
  let maximumRecords: Int

  /// A recogniser for a configuration.
  public init(_ setting: RecogniserSetting) {
    rules = RecordRules(setting)
    maximumRecords = min(max(1, setting.maximumRecords), FindingLimits.findings)
  }

  /// A recogniser without a region, in UTC.
  public init(ownDomains: [String], maximumRecords: Int = 10_000) {
    self.init(RecogniserSetting(ownDomains: ownDomains, maximumRecords: maximumRecords))
  }

  /// What the file holds. The name only tells a mail with few headers (`.eml`), and never
  /// enters a reason.
  public func recognise(_ bytes: [UInt8], fileName: String) -> Recognition {
    // A writer that died leaves zeros where its text was to go.
    let written = bytes[..<((bytes.lastIndex { $0 != 0 }).map { $0 + 1 } ?? 0)]
    guard written.contains(where: { $0 > 0x20 }) else {
      return .incomplete(reason: "file is empty")
    }
    let source = Array(written)
    if let found = mailbox(source) { return found }
    if MailReader.matches(source, named: fileName) { return mail(source) }
    let decoded = Charset.decode(source, declared: Charset.declared(source))
    let warnings = decoded.warning.map { [$0] } ?? []
    let text = decoded.bytes
    // Its semicolons would pass for a table's.
    if let value = SerializedValue.read(text) {
      return findings(in: [value], container: .text, warnings: warnings)
    }
    if let found = packed(text, source: source, warnings: warnings, isSalvage: false) {
      return found
    }
    switch text.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "[") where LineForm.beginsWithSection(text): break
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
      return json(text, originalCount: source.count, warnings: warnings)
    case .some, nil: break
    }
    if let dump = Dump.read(text) {
      return findings(in: [dump], container: .text, warnings: warnings)
    }
    if URLEncodedReader.matches(text) { return form(text, warnings: warnings) }
    return labelledText(text, warnings: warnings)
  }

  /// What can be read of a file that was given up as incomplete: a person's enquiry that was cut off
  /// still starts a clock. `unrecognised` when not even a way to reach them is left.
  public func salvage(_ bytes: [UInt8], fileName: String) -> Recognition {
    let recognition = recognise(bytes, fileName: fileName)
    guard case .incomplete(let reason) = recognition else { return recognition }
    let text = Charset.decode(bytes, declared: Charset.declared(bytes)).bytes
    return packed(text, source: bytes, warnings: [], isSalvage: true)
      ?? broken(text, reason: reason, warnings: [])
  }

  // MARK: Containers

  private func json(_ bytes: [UInt8], originalCount: Int, warnings: [String]) -> Recognition {
    var warnings = warnings
    var reader = JSONReader(bytes, from: 0, maximumDepth: 64, allowsRawControls: true)
    do throws(JSONError) {
      let value = try reader.document()
      if reader.sawRawControls { warnings.append("raw line breaks inside a JSON string") }
      if let prospects = Self.adf(within: value) {
        return findings(of: prospects, container: .json, warnings: warnings)
      }
      return findings(in: [value], container: .json, warnings: warnings)
    } catch {
      if let lines = NDJSONReader.read(bytes) { return findings(in: lines, warnings: warnings) }
      // A program's text has other quotation marks, or none, about its keys.
      let isJSON =
        bytes.filter { $0 > 0x20 }.prefix(3).starts(with: "[{\"".utf8)
        || bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
      if case .malformed = error, isJSON, let found = brokenList(bytes, warnings: warnings) {
        return found
      }
      if let literal = LiteralValue.read(bytes),
        let found = known(literal, warnings + ["not JSON, read as a program's text"])
      {
        return found
      }
      guard case .truncated = error else {
        if let dump = Dump.read(bytes), let found = known(dump, warnings) { return found }
        return broken(bytes, reason: error.sentence, warnings: warnings)
      }
      return .incomplete(reason: JSONError.truncated(offset: originalCount).sentence)
    }
  }

  /// What a printed variable holds; nil when nothing of it is known, and it is rather broken JSON.
  private func known(_ value: JSONValue, _ warnings: [String]) -> Recognition? {
    let found = findings(in: [value], container: .text, warnings: warnings)
    guard case .findings = found else { return nil }
    return found
  }

  private func form(_ bytes: [UInt8], warnings: [String]) -> Recognition {
    guard let value = URLEncodedReader.read(bytes) else {
      return .unrecognised(
        reason: "a form with more than \(URLEncodedReader.maximumPairs) fields")
    }
    return findings(in: [value], container: .urlencoded, warnings: warnings)
  }

  private func labelledText(_ bytes: [UInt8], warnings: [String]) -> Recognition {
    let lines = LabelledText.read(
      String(decoding: bytes.prefix(Self.longestText), as: UTF8.self))
    guard lines.labelCount >= 2 else {
      return .unrecognised(
        reason: OtherContainer.name(bytes) + "; write JSON like "
          + "{\"name\": …, \"email\": …, \"message\": …}, a form's body or a mail")
    }
    var record = Record(fields: lines.fields, warnings: warnings + Self.unread(bytes))
    record.take(preamble: lines.preamble)
    guard let finding = Verdict.finding(record, rules: rules) else {
      return .unrecognised(reason: Self.nothingKnown(lines.fields.count, in: "text"))
    }
    return .findings([finding], container: .text)
  }

  // MARK: Records

  func findings(
    in values: [JSONValue], container: Container, warnings: [String], beside: [Field] = [],
    between: [(place: Int, finding: Finding)] = []
  ) -> Recognition {
    var splitter = RecordSplitter(maximum: maximumRecords)
    var roots: [(end: Int, format: String)] = []
    for value in values {
      let unwrapped = Envelope.unwrap(value)
      splitter.split(unwrapped)
      roots.append((splitter.records.count, FormatSignature.name(of: unwrapped)))
    }
    guard !splitter.isOverfull else {
      return .unrecognised(reason: overfull)
    }
    var findings: [Finding] = []
    var recognised = between.count { $0.finding.kind != .notALead }
    var fieldCount = 0
    var root = 0
    var others = between[...]
    for (index, item) in splitter.records.enumerated() {
      while root < roots.count - 1, roots[root].end <= index { root += 1 }
      while let other = others.first, other.place <= root {
        findings.append(other.finding)
        others.removeFirst()
      }
      let (finding, count) = finding(
        item.value, item.inherited, roots[root].format, beside)
      fieldCount += count
      if finding != nil { recognised += 1 }
      findings.append(finding ?? Self.unknownRecord())
    }
    findings += others.map(\.finding)
    guard findings.count <= maximumRecords else { return .unrecognised(reason: overfull) }
    guard recognised > 0 else {
      return .unrecognised(reason: Self.nothingKnown(fieldCount, in: container.rawValue))
    }
    findings[0].warnings += warnings
    return .findings(findings, container: container)
  }

  func finding(
    _ value: JSONValue, _ inherited: [Field], _ rootFormat: String, _ beside: [Field]
  ) -> (Finding?, Int) {
    if let response = Self.response(value) { return (response, 1) }
    let flattener = Flattener.flatten(value)
    let written = WrittenForm.fields(in: flattener.fields)
    var record = Record(fields: flattener.fields + written, inherited: inherited)
    record.format =
      rootFormat == FormatSignature.generic ? FormatSignature.name(of: value) : rootFormat
    record.beside = beside
    if flattener.isCut {
      record.warnings.append("more than \(Flattener.maximumFields) fields; the rest is in the file")
    }
    return (Verdict.finding(record, rules: rules), record.fields.count)
  }

  /// A response file that lies where leads are expected: told apart, so that nobody who may drop
  /// leads can answer them.
  private static func response(_ value: JSONValue) -> Finding? {
    guard value["kind"]?.text.flatMap(ResponseKind.init) != nil, value["id"]?.text != nil,
      let response = try? ResponseFile(json: value)
    else { return nil }
    return Finding(
      kind: .response, reasons: ["has the keys of a response file"],
      lead: CanonicalLead(format: "response"), response: response)
  }

  static func unknownRecord() -> Finding {
    Finding(
      kind: .notALead, reasons: ["nothing recognisable in this record"],
      lead: CanonicalLead(format: FormatSignature.generic))
  }

  static func nothingKnown(_ count: Int, in container: String) -> String {
    "\(container) with \(count) \(count == 1 ? "field" : "fields"), none of them a name, e-mail "
      + "address, phone number, message or lead id; name one 'email' or 'phone'"
  }
}
