/// What can be read of JSON that is broken: a template that did not escape a quotation mark must not
/// lose the person who wrote it, nor those who wrote before and after.
extension Recogniser {
  /// The records of a broken text, else the one record that it is. Anything less than a lead stays
  /// unrecognised.
  func broken(_ bytes: [UInt8], reason: String, warnings: [String]) -> Recognition {
    if let found = brokenList(bytes, warnings: warnings) { return found }
    let record = Record(
      fields: BrokenJSON.fields(bytes),
      warnings: warnings + [reason + "; what could be read was taken"])
    guard let finding = Verdict.finding(record, rules: rules), finding.kind != .signal
    else { return .unrecognised(reason: reason) }
    return .findings([finding], container: .json)
  }

  /// The records of a broken list; nil when the text holds none, or none of leads.
  func brokenList(_ bytes: [UInt8], warnings: [String]) -> Recognition? {
    for start in BrokenList.starts(in: bytes) {
      let list = BrokenList(bytes, from: start, maximum: maximumRecords)
      if let found = findings(in: list, of: bytes, from: start, warnings: warnings) { return found }
    }
    return nil
  }

  /// The findings of one value a line, each broken line in its place.
  func findings(in lines: NDJSONReader.Lines, warnings: [String]) -> Recognition {
    let broken = lines.broken.map { line in
      let reason = "line \(line.line): \(line.error.sentence)"
      let begins = line.text.first { $0 > 0x20 } == UInt8(ascii: "{")
      let fields = begins ? BrokenJSON.fields(line.text) : []
      return (line.place, finding(ofBroken: fields, reason: reason))
    }
    return findings(in: lines.values, container: .ndjson, warnings: warnings, between: broken)
  }

  /// The findings of a list's records; nil when it is none of leads: one record alone, the labelled
  /// values of a form, or what a person has ordered.
  private func findings(
    in list: BrokenList, of bytes: [UInt8], from start: Int, warnings: [String]
  ) -> Recognition? {
    guard list.items.count >= 2, !Self.areLabelledValues(list.items) else { return nil }
    guard list.items.count <= maximumRecords else { return .unrecognised(reason: overfull) }
    let isWithin = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    // Behind a broken record its own rest may follow.
    let behind = list.hasBroken ? [] : BrokenJSON.fields(Array(bytes[list.end...]))
    let around = isWithin ? BrokenJSON.fields(Array(bytes[..<start])) + behind : []
    guard !around.contains(where: RecordSplitter.isContact) else { return nil }
    var findings: [Finding] = []
    for (index, item) in list.items.enumerated() {
      switch item {
      case .whole(let value):
        let (finding, _) = finding(value, around, FormatSignature.generic, [])
        findings.append(finding ?? Self.unknownRecord())
      case .broken(let range, let error, let isCut):
        let text = Array(bytes[range])
        let fields = isCut ? BrokenJSON.fields(cutOff: text) : BrokenJSON.fields(text)
        let reason = "record \(index + 1): \(error.sentence)"
        findings.append(finding(ofBroken: fields, inherited: around, reason: reason))
      }
    }
    guard findings.contains(where: { $0.kind != .notALead && $0.kind != .signal }) else {
      return nil
    }
    findings[0].warnings += warnings
    return .findings(findings, container: .json)
  }

  private func finding(
    ofBroken fields: [Field], inherited: [Field] = [], reason: String
  ) -> Finding {
    let record = Record(
      fields: fields, inherited: inherited,
      warnings: [reason + "; what could be read was taken"])
    if !fields.isEmpty, let finding = Verdict.finding(record, rules: rules) { return finding }
    return Finding(
      kind: .notALead, reasons: [reason], lead: CanonicalLead(format: FormatSignature.generic))
  }

  private static func areLabelledValues(_ items: [BrokenList.Item]) -> Bool {
    var pairs = 0
    var whole = 0
    for case .whole(let value) in items {
      whole += 1
      if LabelledValue.isPair(value) { pairs += 1 }
    }
    return whole > 0 && pairs == whole
  }
}
