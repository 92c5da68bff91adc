import LeadClock
import Testing

@testable import Settings

@Suite struct HoursTests {
  private func weekly(_ calendar: String, top: String = "") throws -> WeeklyHours {
    let settings = try read(base + top + "calendars:\n  office: " + calendar + "\n")
    guard case .weekly(let hours) = settings.rules.calendars[0].hours else {
      throw NotWeekly()
    }
    return hours
  }

  private struct NotWeekly: Error {}

  private func windows(_ minutes: (Int, Int)...) -> [DayWindow] {
    minutes.compactMap { DayWindow(opens: $0, closes: $1) }
  }

  @Test func `days and ranges of days have their windows`() throws {
    let hours = try weekly(
      #"{ timezone: UTC, hours: { mon-wed: ["09:00-12:30", "13:30-17:00"], sat: ["00:00-24:00"] } }"#
    )
    let office = windows((540, 750), (810, 1020))
    #expect(hours.windows == [office, office, office, [], [], windows((0, 1440)), []])
  }

  @Test func `a range goes over the end of the week`() throws {
    let hours = try weekly(#"{ timezone: UTC, hours: { fri-mon: ["09:00-17:00"] } }"#)
    #expect(hours.windows.map(\.isEmpty) == [false, true, true, true, false, false, false])
  }

  @Test func `an end at or before its start is on the next day`() throws {
    let hours = try weekly(
      #"{ timezone: UTC, hours: { mon: ["20:00-04:00"], wed: ["08:00-08:00"] } }"#)
    #expect(hours.windows[0] == windows((1200, 1680)))
    #expect(hours.windows[2] == windows((480, 1920)))
  }

  @Test func `a calendar without a zone has the file's`() throws {
    let hours = try weekly(
      #"{ hours: { mon: ["09:00-17:00"] } }"#, top: "timezone: Europe/Berlin\n")
    #expect(hours.zone.name == "Europe/Berlin")
  }

  @Test func `a calendar's own zone comes before the file's`() throws {
    let hours = try weekly(
      #"{ timezone: Asia/Tokyo, hours: { mon: ["09:00-17:00"] } }"#,
      top: "timezone: Europe/Berlin\n")
    #expect(hours.zone.name == "Asia/Tokyo")
  }

  @Test func `holidays and special days are read`() throws {
    let hours = try weekly(
      "{ timezone: UTC, hours: { mon-fri: [\"09:00-17:00\"] }, "
        + "holidays: [2026-12-28..2026-12-31, 2026-12-25], "
        + "special: { 2026-12-24: [\"09:00-12:00\"], 2027-01-02: [] } }")
    let days = [(2026, 12, 24), (2026, 12, 25), (2026, 12, 28), (2026, 12, 31), (2027, 1, 2)]
      .compactMap { CivilDate(year: $0, month: $1, day: $2) }
    #expect(hours.holidays == [days[1]...days[1], days[2]...days[3]])
    #expect(hours.special == [days[0]: windows((540, 720)), days[4]: []])
  }

  @Test func `a policy finds its calendar wherever it stands`() throws {
    let settings = try read(
      base.replacingLast("policies: { default: { calendar: late }, other: { calendar: always } }\n")
        + "calendars:\n  late: { timezone: UTC, hours: { sun: [\"09:00-17:00\"] } }\n")
    let rules = settings.rules
    #expect(rules.policies.map { rules.calendars[$0.calendar].name } == ["late", "always"])
  }
}
