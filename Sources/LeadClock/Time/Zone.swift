/// A time zone of the system's tz database: the law by which a place sets its clocks.
///
/// A zone is read from TZif bytes (RFC 8536), so that a new daylight saving law arrives with the
/// distribution's update. Copies share one table.
public struct Zone: Sendable {
  /// The IANA name, such as `Europe/Berlin`.
  public let name: String
  /// The bytes it was read from, so that a process without files can be handed the zone; empty for
  /// `utc`.
  public let tzif: [UInt8]
  /// What the bytes said.
  let table: ZoneTable

  /// Coordinated Universal Time.
  public static let utc = Zone(
    name: "UTC", tzif: [],
    table: ZoneTable(
      transitions: [], types: [ZoneType(offset: 0, abbreviation: "UTC")], rule: nil))

  /// The zone that the bytes of a TZif file, version 1 to 4, describe.
  ///
  /// Files that count leap seconds (`right/…`) are refused. A later version is read as version 4,
  /// since the format only ever grew.
  /// - Throws: `ZoneError` when the bytes break RFC 8536; no bytes make this trap.
  public init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
    do {
      self.init(name: name, tzif: bytes, table: try ZoneFile.read(bytes))
    } catch {
      throw ZoneError(zone: name, reason: error)
    }
  }

  private init(name: String, tzif: [UInt8], table: ZoneTable) {
    self.name = name
    self.tzif = tzif
    self.table = table
  }

  /// Seconds that local time is ahead of UTC at a moment; negative west of Greenwich.
  public func offsetSeconds(at instant: Instant) -> Int {
    Int(table.segment(at: instant.wholeSeconds).offset)
  }

  /// What a clock and a calendar on the wall show at a moment.
  public func local(_ instant: Instant) -> LocalTime {
    let seconds = instant.wholeSeconds
    let segment = table.segment(at: seconds)
    let day = (seconds + segment.offset).flooredQuotient(86_400)
    return LocalTime(
      date: CivilDate(daysSinceEpoch: Int(day)),
      secondOfDay: Int(seconds + segment.offset - day * 86_400),
      milliseconds: Int((instant.milliseconds % 1000 + 1000) % 1000),
      offset: Int(segment.offset),
      abbreviation: segment.abbreviation)
  }

  /// The moments at which a clock on the wall shows `secondOfDay` on `date`.
  ///
  /// A `secondOfDay` outside 0 ..< 86400 counts on into the neighbouring dates.
  public func instants(of date: CivilDate, secondOfDay: Int) -> Occurrences {
    let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    let first = table.opening(atWall: wall)
    let second = table.closing(atWall: wall)
    if first < second { return .two(Instant(seconds: first), Instant(seconds: second)) }
    let isShown = first + table.segment(at: first).offset == wall
    return isShown ? .one(Instant(seconds: first)) : .gap(Instant(seconds: first))
  }
}

/// How often a wall time happens.
public enum Occurrences: Hashable, Sendable {
  /// Never: the clocks were set forward over it, at this moment.
  case gap(Instant)
  /// Once, as nearly every wall time does.
  case one(Instant)
  /// Twice: the clocks were set back over it.
  case two(Instant, Instant)
}

extension Zone: Hashable {
  /// Equal in name and in law.
  public static func == (left: Zone, right: Zone) -> Bool {
    left.name == right.name && (left.table === right.table || left.table.isSame(as: right.table))
  }
  /// The name is enough: one name seldom has two laws.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Instant {
  /// Whole seconds since 1970, rounded down.
  var wholeSeconds: Int64 { milliseconds.flooredQuotient(1000) }

  /// The moment that many seconds after the Unix epoch; saturates.
  init(seconds: Int64) {
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let end = seconds < 0 ? Instant.distantPast : .distantFuture
    self = overflow ? end : Instant(milliseconds: milliseconds)
  }
}

extension Int64 {
  /// The quotient rounded down, so that days before 1970 are whole days too.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
