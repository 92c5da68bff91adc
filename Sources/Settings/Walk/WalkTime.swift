import LeadClock

/// Dates and times of day as the configuration writes them.
enum CivilText {
  /// `YYYY-MM-DD`, as ISO 8601 writes a day.
  static func date(_ text: some StringProtocol) -> CivilDate? {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
      let year = ASCII.number(bytes[0..<4]), let month = ASCII.number(bytes[5..<7]),
      let day = ASCII.number(bytes[8..<10]), year >= 1970
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `HH:MM` from `00:00` to `24:00`, in minutes.
  static func minutes(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      let hour = ASCII.number(bytes[0..<2]), let minute = ASCII.number(bytes[3..<5]),
      minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }
}

extension Checker {
  /// One day.
  func date(_ node: YAMLNode, _ what: String) -> CivilDate? {
    guard let text = text(node, what) else { return nil }
    guard let date = CivilText.date(text) else {
      complain(node.position, "\(what): '\(text.shown)' is no date, write it like 2026-12-24")
      return nil
    }
    return date
  }

  /// One day, or the first and the last with `..` between them.
  func dates(_ node: YAMLNode, _ what: String) -> ClosedRange<CivilDate>? {
    guard let text = text(node, what) else { return nil }
    let bytes = Array(text.utf8)
    let halves =
      bytes.count == 22 && bytes[10...11].elementsEqual("..".utf8)
      ? [String(text.prefix(10)), String(text.suffix(10))] : [text]
    guard let first = CivilText.date(halves[0]), let last = CivilText.date(halves[halves.count - 1])
    else {
      complain(
        node.position,
        "\(what): '\(text.shown)' is no date, write it like 2026-12-24 or 2026-12-28..2026-12-31")
      return nil
    }
    guard first <= last else {
      complain(node.position, "\(what): '\(text)' ends before it starts")
      return nil
    }
    return first...last
  }

  /// `09:00-17:00`; an end at or before its start is on the next day.
  func window(_ text: String, _ position: Position) -> DayWindow? {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, let opens = CivilText.minutes(halves[0]),
      let closes = CivilText.minutes(halves[1])
    else {
      complain(position, "'\(text.shown)' is no window, write it like \"09:00-17:00\"")
      return nil
    }
    guard opens < 1440 else {
      complain(position, "'\(text)' opens at the end of its day, write 00:00 of the next")
      return nil
    }
    return DayWindow(opens: opens, closes: closes > opens ? closes : closes + 1440)
  }

  /// The zone of that name, from the system's own tables.
  func zone(_ node: YAMLNode, _ what: String) -> Zone? {
    guard let name = text(node, what) else { return nil }
    if ["UTC", "Etc/UTC"].contains(name) { return .utc }
    let isSafe = name.utf8.allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || "+-_/".utf8.contains($0)
    }
    guard isSafe, !name.hasPrefix("/"), name.utf8.count <= 64,
      case .success(let bytes) = FileBytes.read(
        path: "\(zoneFolder)/\(name)", limit: Self.sizeLimit)
    else {
      complain(node.position, unknownZone(name))
      return nil
    }
    do {
      return try Zone(name: name, tzif: bytes)
    } catch {
      complain(node.position, error.description)
      return nil
    }
  }

  private func unknownZone(_ name: String) -> String {
    let meant = Suggestion.nearest(to: name, among: knownZones())
    guard let meant else {
      return "unknown timezone '\(name.shown)', write it like Europe/Berlin"
    }
    return "unknown timezone '\(name.shown)', did you mean '\(meant)'?"
  }

  /// The names in the compact source of the tables, which lies beside them.
  private func knownZones() -> [String] {
    guard
      case .success(let bytes) = FileBytes.read(
        path: "\(zoneFolder)/tzdata.zi", limit: Self.sizeLimit)
    else { return [] }
    // "Z Europe/Berlin 0:53:28 - LMT" names a zone, "L Europe/Berlin Europe/Oslo" another name.
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count >= 3, words[0].count == 1 else { return nil }
      switch words[0].first {
      case UInt8(ascii: "Z"): return String(decoding: words[1], as: UTF8.self)
      case UInt8(ascii: "L"): return String(decoding: words[2], as: UTF8.self)
      default: return nil
      }
    }
  }
}
