import ArgumentParser
import LeadClock
import Settings

/// Business time, as the clocks count it.
struct CalendarVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Show a calendar, and count business time with it.",
    discussion: """
        leadclock calendar show office
        leadclock calendar due office 2026-11-20T16:50:00+01:00 30m
        leadclock calendar between office 2026-11-20T16:50:00Z 2026-11-23T09:00:00Z

      Times are RFC 3339; one without a zone is a time on the calendar's own wall.
      """,
    subcommands: [CalendarShow.self, CalendarDue.self, CalendarBetween.self])
}

/// When a wait is over.
struct CalendarDue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Print the instant at which that much business time has passed.",
    discussion: """
      One instant in UTC. A duration is open time (30s, 5m, 1h30m) or working days (2wd); the \
      moment at which the office closes counts as open, and 0m is the next opening.

        leadclock calendar due office 2026-11-20T16:50:00+01:00 30m
        leadclock calendar due office "2026-11-20 16:50" 2wd
      """)

  @Argument(help: "The calendar's name.") var name: String
  @Argument(help: "From when on.") var start: String
  @Argument(help: "How long.") var duration: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let calendar = try NamedCalendar.find(name, in: try configuration.settings())
    let from = try calendar.instant(start)
    let due: Instant
    switch Settings.wait(duration) {
    case .success(.workingDays(let days)): due = calendar.hours.due(from: from, workingDays: days)
    case .success(.business(let span)): due = calendar.hours.due(from: from, after: span)
    case .success: throw Failure(.usage, "'\(duration)' is no business time")
    case .failure(let refusal): throw Failure(.usage, "'\(duration)' \(refusal.sentence)")
    }
    guard due < .distantFuture else {
      throw Failure(
        .data, "calendar \(name) has not that much open time after \(start); leadclock check-config"
      )
    }
    guard json else { return Output.line(Moment.text(due)) }
    Output.json([
      "calendar": .string(name), "start": Moment.json(from), "duration": .string(duration),
      "due": Moment.json(due),
    ])
  }
}

/// How much business time lies between two moments.
struct CalendarBetween: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Print the seconds of business time between two instants.",
    discussion: """
      One number of seconds, to the millisecond; 0 when the second instant is not later.

        leadclock calendar between office 2026-11-20T16:50:00Z 2026-11-23T09:00:00Z
      """)

  @Argument(help: "The calendar's name.") var name: String
  @Argument(help: "From when on.") var from: String
  @Argument(help: "Until when.") var until: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let calendar = try NamedCalendar.find(name, in: try configuration.settings())
    let start = try calendar.instant(from)
    let end = try calendar.instant(until)
    let seconds = Moment.seconds(calendar.hours.openTime(from: start, to: end))
    guard json else { return Output.line(seconds.compact) }
    Output.json([
      "calendar": .string(name), "start": Moment.json(start), "end": Moment.json(end),
      "seconds": seconds,
    ])
  }
}
