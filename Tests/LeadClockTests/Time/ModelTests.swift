import Testing

@testable import LeadClock

/// Business time against models of it.
@Suite struct ModelTests {
  @Test(arguments: 0..<80)
  func `every minute of three weeks agrees with the naive model`(_ seed: Int) throws {
    var random = Seeded(seed)
    let made = try RandomCalendar(&random)
    let calendar = BusinessCalendar(name: "random", hours: .weekly(made.hours))
    let days = 21
    let first = (Int(made.transition) / 86_400 - 10) * 1440
    // Windows that reach in from outside need their beginning.
    let model = NaiveModel(made.hours, firstMinute: first - 4320, minutes: days * 1440 + 8640)
    let span = Int64(first) * 60_000...Int64(first + days * 1440) * 60_000
    for _ in 0..<40 {
      let start = Int64.random(in: span, using: &random)
      let end = Int64.random(in: span, using: &random)
      let (from, to) = (Instant(milliseconds: start), Instant(milliseconds: end))
      let open = model.openTime(from: start, to: end)
      #expect(calendar.openTime(from: from, to: to).milliseconds == open)
      let minute = Int(start / 60_000) - model.first
      #expect(calendar.isOpen(at: from) == model.isOpen[minute])
      let length = Int64.random(in: 0...200_000_000, using: &random)
      if let due = model.due(from: start, after: length), due <= span.upperBound {
        let answer = calendar.due(from: from, after: TimeSpan(milliseconds: length))
        #expect(answer.milliseconds == due)
      }
    }
  }

  @Test(arguments: 0..<60)
  func `years gone over by arithmetic are the sum of their pieces`(_ seed: Int) throws {
    var random = Seeded(seed)
    let made = try RandomCalendar(&random)
    let calendar = BusinessCalendar(name: "random", hours: .weekly(made.hours))
    let offset = Int64.random(in: -90_000_000...90_000_000, using: &random)
    let start = Instant(seconds: made.transition + offset)
    let end = start + .seconds(Int64.random(in: 0...100_000_000, using: &random))
    let pieces = calendar.openWindows(from: start, to: end, limit: .max)
    let sum = pieces.reduce(TimeSpan.zero) { $0 + ($1.upperBound - $1.lowerBound) }
    #expect(calendar.openTime(from: start, to: end) == sum)
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      #expect(piece.upperBound < next.lowerBound)
    }
    guard let last = pieces.last else { return }
    #expect(calendar.due(from: start, after: sum) == last.upperBound)
    #expect(calendar.due(from: start, after: sum - .seconds(1)) == last.upperBound - .seconds(1))
    #expect(calendar.nextOpening(from: start) == pieces[0].lowerBound)
  }
}
