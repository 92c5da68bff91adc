/// The containers that are told by how they begin, and records that come as such.
extension Recogniser {
  /// What a decoded text holds when it is in a container other than JSON, a form's body or labelled
  /// lines; nil when it is in none. Of one that is cut off the beginning is read when nothing more
  /// is to come.
  func packed(
    _ text: [UInt8], source: [UInt8], warnings: [String], isSalvage: Bool
  ) -> Recognition? {
    switch text.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "<"):
      return markup(text, originalCount: source.count, warnings: warnings, isSalvage: isSalvage)
    case .some, nil: return nil
    }
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
