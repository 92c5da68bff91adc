import Testing

@testable import LeadClock

/// What the calendar promises at its edges.
@Suite struct BusinessCalendarTests {
  @Test func `a window over midnight in the night the clocks change`() throws {
    let night = try calendar("Europe/Berlin", [(5...5, "22:00-30:00")])
    // Saturday 22:00 to Sunday 06:00, one hour less in spring and one more in autumn.
    let spring = night.openWindows(
      from: moment("2026-03-28T00:00Z"), to: moment("2026-03-30T00:00Z"), limit: 9)
    #expect(spring == [moment("2026-03-28T21:00Z")..<moment("2026-03-29T04:00Z")])
    let autumn = night.openWindows(
      from: moment("2026-10-24T00:00Z"), to: moment("2026-10-26T00:00Z"), limit: 9)
    #expect(autumn == [moment("2026-10-24T20:00Z")..<moment("2026-10-25T05:00Z")])
  }

  @Test func `an opening and a closing in the gap move to the transition`() throws {
    let transition = moment("2026-03-29T01:00Z")
    let opens = try calendar("Europe/Berlin", [(6...6, "02:30-04:00")])
    #expect(opens.nextOpening(from: moment("2026-03-28T00:00Z")) == transition)
    let closes = try calendar("Europe/Berlin", [(6...6, "01:00-02:30")])
    #expect(closes.due(from: moment("2026-03-28T00:00Z"), after: .hours(1)) == transition)
    let inside = try calendar("Europe/Berlin", [(6...6, "02:10-02:50")])
    #expect(inside.nextOpening(from: moment("2026-03-28T00:00Z")) == moment("2026-04-05T00:10Z"))
  }

