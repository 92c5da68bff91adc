import ArgumentParser
import LeadClock
import LeadFormats

/// A calendar, day by day.
struct CalendarShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a calendar's open time, day by day.",
    discussion: """
      Each day with its windows on the wall, how long they are in elapsed time, and why a day \
      differs from its week: holidays, special days, clock changes.

        leadclock calendar show office --days 30
        leadclock calendar show office --from 2026-12-21 --json
      """)

  @Argument(help: "The calendar's name.") var name: String
  @Option(help: "How many days, 1 to 3660.") var days = 14
  @Option(help: ArgumentHelp("The first day; else today.", valueName: "date")) var from: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func validate() throws {
    guard (1...3660).contains(days) else { throw ValidationError("--days takes 1 to 3660.") }
  }

  func run() throws {
    let calendar = try NamedCalendar.find(name, in: try configuration.settings())
    let start = try from.map { try calendar.instant($0 + "T00:00:00") } ?? WallClock.now()
    let first = calendar.zone.local(start).date.daysSinceEpoch
    let shown = (first..<first + days).map { CalendarDay($0, of: calendar) }
    if json {
      return Output.json([
        "calendar": .string(name), "timezone": .string(calendar.zone.name),
        "days": .array(shown.map(\.json)),
      ])
    }
    let total = shown.reduce(TimeSpan.zero) { $0 + $1.open }
    Output.line("\(name), \(calendar.zone.name)")
    var table = Table(["DAY", "OPEN", "HOURS", "WHY"])
    for day in shown {
      table.add([
        Table.Cell(day.title), Table.Cell(day.text, day.windows.isEmpty ? .dim : .plain),
        Table.Cell(day.open == .zero ? "-" : day.open.text),
        Table.Cell(day.reasons.joined(separator: ", ")),
      ])
    }
    table.lines(Screen.current()).forEach(Output.line)
    Output.line("\(total.text) open in \(days) \(days == 1 ? "day" : "days")")
  }
}

/// One local day of a calendar.
struct CalendarDay {
  let date: CivilDate
  /// Its open time, each window from the moment it opens.
  let windows: [Range<Instant>]
  /// Elapsed open time of the day.
  let open: TimeSpan
  /// Why it differs from its week.
  let reasons: [String]
  private let zone: Zone
  private let end: Instant

  /// More windows than that are not written for one day.
  private static let windowLimit = 50

  init(_ day: Int, of calendar: NamedCalendar) {
    date = CivilDate(daysSinceEpoch: day)
    zone = calendar.zone
    let start = Self.midnight(day, zone)
    end = Self.midnight(day + 1, zone)
    windows = calendar.hours.openWindows(from: start, to: end, limit: Self.windowLimit)
    open = calendar.hours.openTime(from: start, to: end)
    reasons = Self.exceptions(date, calendar.hours) + Self.shift(from: start, to: end, zone)
  }

  var title: String { date.weekday.shortName + " " + date.text }

  /// `09:00-12:30 13:30-17:00`, on the wall of that day.
  var text: String {
    guard !windows.isEmpty else { return "closed" }
    return windows.map { window in
      zone.local(window.lowerBound).minuteClock + "-"
        + (window.upperBound == end ? "24:00" : zone.local(window.upperBound).minuteClock)
    }.joined(separator: " ")
  }

  var json: JSONValue {
    [
      "date": .string(date.text),
      "windows": .array(
        windows.map { ["opens": Moment.json($0.lowerBound), "closes": Moment.json($0.upperBound)] }),
      "open_seconds": Moment.seconds(open), "reasons": .array(reasons.map { .string($0) }),
    ]
  }

  private static func midnight(_ day: Int, _ zone: Zone) -> Instant {
    switch zone.instants(of: CivilDate(daysSinceEpoch: day), secondOfDay: 0) {
    case .gap(let transition): transition
    case .one(let instant), .two(let instant, _): instant
    }
  }

  private static func exceptions(_ date: CivilDate, _ calendar: BusinessCalendar) -> [String] {
    guard case .weekly(let hours) = calendar.hours else { return [] }
    if hours.special[date] != nil { return ["special day"] }
    return hours.holidays.contains { $0.contains(date) } ? ["holiday"] : []
  }

  private static func shift(from start: Instant, to end: Instant, _ zone: Zone) -> [String] {
    let before = zone.offsetSeconds(at: start)
    let after = zone.offsetSeconds(at: end)
    guard before != after else { return [] }
    let distance = TimeSpan.seconds(Int64(abs(after - before))).text
    return ["clocks go \(after > before ? "forward" : "back") by \(distance)"]
  }
}
