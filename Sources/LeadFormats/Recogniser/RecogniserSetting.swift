import LeadClock

/// What the configuration tells the recogniser.
public struct RecogniserSetting: Equatable, Sendable {
  /// Domains whose addresses, and those of their subdomains, are never a lead's.
  public var ownDomains: [String]
  /// The region of phone numbers without a country code and of dates whose day and month could
  /// change places (ISO 3166-1 alpha-2); nil when none is configured.
  public var region: String?
  /// The zone of times that name none.
  public var zone: Zone
  /// How many records of one file are read, 1...100,000.
  public var maximumRecords: Int
  /// From how many seconds of talk on a call is a contact.
  public var callSeconds: Int

  /// A setting; without a region, in UTC and with 10,000 records unless said.
  public init(
    ownDomains: [String] = [], region: String? = nil, zone: Zone = .utc,
    maximumRecords: Int = 10_000, callSeconds: Int = 20
  ) {
    self.ownDomains = ownDomains
    self.region = region
    self.zone = zone
    self.maximumRecords = maximumRecords
    self.callSeconds = callSeconds
  }
}

/// The setting in the form in which a record is judged by it.
struct RecordRules: Sendable {
  /// In lower case.
  let ownDomains: [String]
  let phones: PhoneRules
  let times: TimeRules

  init(_ setting: RecogniserSetting) {
    ownDomains = setting.ownDomains.map { $0.lowercased() }
    phones = PhoneRules(region: setting.region)
    times = TimeRules(region: setting.region, zone: setting.zone)
  }
}
