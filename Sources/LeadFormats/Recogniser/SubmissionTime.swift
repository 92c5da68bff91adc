import LeadClock

/// Reads the times that handlers write: from the epoch, ISO 8601, RFC 5322, and the local forms.
enum SubmissionTime: Equatable {
  /// A zone was named, or the epoch counted from.
  case exact(Instant)
  /// No zone was named; read in the configured one.
  case assumedZone(Instant)
  /// Day and month could be either way round.
  case ambiguous

  /// The time that a text is; nil when it is none.
  static func read(_ raw: some StringProtocol, rules: TimeRules) -> SubmissionTime? {
    let text = String(raw.trimmed)
    guard (6...64).contains(text.utf8.count) else { return nil }
    if let epoch = epoch(text) { return .exact(epoch) }
    if let civil = CivilTime.read(text) { return rules.time(civil) }
    if let civil = MailDate.read(text) { return rules.time(civil) }
    return local(text, rules: rules)
  }

  /// Seconds, milli-, micro- or nanoseconds since the epoch by their magnitude, between the years
  /// 2001 and 2286.
  private static func epoch(_ text: String) -> Instant? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Int64(parts[0]), parts.count == 1 || Int64(parts[1]) != nil,
      text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-")
    else { return nil }
    switch parts[0].utf8.count {
    case 10:
      var scanner = DigitScanner(Array((parts.count == 2 ? String(parts[1]) : "0").utf8))
      return Instant(milliseconds: whole * 1000 + Int64(scanner.fraction() ?? 0))
    case 13: return Instant(milliseconds: whole)
    case 16: return Instant(milliseconds: whole / 1000)
    case 19: return Instant(milliseconds: whole / 1_000_000)
    default: return nil
    }
  }

  /// `04/05/2026 11:12:30`, `4.5.2026 11:12`, `5/4/2026 9:12 AM`: no zone.
  private static func local(_ text: String, rules: TimeRules) -> SubmissionTime? {
    var scanner = DigitScanner(Array(text.utf8))
    guard let first = scanner.anyNumber() else { return nil }
    let isDotted = scanner.take(".")
    guard isDotted || scanner.take("/") || scanner.take("-"), let second = scanner.anyNumber(),
      scanner.take(".") || scanner.take("/") || scanner.take("-"), let third = scanner.anyNumber()
    else { return nil }
    _ = scanner.take(",")
    _ = scanner.take(" ")
    guard let time = clock(&scanner) else { return nil }
    let dayFirst = CivilDate(year: third, month: second, day: first)
    let monthFirst = CivilDate(year: third, month: first, day: second)
    guard third > 1970, third < 10_000 else {
      // Year first with slashes, as in Japan.
      guard first > 1970, first < 10_000 else { return nil }
      let date = CivilDate(year: first, month: second, day: third)
      return date.map { rules.time(CivilTime(date: $0, milliseconds: time)) }
    }
    if let dayFirst, let monthFirst, dayFirst != monthFirst, !isDotted {
      guard let isMonthFirst = rules.isMonthFirst else { return .ambiguous }
      return rules.time(
        CivilTime(date: isMonthFirst ? monthFirst : dayFirst, milliseconds: time))
    }
    guard let date = isDotted ? dayFirst : dayFirst ?? monthFirst else { return nil }
    return rules.time(CivilTime(date: date, milliseconds: time))
  }

  /// `h:mm[:ss][ AM|PM]` to the end.
  private static func clock(_ scanner: inout DigitScanner) -> Int64? {
    guard var hour = scanner.anyNumber(), scanner.take(":"), let minute = scanner.number(2) else {
      return nil
    }
    var second = 0
    if scanner.take(":") {
      guard let read = scanner.number(2) else { return nil }
      second = read
    }
    _ = scanner.take(" ")
    let isMorning = scanner.take("A") || scanner.take("a")
    let isAfternoon = !isMorning && (scanner.take("P") || scanner.take("p"))
    if isMorning || isAfternoon {
      guard scanner.take("M") || scanner.take("m"), (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard scanner.isAtEnd, hour < 24, minute < 60, second <= 60 else { return nil }
    return Int64((hour * 60 + minute) * 60 + second) * 1000
  }
}

/// The date of a mail (RFC 5322, 3.3), and its cousin `May 4, 2026 9:12 am`.
enum MailDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let zones: [String: Int] = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
  ]

  static func read(_ text: String) -> CivilTime? {
    let uncommented = text.prefix { $0 != "(" }
    var words = uncommented.split(whereSeparator: { " ,\t".contains($0) }).map { $0.lowercased() }
    if words.first?.first?.isLetter == true, words.count >= 5, month(words[0]) == nil {
      words.removeFirst()
    }
    guard words.count >= 4 else { return nil }
    if month(words[0]) != nil { words.swapAt(0, 1) }
    guard let day = Int(words[0]), let month = month(words[1]), let year = Int(words[2]),
      let date = CivilDate(year: year < 50 ? year + 2000 : year, month: month, day: day),
      year < 10_000
    else { return nil }
    let clock = words[3].utf8.count == 4 || words[3].utf8.count == 7 ? "0" + words[3] : words[3]
    var scanner = DigitScanner(Array(clock.utf8))
    guard var time = CivilTime.timeOfDay(&scanner), scanner.isAtEnd else { return nil }
    guard words.count >= 5 else { return CivilTime(date: date, milliseconds: time) }
    if words[4] == "am" || words[4] == "pm" {
      let half = 12 * 3_600_000 as Int64
      time = time % half + (words[4] == "pm" ? half : 0)
      return words.count == 5 ? CivilTime(date: date, milliseconds: time) : nil
    }
    guard let offset = offset(words[4]) else { return nil }
    return CivilTime(date: date, milliseconds: time, offsetMinutes: offset)
  }

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3, word.utf8.count <= 9 else { return nil }
    return months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
  }

  private static func offset(_ word: String) -> Int? {
    if let known = zones[word] { return known }
    var scanner = DigitScanner(Array(word.utf8))
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return offset
  }
}
