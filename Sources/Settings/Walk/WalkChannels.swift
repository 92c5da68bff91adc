import LeadClock

extension Checker {
  private static let ways = ["smtp", "webhook", "command"]
  /// Which further keys go with which way to deliver.
  private static let companions = ["from": "smtp", "template": "webhook", "secret": "webhook"]

  /// A channel of exactly one kind.
  func channel(_ pair: YAMLPair) -> Channel? {
    let what = "channel '\(pair.key.shown)'"
    let known = Self.ways + ["from", "template", "secret", "personal-data"]
    guard let fields = fields(pair.value, what, known: known) else { return nil }
    let written = fields.pairs.filter { Self.ways.contains($0.key) }
    guard written.count == 1 else {
      complain(
        written.count > 1 ? written[1].position : pair.position,
        "\(what) must have one of \(Self.list(Self.ways)), this has "
          + (written.isEmpty ? "none" : "\(written.count)"))
      return nil
    }
    for other in fields.pairs {
      guard let way = Self.companions[other.key], way != written[0].key else { continue }
      complain(other.position, "'\(other.key)' goes with '\(way)' only")
    }
    let carries = fields["personal-data"].flatMap { boolean($0, "'personal-data'") } ?? false
    guard !written[0].value.isNull, let kind = kind(written[0], fields, pair) else { return nil }
    return Channel(name: pair.key, kind: kind, carriesPersonalData: carries)
  }

  private func kind(_ way: YAMLPair, _ fields: Fields, _ pair: YAMLPair) -> Channel.Kind? {
    switch way.key {
    case "smtp":
      let server = url(way.value, "'smtp'", schemes: ["smtp", "smtps"])
      guard let sender = sender(fields, pair), let server else { return nil }
      return .smtp(url: server, from: sender)
    case "webhook":
      let words = Channel.Template.allCases.map(\.rawValue)
      let word = fields["template"].flatMap { choice($0, "'template'", among: words) }
      let secret = fields["secret"].flatMap { credential($0, "'secret'") }
      return url(way.value, "'webhook'", schemes: ["https", "http"]).map {
        .webhook(
          url: $0, template: word.flatMap(Channel.Template.init(rawValue:)) ?? .json,
          credential: secret)
      }
    default:
      return command(way.value).map { .command($0) }
    }
  }

  private func sender(_ fields: Fields, _ pair: YAMLPair) -> String? {
    guard let node = fields["from"] else {
      if !fields.has("from") {
        complain(
          pair.position, "channel '\(pair.key.shown)' has no 'from', the address it sends with")
      }
      return nil
    }
    guard let text = text(node, "'from'") else { return nil }
    guard Self.isAddress(text) else {
      complain(node.position, "'\(text.shown)' is no mail address")
      return nil
    }
    return text
  }

  private func command(_ node: YAMLNode) -> [String]? {
    guard let items = items(node, "'command'", example: "[/usr/local/bin/send-sms]") else {
      return nil
    }
    let words = items.compactMap { text($0, "'command'") }
    guard words.count == items.count else { return nil }
    guard let program = words.first, program.hasPrefix("/") else {
      complain(
        items.first?.position ?? node.position,
        "'command' starts with the absolute path of a program, no shell looks for it")
      return nil
    }
    return words
  }

  /// A URL of one of some schemes, with a host and without a password.
  func url(_ node: YAMLNode, _ what: String, schemes: [String]) -> String? {
    guard let text = text(node, what) else { return nil }
    let scheme = schemes.first { text.hasPrefix("\($0)://") }
    let rest = text.dropFirst((scheme?.count ?? 0) + 3)
    let host = rest.prefix { !"/?#".contains($0) }
    if scheme != nil, host.contains("@") {
      // The text itself stays out of the complaint: it holds a password.
      complain(node.position, "\(what) has a name or password in it; " + Self.credentialHint)
      return nil
    }
    guard scheme != nil, !host.isEmpty, !text.contains(where: \.isWhitespace) else {
      let starts = schemes.map { "\($0)://" }.joined(separator: " or ")
      complain(node.position, "\(what) is '\(text.shown)', it must be a URL with \(starts)")
      return nil
    }
    return text
  }

  private static let credentialHint =
    "write { credential: NAME } and hand the secret over with LoadCredential=NAME:/path"

  /// `{ credential: NAME }`, the name of a secret that is not in the file.
  func credential(_ node: YAMLNode, _ what: String) -> String? {
    if case .scalar = node.value {
      complain(node.position, "\(what) is a secret written in the file; " + Self.credentialHint)
      return nil
    }
    guard let fields = fields(node, what, known: ["credential"]) else { return nil }
    guard let node = fields["credential"] else {
      if !fields.has("credential") { complain(fields.position, "\(what) names no 'credential'") }
      return nil
    }
    guard let name = text(node, "'credential'"),
      checkName(name, node.position, kind: "credential")
    else { return nil }
    return name
  }
}
