import LeadClock
import LeadFormats
import Settings

/// A calendar of the configuration, by its name.
struct NamedCalendar {
  let hours: BusinessCalendar
  /// The zone in which its days are days.
  let zone: Zone

  /// The calendar of that name; a failure names those that there are.
  static func find(_ name: String, in settings: Settings) throws -> NamedCalendar {
    guard let hours = settings.rules.calendars.first(where: { $0.name == name }) else {
      let known = settings.rules.calendars.map(\.name).joined(separator: ", ")
      throw Failure(.noInput, "no calendar '\(name)' in \(settings.path); there are: \(known)")
    }
    guard case .weekly(let weekly) = hours.hours else {
      return NamedCalendar(hours: hours, zone: settings.timezone)
    }
    return NamedCalendar(hours: hours, zone: weekly.zone)
  }

  /// The moment of an RFC 3339 text, or of a date and time on this calendar's wall: the first of
  /// two, and the transition when there is none.
  func instant(_ text: String) throws -> Instant {
    if let instant = RFC3339.read(text) { return instant }
    // The same text read as UTC tells what the wall shows.
    guard let wall = RFC3339.read(text + "Z").map({ Zone.utc.local($0) }) else {
      throw Failure(.usage, "'\(text)' is no time; write 2026-11-21T10:04:05+01:00")
    }
    switch zone.instants(of: wall.date, secondOfDay: wall.secondOfDay) {
    case .gap(let transition): return transition
    case .one(let instant), .two(let instant, _):
      return instant + TimeSpan(milliseconds: Int64(wall.milliseconds))
    }
  }
}
