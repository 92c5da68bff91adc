import LeadClock

/// The names of the four stages.
public struct StageLabels: Hashable, Sendable {
  /// The stage of attention.
  public var attract = "Attract"
  /// The stage in which somebody becomes a lead.
  public var convert = "Convert"
  /// The stage in which a lead becomes a customer.
  public var close = "Close"
  /// The stage after that.
  public var connect = "Connect"

  /// The names of a configuration that renames none.
  public init() {}
}

/// The daily digest.
public struct DigestPlan: Hashable, Sendable {
  /// How long before the opening it is sent.
  public var beforeOpening: TimeSpan
  /// Who gets it.
  public var recipients: [PersonID]
}

/// When a silent source is reported.
public struct DroughtPlan: Hashable, Sendable {
  /// How many times its usual gap a source may be silent, in thousandths; above 1000.
  public var factorThousandths: Int
  /// From how long a history the usual gap is learnt.
  public var learn: TimeSpan
}

/// A sign of life for somebody else's watch.
public struct Heartbeat: Hashable, Sendable {
  /// What is called; nil for none.
  public var url: String?
  /// How often.
  public var every: TimeSpan
}

/// The web page.
public struct WebOptions: Hashable, Sendable {
  /// The address and port it listens on, such as `127.0.0.1:9464`.
  public var listen: String
  /// How people reach it from outside.
  public var url: String?
  /// The name of the credential that opens it.
  public var credential: String?
}
