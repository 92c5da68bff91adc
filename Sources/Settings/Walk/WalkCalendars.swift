import LeadClock

extension Checker {
  /// The calendar that exists without being written.
  static let alwaysName = "always"
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

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

  // MARK: - Hours

  private func weeklyWindows(
    _ node: YAMLNode, _ what: String, _ position: Position
  ) -> [[DayWindow]]? {
    guard case .mapping(let pairs) = node.value else {
      complain(
        node.position,
        "'hours' is \(node.article), it must be a mapping like { mon-fri: [\"09:00-17:00\"] }")
      return nil
    }
    var week = [[DayWindow]](repeating: [], count: 7)
    var writtenBy: [Int: YAMLPair] = [:]
    for pair in pairs {
      guard let days = dayRange(pair) else { continue }
      let windows = windows(pair.value, "'\(pair.key)'")
      for day in days {
        if let other = writtenBy[day] {
          complain(
            pair.position, "'\(Self.days[day])' has its hours already, in '\(other.key)'")
        } else {
          writtenBy[day] = pair
          week[day] = windows
        }
      }
    }
    checkMidnights(week, writtenBy)
    return week
  }

  /// The days of `mon`, `mon-fri` or, over the week's end, `fri-mon`.
  private func dayRange(_ pair: YAMLPair) -> [Int]? {
    let ends = pair.key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count), let first = Self.days.firstIndex(of: ends[0]),
      let last = Self.days.firstIndex(of: ends[ends.count - 1])
    else {
      complain(
        pair.position,
        "'\(pair.key.shown)' is no day, write \(Self.list(Self.days)) or a range like mon-fri")
      return nil
    }
    return (first...(last < first ? last + 7 : last)).map { $0 % 7 }
  }

  /// The windows of a day, ascending and apart.
  private func windows(_ node: YAMLNode, _ what: String) -> [DayWindow] {
    guard let items = items(node, what, example: "[\"09:00-17:00\"]") else { return [] }
    var windows: [DayWindow] = []
    for item in items {
      guard let text = text(item, "a window"), let window = window(text, item.position)
      else { continue }
      if let last = windows.last, window.opens < last.closes {
        let isReversed = window.closes <= last.opens
        complain(
          item.position,
          isReversed
            ? "'\(text)' comes before the window in front of it, write the earlier one first"
            : "'\(text)' overlaps the window in front of it")
        continue
      }
      windows.append(window)
    }
    return windows
  }

  /// What runs past midnight must be over when the next day opens.
  private func checkMidnights(_ week: [[DayWindow]], _ writtenBy: [Int: YAMLPair]) {
    for day in 0..<7 {
      let next = (day + 1) % 7
      guard let last = week[day].last, let first = week[next].first, let pair = writtenBy[day],
        last.closes - 1440 > first.opens
      else { continue }
      complain(
        pair.position,
        "the hours of '\(Self.days[day])' run past midnight into those of '\(Self.days[next])'")
    }
  }

  // MARK: - Days apart

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
