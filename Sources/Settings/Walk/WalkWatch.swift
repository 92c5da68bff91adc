import LeadClock

extension Checker {
  /// The daily digest.
  func digest(_ node: YAMLNode) -> DigestPlan? {
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
      recipients: recipients.map { PersonID(Self.number($0)) })
  }

  /// When silence is reported.
  func drought(_ node: YAMLNode) -> DroughtPlan? {
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

  /// The sign of life.
  func heartbeat(_ node: YAMLNode) -> Heartbeat? {
    guard
      let fields = fields(node, "'heartbeat'", known: ["url", "every"], nullable: ["url"])
    else { return nil }
    let every = fields["every"].flatMap { span($0, "'every'", from: "10s", to: "1d") }
    return Heartbeat(
      url: fields["url"].flatMap { url($0, "'url'", schemes: ["https", "http"]) },
      every: every ?? .seconds(60))
  }

  /// The web page.
  func web(_ node: YAMLNode) -> WebOptions? {
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