  @Test func `of two occurrences an opening is the first and a closing the second`() throws {
    let both = try calendar("Europe/Berlin", [(6...6, "02:15-02:45")])
    let day = (moment("2026-10-25T00:00Z"), moment("2026-10-26T00:00Z"))
    #expect(
      both.openWindows(from: day.0, to: day.1, limit: 9)
        == [moment("2026-10-25T00:15Z")..<moment("2026-10-25T01:45Z")])
    let overlapping = try calendar("Europe/Berlin", [(6...6, "01:00-02:30,02:30-04:00")])
    #expect(overlapping.openTime(from: day.0 - .hours(2), to: day.1) == .hours(4))
  }

  @Test func `São Paulo has no midnight when its summer begins`() throws {
    // 2018-11-04, 00:00 became 01:00.
    let daily = try calendar("America/Sao_Paulo", [(0...6, "00:00-02:00")])
    let open = daily.openWindows(
      from: moment("2018-11-04T00:00Z"), to: moment("2018-11-05T00:00Z"), limit: 9)
    #expect(open == [moment("2018-11-04T03:00Z")..<moment("2018-11-04T04:00Z")])
    let whole = try calendar("America/Sao_Paulo", [(0...6, "00:00-24:00")])
    #expect(
      whole.openTime(from: moment("2018-11-01T00:00Z"), to: moment("2018-11-08T00:00Z"))
        == .days(7))
  }

  @Test func `the day Apia left out is not a working day`() throws {
    let office = try calendar("Pacific/Apia", [(0...6, "09:00-17:00")])
    let thursday = moment("2011-12-29T20:00Z")
    #expect(office.due(from: thursday, after: .hours(12)) == moment("2011-12-31T00:00Z"))
    #expect(office.due(from: thursday, workingDays: 1) == moment("2011-12-30T20:00Z"))
  }

  @Test func `a calendar that is never open says so at once`() throws {
    let never = try calendar("Europe/Berlin", [])
    let start = moment("2026-11-21T00:00Z")
    #expect(never.due(from: start, after: .zero) == .distantFuture)
    #expect(never.due(from: start, workingDays: 1) == .distantFuture)
    #expect(never.endOfDay(from: start) == .distantFuture)
    #expect(never.nextOpening(from: start) == nil)
    #expect(never.openTime(from: .distantPast, to: .distantFuture) == .zero)
    #expect(!never.isEverOpen(inYearFrom: start))
  }

  @Test func `holidays that close centuries are one step`() throws {
    let closed = try calendar(
      "UTC", [(0...4, "09:00-17:00")], holidays: [date("2026-01-01")...date("2380-01-01")],
      special: [date("2300-05-05"): windows("10:00-11:00")])
    let start = moment("2026-11-21T00:00Z")
    #expect(closed.nextOpening(from: start) == moment("2300-05-05T10:00Z"))
    #expect(!closed.isEverOpen(inYearFrom: start))
    #expect(closed.due(from: start, after: .hours(2)) == moment("2380-01-02T10:00Z"))
  }

  @Test func `a special day is stronger than a holiday`() throws {
    let office = try calendar(
      "UTC", [(0...4, "09:00-17:00")], holidays: [date("2026-12-24")...date("2026-12-26")],
      special: [date("2026-12-24"): windows("09:00-12:00"), date("2026-12-26"): []])
    let open = office.openTime(from: moment("2026-12-24T00:00Z"), to: moment("2026-12-28T00:00Z"))
    #expect(open == .hours(3))
  }

  @Test func `working days keep the wall time or go to the next window`() throws {
    let office = try calendar(
      "Europe/Berlin", [(0...3, "09:00-17:00"), (4...4, "09:00-12:00")],
      holidays: [date("2026-03-31")...date("2026-03-31")])
    // Thursday 15:00 + 1: Friday is closed by then. + 2: Monday, in summer time.
    let thursday = moment("2026-03-26T14:00:00.250Z")
    #expect(office.due(from: thursday, workingDays: 1) == moment("2026-03-30T07:00Z"))
    #expect(office.due(from: thursday, workingDays: 2) == moment("2026-03-30T13:00:00.250Z"))
    #expect(office.due(from: thursday, workingDays: 3) == moment("2026-04-01T13:00:00.250Z"))
    // Arrived on Saturday 10:00: the next working day is Monday.
    #expect(
      office.due(from: moment("2026-03-28T09:00Z"), workingDays: 1) == moment("2026-03-30T08:00Z"))
    let always = BusinessCalendar(name: "always", hours: .always)
    #expect(always.due(from: thursday, workingDays: 2) == thursday + .days(2))
  }

  @Test func `the end of the day is the last close of the day of arrival`() throws {
    let office = try calendar("UTC", [(0...4, "09:00-12:00,13:00-17:00"), (5...5, "10:00-10:30")])
    func end(_ arrived: String, _ young: Int64 = 0) -> Instant {
      office.endOfDay(from: moment(arrived), unlessYounger: .minutes(young))
    }
    #expect(end("2026-11-23T09:30Z") == moment("2026-11-23T17:00Z"))
    #expect(end("2026-11-23T12:30Z") == moment("2026-11-23T17:00Z"))
    #expect(end("2026-11-23T17:00Z") == moment("2026-11-24T17:00Z"))
    #expect(end("2026-11-23T16:00Z", 60) == moment("2026-11-23T17:00Z"))
    #expect(end("2026-11-23T16:00:01Z", 60) == moment("2026-11-24T17:00Z"))
    // Friday 16:50: Saturday's half hour does not make it an hour old either.
    #expect(end("2026-11-27T16:50Z", 60) == moment("2026-11-30T17:00Z"))
    #expect(end("2026-11-27T16:50Z", 40) == moment("2026-11-28T10:30Z"))
  }

  @Test func `the end of a day over midnight is in the night`() throws {
    let night = try calendar("UTC", [(0...6, "18:00-26:00")])
    #expect(
      night.endOfDay(from: moment("2026-11-24T01:00Z")) == moment("2026-11-24T02:00Z"))
    #expect(
      night.endOfDay(from: moment("2026-11-24T12:00Z")) == moment("2026-11-25T02:00Z"))
  }

  @Test func `always is every moment`() {
    let always = BusinessCalendar(name: "always", hours: .always)
    let start = moment("2026-11-21T00:00Z")
    #expect(always.due(from: start, after: .hours(5)) == start + .hours(5))
    #expect(always.due(from: start, after: .hours(-5)) == start)
    #expect(always.openTime(from: start, to: start + .hours(5)) == .hours(5))
    #expect(always.openTime(from: start, to: start - .hours(5)) == .zero)
    #expect(always.isOpen(at: start))
    #expect(always.nextOpening(from: start) == start)
    #expect(always.endOfDay(from: start) == .distantFuture)
  }

  @Test func `pieces that touch are one, and no more than asked for`() throws {
    let whole = try calendar("UTC", [(0...2, "00:00-24:00"), (4...4, "09:00-10:00")])
    let from = moment("2026-11-23T00:00Z")
    let pieces = whole.openWindows(from: from, to: from + .days(14), limit: 3)
    #expect(pieces.count == 3)
    #expect(pieces[0] == from..<(from + .days(3)))
    #expect(whole.openWindows(from: from, to: from + .days(14), limit: 0).isEmpty)
  }

  @Test func `moments outside the years 1 to 9999 end and do not trap`() throws {
    let office = try calendar("Europe/Berlin", [(0...4, "09:00-17:00")])
    #expect(office.due(from: .distantFuture, after: .hours(1)) == .distantFuture)
    #expect(
      office.due(from: moment("2026-11-21T00:00Z"), after: .days(1_000_000)) == .distantFuture)
    #expect(office.due(from: .distantPast, after: .zero) > .distantPast)
    #expect(office.openTime(from: .distantPast, to: .distantFuture) > .days(365 * 2000))
    #expect(!office.isOpen(at: Instant(milliseconds: .max)))
  }

  @Test func `a window is at most a day long and begins in its day`() {
    #expect(DayWindow(opens: 0, closes: 1440) != nil)
    #expect(DayWindow(opens: 1439, closes: 2879) != nil)
    #expect(DayWindow(opens: 600, closes: 600) == nil)
    #expect(DayWindow(opens: 600, closes: 2041) == nil)
    #expect(DayWindow(opens: 1440, closes: 1500) == nil)
    #expect(DayWindow(opens: -1, closes: 60) == nil)
  }
}
