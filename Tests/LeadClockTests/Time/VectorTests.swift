import Testing

@testable import LeadClock

/// `start +minutes → due`.
struct Vector: Sendable, CustomTestStringConvertible {
  var start: String
  var minutes: Double
  var due: String

  init(_ start: String, _ minutes: Double, _ due: String) {
    (self.start, self.minutes, self.due) = (start, minutes, due)
  }

  var testDescription: String { "\(start) +\(minutes) → \(due)" }

  func holds(in calendar: BusinessCalendar) -> Bool {
    let length = TimeSpan(milliseconds: Int64(minutes * 60_000))
    return calendar.due(from: moment(start), after: length) == moment(due)
  }
}

/// Vectors from the test suites of help desks and business time libraries, recomputed with elapsed
/// seconds.
@Suite struct VectorTests {
  @Test(arguments: [
    Vector("2013-03-21T09:30Z", 60, "2013-03-21T10:30Z"),
    Vector("2013-03-21T09:30Z", 180, "2013-03-21T12:30Z"),
    Vector("2013-03-21T09:30Z", 240, "2013-03-21T13:30Z"),
  ])
  func `an office in Berlin`(_ vector: Vector) throws {
    #expect(vector.holds(in: try calendar("Europe/Berlin", [(0...4, "09:00-17:00")])))
  }

  @Test func `open time in Berlin counts seconds`() throws {
    let office = try calendar("Europe/Berlin", [(0...4, "08:00-18:00")])
    let day = office.openTime(from: moment("2013-03-21T09:30Z"), to: moment("2013-03-21T14:00Z"))
    #expect(day == .minutes(270))
    let night = office.openTime(
      from: moment("2013-03-28T23:49Z"), to: moment("2013-03-29T07:00:03Z"))
    #expect(night == .seconds(3))
  }

  @Test(arguments: [
    Vector("2013-10-21T05:30Z", 120, "2013-10-21T08:00Z"),
    Vector("2013-10-21T09:30Z", 120, "2013-10-21T11:30Z"),
    Vector("2015-09-21T14:30Z", 120, "2015-09-23T07:30Z"),
    Vector("2015-09-21T14:30Z", 180, "2015-09-23T08:30Z"),
  ])
  func `open daily but for a holiday`(_ vector: Vector) throws {
    let holiday = date("2015-09-22")
    let office = try calendar(
      "Europe/Berlin", [(0...6, "08:00-17:00")], holidays: [holiday...holiday])
    #expect(vector.holds(in: office))
  }

  @Test(arguments: [
    Vector("2016-11-01T13:56:21Z", 120, "2016-11-02T09:00Z"),
    Vector("2016-11-01T13:56:21Z", 1200, "2016-11-03T15:00Z"),
    Vector("2016-11-07T13:26:36Z", 120, "2016-11-07T15:26:36Z"),
  ])
  func `a start on a holiday`(_ vector: Vector) throws {
    let holiday = date("2016-11-01")
    let office = try calendar(
      "Europe/Berlin", [(0...4, "08:00-20:00")], holidays: [holiday...holiday])
    #expect(vector.holds(in: office))
  }

  @Test(arguments: [
    Vector("2024-01-17T10:00Z", 120, "2024-01-17T12:00Z"),
    Vector("2024-01-19T16:00Z", 120, "2024-01-22T10:00Z"),
    Vector("2024-01-17T07:00Z", 120, "2024-01-17T11:00Z"),
    Vector("2024-01-17T18:00Z", 120, "2024-01-18T11:00Z"),
    Vector("2024-01-15T16:00Z", 600, "2024-01-17T10:00Z"),
    Vector("1991-11-15T16:30:42Z", 45, "1991-11-18T09:15:42Z"),
    Vector("2010-07-02T16:50Z", 60, "2010-07-06T09:50Z"),
  ])
  func `an office in UTC`(_ vector: Vector) throws {
    let holiday = date("2010-07-05")
    let office = try calendar("UTC", [(0...4, "09:00-17:00")], holidays: [holiday...holiday])
    #expect(vector.holds(in: office))
  }

  static let uneven: [(days: ClosedRange<Int>, windows: String)] = [
    (0...0, "09:00-17:00"), (1...1, "10:00-16:00"), (2...2, "09:00-17:00"),
    (3...3, "10:00-16:00"), (4...4, "09:00-17:00"), (5...5, "11:00-14:30"),
  ]

  @Test(arguments: [
    Vector("2006-01-04T15:58:30Z", 1.5, "2006-01-04T16:00Z"),
    Vector("2006-01-04T14:30Z", 90, "2006-01-04T16:00Z"),
    Vector("2006-01-03T00:00Z", 0, "2006-01-03T10:00Z"),
  ])
  func `days of different length`(_ vector: Vector) throws {
    #expect(vector.holds(in: try calendar("UTC", Self.uneven)))
  }

