extension Recognition {
  /// The recognition as the reader hands it to the daemon.
  public var json: JSONValue {
    switch self {
    case .findings(let findings, let container):
      [
        "recognition": "findings", "container": .string(container.rawValue),
        "findings": .array(findings.map(\.json)),
      ]
    case .incomplete(let reason):
      ["recognition": "incomplete", "reason": .string(reason)]
    case .unrecognised(let reason):
      ["recognition": "unrecognised", "reason": .string(reason)]
    }
  }

  /// The recognition that `json` writes; throws `FindingError` for anything else, and for more than
  /// 100,000 findings or none.
  public init(json: JSONValue) throws(FindingError) {
    switch json["recognition"]?.text {
    case "findings":
      guard let container = json["container"]?.text.flatMap(Container.init),
        let elements = json["findings"]?.elements, !elements.isEmpty,
        elements.count <= FindingLimits.findings
      else { throw FindingError(sentence: "the findings have no container, or are none") }
      var findings: [Finding] = []
      for element in elements { findings.append(try Finding(json: element)) }
      self = .findings(findings, container: container)
    case "incomplete": self = .incomplete(reason: try Self.reason(json))
    case "unrecognised": self = .unrecognised(reason: try Self.reason(json))
    case .some, nil: throw FindingError(sentence: "the answer is not a recognition")
    }
  }

  private static func reason(_ json: JSONValue) throws(FindingError) -> String {
    guard let reason = json["reason"]?.text, reason.utf8.count <= FindingLimits.line else {
      throw FindingError(sentence: "the answer gives no reason")
    }
    return reason
  }
}
