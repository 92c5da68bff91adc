import Testing

@testable import Settings

@Suite struct CalendarTests {
  @Test(arguments: [
    Refusal.after(
      "timezone: Europe/Belrin\n",
      "c.yaml:6:11: unknown timezone 'Europe/Belrin', did you mean 'Europe/Berlin'?"),
    Refusal.after(
      "timezone: Mars\n",
      "c.yaml:6:11: unknown timezone 'Mars', write it like Europe/Berlin"),
    Refusal.after(
      "timezone: ../../../etc/passwd\n",
      "c.yaml:6:11: unknown timezone '../../../etc/passwd', write it like "
        + "Europe/Berlin"),
    Refusal.after(
      "timezone: tzdata.zi\n",
      "c.yaml:6:11: unknown timezone 'tzdata.zi', write it like Europe/Berlin"),
    Refusal.after(
      """
      calendars: { office: { hours: { mon: ["09:00-17:00"] } } }

      """,
      "c.yaml:6:14: calendar 'office' has hours and no timezone, add timezone: "
        + "Europe/Berlin to it or to the file"),
  ])
  func `zones are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon-fry: ["09:00-17:00"] } }

      """,
      "c.yaml:8:22: 'mon-fry' is no day, write mon, tue, wed, thu, fri, sat, sun "
        + "or a range like mon-fri"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { monday: ["09:00-17:00"] } }

      """,
      "c.yaml:8:22: 'monday' is no day, write mon, tue, wed, thu, fri, sat, sun or "
        + "a range like mon-fri"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: "09:00-17:00" } }

      """,
      #"c.yaml:8:27: 'mon' is a single value, it must be a list like ["09:00-17:00"]"#),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["9:00-17:00"] } }

      """,
      #"c.yaml:8:28: '9:00-17:00' is no window, write it like "09:00-17:00""#),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-24:01"] } }

      """,
      #"c.yaml:8:28: '09:00-24:01' is no window, write it like "09:00-17:00""#),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["24:00-02:00"] } }

      """,
      "c.yaml:8:28: '24:00-02:00' opens at the end of its day, write 00:00 of the "
        + "next"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["13:00-17:00", "09:00-12:00"] } }

      """,
      "c.yaml:8:43: '09:00-12:00' comes before the window in front of it, write "
        + "the earlier one first"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-13:00", "12:00-17:00"] } }

      """,
      "c.yaml:8:43: '12:00-17:00' overlaps the window in front of it"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon-wed: ["09:00-17:00"], tue: ["09:00-12:00"] } }

      """,
      "c.yaml:8:48: 'tue' has its hours already, in 'mon-wed'"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["20:00-08:00"], tue: ["07:00-09:00"] } }

      """,
      "c.yaml:8:22: the hours of 'mon' run past midnight into those of 'tue'"),
  ])
  func `hours are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { sun: ["20:00-08:00"], mon: ["07:00-09:00"] } }

      """,
      "c.yaml:8:22: the hours of 'sun' run past midnight into those of 'mon'"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: [] } }

      """,
      "c.yaml:8:3: calendar 'office' is never open"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: {} }

      """,
      "c.yaml:8:3: calendar 'office' is never open"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: 9-5 }

      """,
      #"c.yaml:8:20: 'hours' is a single value, it must be a mapping like { "#
        + #"mon-fri: ["09:00-17:00"] }"#),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { open: always, hours: { mon: ["09:00-17:00"] } }

      """,
      "c.yaml:8:27: 'hours' does not go with 'open: always'"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { open: sometimes }

      """,
      "c.yaml:8:19: 'open' is 'sometimes', it must be always"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { holidays: [2026-12-25] }

      """,
      "c.yaml:8:3: calendar 'office' has neither 'hours' nor 'open: always'"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        always: { hours: { mon: ["09:00-17:00"] } }

      """,
      "c.yaml:8:3: calendar 'always' is { open: always }, take another name"),
  ])
  func `hours are checked further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: [25.12.2026] }

      """,
      "c.yaml:8:57: 'holidays': '25.12.2026' is no date, write it like 2026-12-24 "
        + "or 2026-12-28..2026-12-31"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: [2026-02-29] }

      """,
      "c.yaml:8:57: 'holidays': '2026-02-29' is no date, write it like 2026-12-24 "
        + "or 2026-12-28..2026-12-31"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: [2026-12-31..2026-12-28] }

      """,
      "c.yaml:8:57: 'holidays': '2026-12-31..2026-12-28' ends before it starts"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: [{ file: holidays.ics }] }

      """,
      "c.yaml:8:57: holidays from a file are not in this version, write dates and "
        + "ranges: 2026-12-25, 2026-12-28..2026-12-31"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: [{ path: holidays.ics }] }

      """,
      "c.yaml:8:59: unknown key 'path', known here: file"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, holidays: 2026-12-25 }

      """,
      "c.yaml:8:56: 'holidays' is a single value, it must be a list like [2026-12-25]"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, special: { christmas: ["09:00-12:00"] } }

      """,
      "c.yaml:8:57: 'christmas' is no date, write it like 2026-12-24"),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, special: [2026-12-24] }

      """,
      #"c.yaml:8:55: 'special' is a list, it must be a mapping like { 2026-12-24: "#
        + #"["09:00-12:00"] }"#),
    Refusal.after(
      """
      timezone: UTC
      calendars:
        office: { hours: { mon: ["09:00-17:00"] }, special: { 2026-12-24: "09:00-12:00" } }

      """,
      #"c.yaml:8:69: '2026-12-24' is a single value, it must be a list like "#
        + #"["09:00-17:00"]"#),
  ])
  func `holidays and special days are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
