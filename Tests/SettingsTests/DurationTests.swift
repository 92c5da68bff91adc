import LeadClock
import Testing

@testable import Settings

@Suite struct DurationTests {
  @Test(arguments: [
    ("0s", 0), ("30s", 30), ("90s", 90), ("5m", 300), ("2h", 7200), ("1h30m", 5400),
    ("1h30m15s", 5415), ("1d", 86_400), ("1d12h", 129_600), ("2w", 1_209_600),
    ("12mo", 31_104_000), ("1mo1w1d1h1m1s", 3_286_861), ("007m", 420), ("36500d", 3_153_600_000),
  ])
  func `wall time is read`(_ text: String, _ seconds: Int64) {
    #expect(Settings.span(text) == .seconds(seconds))
  }

  @Test(arguments: [
    "", " ", "5", "m", "5 m", "5m ", "+5m", "-5m", "1.5h", "1,5h", "5M", "5min", "30m1h", "1h1h",
    "2wd", "1y", "36501d", "9999999999s", "1000000000s", "99999999999999999999s", "5µs", "٥m",
    "1h30", "h1", "5m\n", "0x5m",
  ])
  func `what is no length of time is not guessed at`(_ text: String) {
    #expect(Settings.span(text) == nil)
  }

  @Test(arguments: [
    ("0m", Wait.business(.zero)), ("30s", .business(.seconds(30))), ("5m", .business(.minutes(5))),
    ("1h30m", .business(.minutes(90))), ("2wd", .workingDays(2)), ("1000wd", .workingDays(1000)),
  ])
  func `business time takes hours and working days`(_ text: String, _ wait: Wait) throws {
    #expect(try DurationText.business(text).get() == wait)
  }

  @Test(arguments: ["1d", "1w", "1mo", "0wd", "1001wd", "1wd2h", "2h1wd", "1wd1wd", "5", "wd"])
  func `business time does not take days and weeks`(_ text: String) {
    #expect(throws: DurationText.Refusal.self) { try DurationText.business(text).get() }
  }
}
