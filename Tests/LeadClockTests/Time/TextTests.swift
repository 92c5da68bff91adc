import Testing

@testable import LeadClock

/// Times as people read them.
@Suite struct TextTests {
  @Test(
    arguments: [
      (0, "0s"), (999, "0s"), (-999, "0s"), (52_000, "52s"), (59_999, "59s"), (60_000, "1m00s"),
      (240_000, "4m00s"), (1_061_000, "17m41s"), (3_599_999, "59m59s"), (11_400_000, "3h10m"),
      (86_399_999, "23h59m"), (187_200_000, "2d04h"), (-240_000, "-4m00s"), (Int64.min, nil),
    ] as [(Int64, String?)])
  func `a length is cut to what matters`(_ milliseconds: Int64, _ text: String?) {
    let written = TimeSpan(milliseconds: milliseconds).text
    #expect(text == nil ? written.hasPrefix("-") : written == text)
  }

  @Test func `a moment is written as near as it is`() throws {
    let berlin = try zone("Europe/Berlin")
    let now = moment("2026-11-21T23:30Z")
    func text(_ instant: String) -> String {
      berlin.clockText(moment(instant), relativeTo: now)
    }
    #expect(text("2026-11-22T09:09:02Z") == "10:09:02")
    #expect(text("2026-11-21T22:59:59Z") == "Sat 23:59")
    #expect(text("2026-11-23T11:00Z") == "Mon 12:00")
    #expect(text("2026-11-28T11:00Z") == "Sat 12:00")
    #expect(text("2026-11-29T11:00Z") == "2026-11-29 12:00")
    #expect(text("0033-01-01T00:00Z").hasPrefix("0033-01-01 "))
  }
}
