import LeadClock

extension FuzzTarget {
  /// A zone's file: every moment has a wall time near it.
  static let zone = FuzzTarget(name: "zone") { bytes throws(Broken) in
    guard let zone = try? Zone(name: "Made/Up", tzif: bytes) else { return }
    for seconds in stride(from: Int64(-5_000_000_000), through: 10_000_000_000, by: 1_111_111_111) {
      let instant = Instant(milliseconds: seconds * 1000)
      let offset = zone.offsetSeconds(at: instant)
      try must(abs(offset) <= 2 * 86_400, "an offset of \(offset) seconds")
      _ = zone.local(instant)
    }
  }
}
