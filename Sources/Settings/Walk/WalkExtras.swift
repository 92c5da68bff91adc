import LeadClock

extension Checker {
  /// What stands beside the rules.
  struct Extras {
    var region: String?
    var ownDomains: [String] = []
    var limits = Limits()
    var stages = StageLabels()
    var believed: TimeSpan?
    var digest: DigestPlan?
    var drought: DroughtPlan?
    var retention: TimeSpan?
    var heartbeat: Heartbeat?
    var web: WebOptions?
  }

  /// Everything beside the rules, as far as it can be read.
  func extras(_ top: Fields) -> Extras? {
    var extras = Extras()
    extras.region = top["region"].flatMap { region($0) }
    extras.ownDomains = each(top, "own-domains", "[example.com]") { domain($0) }
    if let node = top["limits"] { limits(node, &extras.limits) }
    if let node = top["stages"] { stages(node, &extras.stages) }
    extras.believed = top["believed"].flatMap { span($0, "'believed'", from: "1s", to: "12mo") }
    extras.digest = top["digest"].flatMap { digest($0) }
    extras.drought = top["drought"].flatMap { drought($0) }
    extras.retention = top["privacy"].flatMap { node in
      fields(node, "'privacy'", known: ["retention"], nullable: ["retention"])?["retention"]
        .flatMap { span($0, "'retention'", from: "1d", to: "1200mo") }
    }
    extras.heartbeat = top["heartbeat"].flatMap { heartbeat($0) }
    extras.web = top["web"].flatMap { web($0) }
    return complaints.isEmpty ? extras : nil
  }

  private func region(_ node: YAMLNode) -> String? {
    guard let text = text(node, "'region'") else { return nil }
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      complain(
        node.position, "'region' is '\(text.shown)', it must be two capital letters such as DE")
      return nil
    }
    return text
  }

  private func domain(_ node: YAMLNode) -> String? {
    guard let text = text(node, "'own-domains'") else { return nil }
    let isDomain = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty
        && $0.utf8.allSatisfy {
          ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-")
        }
    }
    guard isDomain, text.utf8.count <= 253 else {
      complain(node.position, "'\(text.shown)' is no domain, write it like example.com")
      return nil
    }
    return text.lowercased()
  }

  private func limits(_ node: YAMLNode, _ limits: inout Limits) {
    let spans: [(key: String, path: WritableKeyPath<Limits, TimeSpan>, low: String, high: String)]
    spans = [
      ("grace", \.grace, "1s", "1d"), ("empty", \.empty, "1s", "1d"),
      ("stalled", \.stalled, "1s", "1d"), ("deferral", \.deferral, "1s", "7d"),
      ("imported-after", \.importedAfter, "1h", "1200mo"), ("call", \.call, "1s", "1h"),
    ]
    guard
      let fields = fields(node, "'limits'", known: ["file", "records"] + spans.map(\.key))
    else { return }
    limits.file = fields["file"].flatMap { size($0, "'file'") } ?? limits.file
    limits.records =
      fields["records"].flatMap { whole($0, "'records'", in: 1...1_000_000) } ?? limits.records
    for (key, path, low, high) in spans {
      guard let node = fields[key] else { continue }
      limits[keyPath: path] = span(node, "'\(key)'", from: low, to: high) ?? limits[keyPath: path]
    }
  }

  private func stages(_ node: YAMLNode, _ stages: inout StageLabels) {
    let paths: [(key: String, path: WritableKeyPath<StageLabels, String>)] = [
      ("attract", \.attract), ("convert", \.convert), ("close", \.close), ("connect", \.connect),
    ]
    guard let fields = fields(node, "'stages'", known: paths.map(\.key)) else { return }
    for (key, path) in paths {
      guard let node = fields[key], let label = text(node, "'\(key)'") else { continue }
      stages[keyPath: path] = label
    }
  }
}
