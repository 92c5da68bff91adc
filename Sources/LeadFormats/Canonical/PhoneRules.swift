import CPhone

/// The numbering rules of 240 regions, as libphonenumber knows them.
public struct PhoneRules: Sendable {
  /// The region in which a number without a country code is read (ISO 3166-1 alpha-2); empty for
  /// none, and then only international numbers become E.164.
  public let region: String
  /// Whether a number of the region's own begins with a 0, so that one without it is another's.
  let dialsZero: Bool

  /// Rules for a region; what is no region counts as none.
  public init(region: String?) {
    let known = region?.uppercased() ?? ""
    self.region = leadclock_phone_region_known(known) != 0 ? known : ""
    dialsZero = !self.region.isEmpty && leadclock_phone_dials_zero(self.region) != 0
  }

  /// A number in the form of ITU-T E.164, with the extension that was written behind it.
  public struct Number: Equatable, Sendable {
    /// `+` and up to 15 digits.
    public var e164: String
    /// The digits of the extension, when there is one.
    public var phoneExtension: String?
    /// Whether its country gives such numbers out; otherwise only its length is right.
    public var isValid: Bool
  }

  /// The number; nil when it cannot be one, or lacks a country code and no region is known.
  public func read(_ raw: String) -> Number? {
    var raw = raw
    return raw.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { room in
        let extensionPart = room.baseAddress! + 32
        let verdict = bytes.withMemoryRebound(to: CChar.self) { text in
          leadclock_phone_read(
            text.baseAddress ?? UnsafePointer(room.baseAddress!), text.count, region,
            room.baseAddress!, extensionPart)
        }
        guard Int(verdict) != LEADCLOCK_PHONE_UNKNOWN else { return nil }
        let digits = String(cString: extensionPart)
        let e164 = String(cString: room.baseAddress!)
        // The library lets German numbers have 15 digits behind the country's two.
        guard e164.utf8.count <= 16 else { return nil }
        return Number(
          e164: e164,
          phoneExtension: digits.isEmpty ? nil : digits,
          isValid: Int(verdict) == LEADCLOCK_PHONE_VALID)
      }
    }
  }
}
