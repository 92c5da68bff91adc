/// The configuration a test runs under, with waits in seconds.
struct Configuration {
  /// Levels of `first-response`, as YAML.
  var ladder = ["{ after: 1h, level: late, notify: [owner], priority: warning }"]
  var limits = "grace: 1s, empty: 1s, stalled: 1s, file: 64KiB"
  /// What a person's channels are, as YAML; nothing without channels.
  var via: String?
  var channels: [String] = []
  var sources: [String] = []
  var timezone = "UTC"
  var region: String?
  var ownDomains: [String] = []
  /// Lines of further policies, and routes before the one that takes every lead, as YAML.
  var policies: [String] = []
  var routes: [String] = []
  /// Handles of the people; the first owns what nobody owns.
  var people = ["ana", "ben"]
  /// What more a person has, as YAML: `phones: [...]`.
  var personal: [String: String] = [:]

  /// A level after so many seconds.
  static func level(_ name: String, after wait: String, _ whom: String = "owner") -> String {
    "{ after: \(wait), level: \(name), notify: [\(whom)], priority: warning }"
  }

  /// Everybody can be reached by two channels; nothing is ever sent, because no courier runs.
  static func delivering(_ ladder: [String]) -> Configuration {
    Configuration(
      ladder: ladder, via: "sms, call",
      channels: ["sms: { command: [/bin/true] }", "call: { command: [/bin/true] }"])
  }

  func text(root: String, spool: String = "spool") -> String {
    let via = via.map { ", via: [\($0)]" } ?? ""
    var lines = [
      "spool: \(root)/\(spool)", "state: \(root)/state", "timezone: \(timezone)", "people:",
    ]
    lines += people.map {
      "  \($0): { emails: [\($0)@example.com]\(via)\(personal[$0].map { ", \($0)" } ?? "") }"
    }
    lines += [
      "catch-all: \(people[0])", "policies:", "  default:", "    calendar: always",
      "    first-response:",
    ]
    lines += ladder.map { "      - \($0)" }
    lines += policies
    if !routes.isEmpty { lines += ["routes:"] + routes.map { "  - \($0)" } }
    if !ownDomains.isEmpty {
      lines.append("own-domains: [\(ownDomains.joined(separator: ", "))]")
    }
    lines.append("limits: { \(limits) }")
    if let region { lines.append("region: \(region)") }
    if !channels.isEmpty { lines += ["channels:"] + channels.map { "  \($0)" } }
    if !sources.isEmpty { lines += ["sources:"] + sources.map { "  \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }
}
