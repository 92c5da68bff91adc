import LeadClock
import Testing

@testable import leadclockd

@Suite struct ClockWatchTests {
  private func step(
    wall: Int64, boot: Int64, monotonic: Int64? = nil, isKnown: Bool = true
  ) -> (priority: Int64?, reason: String?)? {
    var watch = ClockWatch(Made.time(1_000_000))
    let time = PassTime(
      now: Instant(milliseconds: 1_000_000 + wall), monotonic: 1_000_000 + (monotonic ?? boot),
      bootTime: 1_000_000 + boot)
    return watch.step(time, isKnown: isKnown).map { ($0.priority, $0.reason) }
  }

  @Test func `time that passes is no step`() {
    #expect(step(wall: 60_000, boot: 60_000) == nil)
    #expect(step(wall: 60_999, boot: 60_000) == nil)
    #expect(step(wall: 59_001, boot: 60_000) == nil)
  }

  @Test func `a suspend is no step`() {
    #expect(step(wall: 10_800_000, boot: 10_800_000, monotonic: 5) == nil)
  }

  @Test func `a clock set back or forward is said with how far`() throws {
    let back = try #require(step(wall: -3_600_000, boot: 0))
    #expect(back.reason == "back by 1h00m, deadlines stay")
    #expect(back.priority == 5)
    let forward = try #require(step(wall: 61_000, boot: 1000, isKnown: false))
    #expect(forward.reason == "forward by 1m00s (seen late), deadlines stay")
  }

  @Test func `a jump of days is a warning`() throws {
    let jump = try #require(step(wall: 90_000_000, boot: 0))
    #expect(jump.priority == 4)
    #expect(jump.reason?.contains("implausible, check the clock: timedatectl") == true)
  }

  @Test func `a step is said once`() {
    var watch = ClockWatch(Made.time(0))
    #expect(
      watch.step(
        PassTime(now: Instant(milliseconds: 9000), monotonic: 0, bootTime: 0), isKnown: true) != nil
    )
    #expect(
      watch.step(
        PassTime(now: Instant(milliseconds: 9100), monotonic: 100, bootTime: 100), isKnown: true)
        == nil)
  }
}
