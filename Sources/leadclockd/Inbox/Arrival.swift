import LeadClock

/// When a file arrived, and what is odd about its times.
extension Candidate {
  /// How far off a time has to be for a word: clocks of two machines are never the same.
  private static let tolerance = TimeSpan.minutes(1)

  /// The earlier of first sight and the file's own time, but not before the last whole scan: a clock
  /// that once stood at 1970 must not make fifty-year-old leads. And never after now. Where that
  /// changes much it is noted.
  mutating func arrival(_ facts: FileFacts, now: Instant) -> Instant {
    let modified = Instant(milliseconds: facts.modified / 1_000_000)
    if modified - now > Self.tolerance {
      remark("its modification time lies \((modified - now).text) in the future")
    }
    let earliest = min(seenAt, facts.changedAt)
    let bounded = max(earliest, min(notBefore ?? .distantPast, seenAt))
    if bounded - earliest > Self.tolerance {
      remark(
        "its own time is \((bounded - earliest).text) before the last scan, which did not see it; "
          + "it counts from that scan")
    }
    if bounded - now > Self.tolerance {
      remark("it was seen \((bounded - now).text) later than it is now; it counts from now")
    }
    return min(bounded, now)
  }
}
