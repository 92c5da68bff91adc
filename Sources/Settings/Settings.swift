import LeadClock

/// A configuration that has been checked: nothing in it names something that is not there.
public struct Settings: Sendable {
  /// The file it was read from.
  public let path: String
  /// The folder of inbox, responses, outbox, receipts, archive and quarantine; absolute.
  public let spool: String
  /// The folder of the ledger; absolute.
  public let state: String
  /// The zone of reports, and of times that carry none; UTC unless said.
  public let timezone: Zone
  /// The region of national phone numbers, as ISO 3166-1 writes it in two letters.
  public let region: String?
  /// Domains whose addresses are never a lead's, in lower case.
  public let ownDomains: [String]
  /// What the desk needs; the last of its routes matches every lead.
  public let rules: Rules
  /// How notifications reach people.
  public let channels: [Channel]
  /// What is too large, too many or too late.
  public let limits: Limits
  /// By source; a source that is not there has the options of `SourceOptions()`.
  public let sourceOptions: [String: SourceOptions]
  /// What policies say beside their ladders, by `PolicyID`; as many as `rules.policies`.
  public let policyOptions: [PolicyOptions]
  /// When people are not to be woken.
  public let quietHours: [PersonID: DayWindow]
  /// The names of the stages.
  public let stages: StageLabels
  /// What its people think their response time is.
  public let believed: TimeSpan?
  /// The daily digest.
  public let digest: DigestPlan?
  /// When a silent source is reported.
  public let drought: DroughtPlan?
  /// How long personal data is kept; nil for as long as the ledger.
  public let retention: TimeSpan?
  /// A sign of life for somebody else's watch.
  public let heartbeat: Heartbeat?
  /// The web page.
  public let web: WebOptions?
  /// What was read and has no effect in this version, by position.
  public let notes: [Complaint]

  /// The configuration in `bytes`, which came from `path`; zones are read from `zoneFolder`.
  ///
  /// Everything that is wrong with it is reported at once, by position, up to 50 complaints.
  public static func read(
    _ bytes: [UInt8], path: String, zoneFolder: String = "/usr/share/zoneinfo"
  ) throws(SettingsError) -> Settings {
    let checker = Checker(path: path, zoneFolder: zoneFolder)
    guard let root = checker.tree(bytes), let settings = checker.settings(root) else {
      throw SettingsError(complaints: checker.sortedComplaints)
    }
    return settings
  }

  /// The configuration in the file at `path`, of at most 1 MiB.
  public static func load(
    path: String, zoneFolder: String = "/usr/share/zoneinfo"
  ) throws(SettingsError) -> Settings {
    switch FileBytes.read(path: path, limit: Checker.sizeLimit + 1) {
    case .success(let bytes):
      return try read(bytes, path: path, zoneFolder: zoneFolder)
    case .failure(let failure):
      let text = "cannot be read: \(failure.sentence)"
      throw SettingsError(
        complaints: [Complaint(file: path, line: 0, column: 0, text: text)])
    }
  }

  /// The nearest of `known` to a word when it is near enough to be a slip of the finger.
  public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    Suggestion.nearest(to: word, among: known)
  }

  /// Wall time as the configuration writes it: `90s`, `5m`, `1h30m`, `7d`, `2w`, `12mo`.
  ///
  /// A month is 30 days. Nil for anything else, and for more than 100 years.
  public static func span(_ text: String) -> TimeSpan? {
    guard case .success(let span) = DurationText.elapsed(text) else { return nil }
    return span
  }

  /// How long a level may wait, as the configuration writes it after `after`: open time `30s`,
  /// `5m`, `1h30m`, or working days `2wd`.
  ///
  /// The failure is what to say behind the text: `is no length of time, write it like 30s …`.
  public static func wait(_ text: String) -> Result<Wait, WaitRefusal> {
    DurationText.business(text).mapError { WaitRefusal(sentence: $0.reason) }
  }
}

/// Why a text is no wait of a level.
public struct WaitRefusal: Error, Equatable, Sendable {
  /// What to say behind the text.
  public var sentence: String
}