  @Test func `a week of days of different length`() throws {
    let week = try calendar("UTC", Self.uneven)
      .openTime(from: moment("2006-01-01T00:00Z"), to: moment("2006-01-08T00:00Z"))
    #expect(week == .minutes(2370))
  }

  @Test func `over a weekend with a short Saturday`() throws {
    let office = try calendar(
      "UTC", [(0...0, "09:00-17:00"), (4...4, "09:00-17:00"), (5...5, "10:00-15:00")])
    #expect(Vector("2010-12-24T15:00Z", 540, "2010-12-27T11:00Z").holds(in: office))
  }

  @Test func `exactly at the close is the close`() throws {
    let friday = try calendar("UTC", [(4...4, "09:00-17:00")])
    #expect(Vector("2010-12-24T08:00Z", 480, "2010-12-24T17:00Z").holds(in: friday))
    #expect(Vector("2010-12-24T17:00Z", 0, "2010-12-31T09:00Z").holds(in: friday))
    #expect(!friday.isOpen(at: moment("2010-12-24T17:00Z")))
    #expect(friday.isOpen(at: moment("2010-12-24T16:59:59.999Z")))
    #expect(friday.isOpen(at: moment("2010-12-24T09:00Z")))
  }

  @Test func `an office in Tokyo`() throws {
    let office = try calendar("Asia/Tokyo", [(0...4, "09:00-17:00")])
    #expect(Vector("1991-11-15T07:00Z", 180, "1991-11-18T02:00Z").holds(in: office))
  }

  @Test func `a break at noon`() throws {
    let office = try calendar("UTC", [(0...0, "07:00-12:00,13:00-18:00")])
    #expect(Vector("1991-11-11T05:00Z", 360, "1991-11-11T14:00Z").holds(in: office))
  }

  @Test func `a Sunday in Paris has its hours when the clocks change`() throws {
    let sunday = try calendar("Europe/Paris", [(6...6, "08:00-21:00")])
    let spring = (moment("2020-03-29T01:00Z"), moment("2020-03-30T00:00Z"))
    let autumn = (moment("2019-10-27T01:00Z"), moment("2019-10-28T00:00Z"))
    #expect(sunday.openTime(from: spring.0, to: spring.1) == .hours(13))
    #expect(sunday.openTime(from: autumn.0, to: autumn.1) == .hours(13))
  }

  @Test(arguments: [
    Vector("2026-03-06T21:30Z", 60, "2026-03-09T13:30Z"),
    Vector("2026-10-30T20:30Z", 60, "2026-11-02T14:30Z"),
  ])
  func `a weekend in New York on which the clocks change`(_ vector: Vector) throws {
    #expect(vector.holds(in: try calendar("America/New_York", [(0...4, "09:00-17:00")])))
  }

  @Test func `a warning an hour of business time before the end`() throws {
    let office = try calendar("UTC", [(0...4, "08:00-18:00")])
    #expect(Vector("2026-11-23T17:00Z", 180, "2026-11-24T10:00Z").holds(in: office))
    #expect(Vector("2026-11-23T17:00Z", 240, "2026-11-24T11:00Z").holds(in: office))
  }
}

/// The vectors with pauses, all on 2013-06-04 in Berlin, open daily from 9 to 18.
@Suite struct PauseTests {
  private func at(_ clock: String) -> Instant { moment("2013-06-04T\(clock)Z") }

  private func pauses(_ pairs: [(String, String)]) -> [Range<Instant>] {
    pairs.map { at($0.0)..<at($0.1) }
  }

  private func due(_ minutes: Int64, _ pairs: (String, String)...) throws -> Instant {
    try calendar("Europe/Berlin", [(0...6, "09:00-18:00")])
      .due(from: at("09:00"), after: .minutes(minutes), excluding: pauses(pairs))
  }

  @Test func `a pause moves the due time by its open length`() throws {
    #expect(try due(120, ("09:30", "09:45"), ("10:00", "10:30")) == at("11:45"))
    #expect(try due(120, ("10:00", "10:30")) == at("11:30"))
    #expect(try due(250, ("10:00", "10:30")) == at("13:40"))
    #expect(try due(120, ("09:00", "10:30"), ("11:00", "12:00")) == at("13:30"))
  }

  @Test func `a pause does not count as open time`() throws {
    let office = try calendar("Europe/Berlin", [(0...6, "09:00-18:00")])
    let open = office.openTime(
      from: at("09:00"), to: at("10:45"), excluding: pauses([("10:00", "10:30")]))
    #expect(open == .minutes(75))
  }

  @Test func `what is over when a pause begins is over`() throws {
    #expect(try due(60, ("10:00", "10:30")) == at("10:00"))
    #expect(try due(61, ("10:00", "10:30")) == at("10:31"))
    #expect(try due(0, ("09:00", "09:10")) == at("09:10"))
    #expect(try due(10, ("08:00", "09:20"), ("09:10", "09:30")) == at("09:40"))
  }
}
