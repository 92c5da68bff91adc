import LeadClock

extension Checker {
  /// The calendar that exists without being written.
  static let alwaysName = "always"

  /// Calendars in the order of their names; a refused one is always open here.
  func calendars(_ top: Fields, zone: Zone?) -> [BusinessCalendar] {
    let written = table("calendars", in: top).map { pair in
      calendar(pair, zone: zone, isZoneWritten: top.has("timezone"))
        ?? BusinessCalendar(name: pair.key, hours: .always)
    }
    return names.calendars.order.enumerated().map { index, name in
      index < written.count ? written[index] : BusinessCalendar(name: name, hours: .always)
    }
  }

  private func calendar(
    _ pair: YAMLPair, zone: Zone?, isZoneWritten: Bool
  ) -> BusinessCalendar? {
    let what = "calendar '\(pair.key.shown)'"
    let known = ["timezone", "hours", "holidays", "special", "open"]
    guard let fields = fields(pair.value, what, known: known) else { return nil }
    if let open = fields["open"] {
      return alwaysOpen(pair, open, fields)
    }
    if pair.key == Self.alwaysName {
      complain(pair.position, "calendar 'always' is { open: always }, take another name")
      return nil
    }
    guard let hours = fields["hours"] else {
      if !fields.has("hours"), !fields.has("open") {
        complain(pair.position, "\(what) has neither 'hours' nor 'open: always'")
      }
      return nil
    }
    let own = fields["timezone"].map { self.zone($0, "'timezone'") }
    if own == nil, !isZoneWritten, !fields.has("timezone") {
      complain(
        pair.position,
        "\(what) has hours and no timezone, add timezone: Europe/Berlin to it or to the file")
    }
    let before = complaints.count
    guard
      let windows = weeklyWindows(hours, what, pair.position), let zone = own ?? (zone ?? .utc)
    else { return nil }
    let weekly = WeeklyHours(
      zone: zone, windows: windows, holidays: holidays(fields), special: special(fields))
    let calendar = BusinessCalendar(name: pair.key, hours: .weekly(weekly))
    // From the first day on: what is over by now is not for a reader without a clock to judge.
    if complaints.count == before, calendar.nextOpening(from: Instant(milliseconds: 0)) == nil {
      complain(pair.position, "\(what) is never open")
    }
    return calendar
  }

  private func alwaysOpen(
    _ pair: YAMLPair, _ open: YAMLNode, _ fields: Fields
  ) -> BusinessCalendar? {
    guard choice(open, "'open'", among: ["always"]) != nil else { return nil }
    for other in fields.pairs where other.key != "open" {
      complain(other.position, "'\(other.key)' does not go with 'open: always'")
    }
    return BusinessCalendar(name: pair.key, hours: .always)
  }

  private func holidays(_ fields: Fields) -> [ClosedRange<CivilDate>] {
    each(fields, "holidays", "[2026-12-25]") { node in
      guard case .mapping = node.value else { return dates(node, "'holidays'") }
      let file = self.fields(node, "a holiday", known: ["file"])?["file"]
      if let file, text(file, "'file'") != nil {
        complain(
          node.position,
          "holidays from a file are not in this version, write dates and ranges: "
            + "2026-12-25, 2026-12-28..2026-12-31")
      }
      return nil
    }
  }

  private func special(_ fields: Fields) -> [CivilDate: [DayWindow]] {
    guard let node = fields["special"] else { return [:] }
    guard case .mapping(let pairs) = node.value else {
      complain(
        node.position,
        "'special' is \(node.article), "
          + "it must be a mapping like { 2026-12-24: [\"09:00-12:00\"] }")
      return [:]
    }
    var special: [CivilDate: [DayWindow]] = [:]
    for pair in pairs {
      guard let date = CivilText.date(pair.key) else {
        complain(
          pair.position, "'\(pair.key.shown)' is no date, write it like 2026-12-24")
        continue
      }
      special[date] = windows(pair.value, "'\(pair.key)'")
    }
    return special
  }
}
