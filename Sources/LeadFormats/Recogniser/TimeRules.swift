import LeadClock

/// How times without a zone, and dates whose day and month could change places, are read.
struct TimeRules: Sendable {
  /// Whether the month stands first where slashes part a date; nil when nothing says so.
  let isMonthFirst: Bool?
  private let zone: Zone

  /// For texts whose standard demands a zone.
  static let universal = TimeRules(region: nil, zone: .utc)

  init(region: String?, zone: Zone) {
    self.zone = zone
    if let region = region?.uppercased(), !region.isEmpty {
      // Canada writes both.
      isMonthFirst = region == "CA" ? nil : Self.monthFirst.contains(region)
    } else {
      // The zones of the Americas are shared by both customs; nobody else puts the month first.
      let area = zone.name.split(separator: "/").first ?? ""
      isMonthFirst = ["Europe", "Africa", "Asia", "Australia"].contains(area) ? false : nil
    }
  }

  /// Where CLDR's short date begins with the month.
  private static let monthFirst: Set<String> = [
    "US", "PH", "PR", "PA", "GU", "AS", "VI", "UM", "MH", "FM", "PW", "MP",
  ]

  /// The moment of a date and time: exact when it named its offset, else by the configured zone.
  ///
  /// Of a wall time that happens twice the first is taken, of one that is left out the moment at
  /// which the clocks were set forward.
  func time(_ civil: CivilTime) -> SubmissionTime {
    if let offset = civil.offsetMinutes { return .exact(civil.instant(offsetMinutes: offset)) }
    let second = Int(civil.milliseconds / 1000)
    let start =
      switch zone.instants(of: civil.date, secondOfDay: second) {
      case .one(let instant), .gap(let instant), .two(let instant, _): instant
      }
    return .assumedZone(Instant(milliseconds: start.milliseconds + civil.milliseconds % 1000))
  }
}
