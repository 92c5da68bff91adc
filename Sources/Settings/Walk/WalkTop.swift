import LeadClock

extension Checker {
  private static let topKeys = [
    "spool", "state", "timezone", "region", "own-domains", "calendars", "people", "teams",
    "catch-all", "sources", "policies", "routes", "channels", "digest", "drought", "limits",
    "believed", "stages", "privacy", "heartbeat", "web",
  ]
  private static let topWithoutEffect = [
    "channels", "digest", "drought", "believed", "stages", "heartbeat", "web",
  ]

  /// The whole configuration; nil when anything is wrong with it.
  func settings(_ root: YAMLNode) -> Settings? {
    guard
      let top = fields(root, "the configuration", known: Self.topKeys, nullable: ["region"])
    else { return nil }
    note(Self.topWithoutEffect, in: top)
    declareTables(top)
    let spool = folder("spool", "/var/spool/leadclock", in: top)
    let state = folder("state", "/var/lib/leadclock", in: top)
    let zone = top["timezone"].map { self.zone($0, "'timezone'") ?? .utc }
    let rules = rules(top, zone: zone)
    let extras = extras(top)
    guard complaints.isEmpty, let spool, let state, let rules, let extras else { return nil }
    return Settings(
      path: path, spool: spool, state: state, timezone: zone ?? .utc, region: extras.region,
      ownDomains: extras.ownDomains, rules: rules.rules, channels: rules.channels,
      limits: extras.limits, sourceOptions: rules.sourceOptions,
      policyOptions: rules.policyOptions, quietHours: quietHours, stages: extras.stages,
      believed: extras.believed, digest: extras.digest, drought: extras.drought,
      retention: extras.retention, heartbeat: extras.heartbeat, web: extras.web,
      notes: sortedNotes)
  }

  private func folder(_ key: String, _ example: String, in top: Fields) -> String? {
    guard let node = top[key] else {
      if !top.has(key) {
        complain(top.position, "'\(key)' is missing, such as \(key): \(example)")
      }
      return nil
    }
    return absolutePath(node, "'\(key)'")
  }

  /// Names come before what refers to them, wherever they stand in the file.
  private func declareTables(_ top: Fields) {
    declare(table("people", in: top), in: &names.people)
    declare(table("teams", in: top), in: &names.teams)
    declare(table("calendars", in: top), in: &names.calendars)
    declare(table("policies", in: top), in: &names.policies)
    declare(table("channels", in: top), in: &names.channels)
    if names.calendars.index(of: Self.alwaysName) == nil { names.calendars.add(Self.alwaysName) }
    for (key, what) in [("people", "person"), ("policies", "policy")]
    where !top.has(key) {
      complain(top.position, "'\(key)' is missing, at least one \(what); " + Self.minimalFile)
    }
  }

  /// The entries of a table of named things; empty when it is missing.
  func table(_ key: String, in top: Fields) -> [YAMLPair] {
    guard let node = top[key], case .mapping(let pairs) = node.value else { return [] }
    return pairs
  }

  /// Complains about tables that are no mappings, too long, or empty where they may not be.
  func checkTables(_ top: Fields) {
    for key in ["people", "teams", "calendars", "policies", "channels", "sources"] {
      guard let node = top[key], let pairs = entries(node, "'\(key)'") else { continue }
      if pairs.count > Self.tableLimit {
        complain(pairs[Self.tableLimit].position, "'\(key)' has more than \(Self.tableLimit)")
      }
      if pairs.isEmpty, ["people", "policies"].contains(key) {
        complain(node.position, "'\(key)' is empty; " + Self.minimalFile)
      }
    }
  }
}
