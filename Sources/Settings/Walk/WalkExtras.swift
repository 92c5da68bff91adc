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
      ("imported-after", \.importedAfter, "1h", "1200mo"),
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

  private func digest(_ node: YAMLNode) -> DigestPlan? {
    guard let fields = fields(node, "'digest'", known: ["before-opening", "to"]) else {
      return nil
    }
    let before = fields["before-opening"].flatMap {
      span($0, "'before-opening'", from: "0s", to: "12h")
    }
    let recipients = each(fields, "to", "[ana]") { reference($0, "'to'", in: names.people) }
    if fields["to"]?.isEmptyList ?? !fields.has("to") {
      complain(node.position, "'digest' goes to nobody, add to: [ana]")
    }
    return DigestPlan(
      beforeOpening: before ?? .minutes(30),
      recipients: recipients.map { PersonID($0 % Self.tableLimit) })
  }

  private func drought(_ node: YAMLNode) -> DroughtPlan? {
    guard let fields = fields(node, "'drought'", known: ["factor", "learn"]) else { return nil }
    let factor = fields["factor"].flatMap { self.factor($0) }
    let learn = fields["learn"].flatMap { span($0, "'learn'", from: "1d", to: "12mo") }
    return DroughtPlan(factorThousandths: factor ?? 1500, learn: learn ?? .days(7))
  }

  /// A number from 1.1 to 100 with at most three decimals, in thousandths.
  private func factor(_ node: YAMLNode) -> Int? {
    guard case .scalar(let text, isPlain: true) = node.value else {
      complain(node.position, "'factor' is no number, write it like 1.5 without quotes")
      return nil
    }
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = halves.count == 2 ? halves[1] : "0"
    guard halves.count <= 2, decimals.utf8.count <= 3, let whole = ASCII.number(halves[0].utf8),
      let rest = ASCII.number((decimals + "000").utf8.prefix(3)), !decimals.isEmpty,
      (1100...100_000).contains(whole * 1000 + rest)
    else {
      complain(node.position, "'factor' is '\(text.shown)', it must be a number from 1.1 to 100")
      return nil
    }
    return whole * 1000 + rest
  }

  private func heartbeat(_ node: YAMLNode) -> Heartbeat? {
    guard
      let fields = fields(node, "'heartbeat'", known: ["url", "every"], nullable: ["url"])
    else { return nil }
    let every = fields["every"].flatMap { span($0, "'every'", from: "10s", to: "1d") }
    return Heartbeat(
      url: fields["url"].flatMap { url($0, "'url'", schemes: ["https", "http"]) },
      every: every ?? .seconds(60))
  }

  private func web(_ node: YAMLNode) -> WebOptions? {
    let known = ["listen", "url", "token"]
    guard let fields = fields(node, "'web'", known: known, nullable: ["url"]) else { return nil }
    return WebOptions(
      listen: fields["listen"].flatMap { listen($0) } ?? "127.0.0.1:9464",
      url: fields["url"].flatMap { url($0, "'url'", schemes: ["https", "http"]) },
      credential: fields["token"].flatMap { credential($0, "'token'") })
  }

  private func listen(_ node: YAMLNode) -> String? {
    guard let text = text(node, "'listen'") else { return nil }
    let host = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    let isBracketed = text.hasPrefix("[") && text.contains("]:")
    let port = text.utf8.reversed().prefix { $0 != UInt8(ascii: ":") }.reversed()
    guard let number = ASCII.number(Array(port)), (1...65_535).contains(number),
      isBracketed || (!host.isEmpty && host.count + port.count + 1 == text.utf8.count),
      !text.contains(where: \.isWhitespace)
    else {
      complain(
        node.position,
        "'listen' is '\(text.shown)', it must be an address and a port: 127.0.0.1:9464")
      return nil
    }
    return text
  }
}
