/// Why the bytes of a time zone were refused.
public struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The zone that was asked for, as the configuration names it.
  public let zone: String
  /// What is wrong with its bytes.
  public let reason: Reason

  /// What can be wrong with the bytes of a zone (RFC 8536, section 3).
  public enum Reason: Error, Hashable {
    /// The bytes do not begin as a TZif file does.
    case notTZif
    /// The bytes end before the named part does.
    case endsInside(String)
    /// A number or an order that the format does not allow, in words.
    case invalid(String)
    /// The POSIX TZ rule of the footer cannot be read.
    case invalidRule(String)
  }

  /// One sentence for the person who configured the zone.
  public var description: String {
    switch reason {
    case .notTZif: "time zone \(zone): this is not a TZif file"
    case .endsInside(let part): "time zone \(zone): the file ends inside \(part)"
    case .invalid(let what): "time zone \(zone): \(what)"
    case .invalidRule(let what): "time zone \(zone): the rule for later years has \(what)"
    }
  }
}
