import LeadClock

/// Lengths of time as the configuration writes them.
enum DurationText {
  /// A reason for refusal, without the text that was refused.
  struct Refusal: Error { let reason: String }

  /// Longest first, which is the order in which joined parts come.
  private static let units: [(name: String, seconds: Int64)] = [
    ("mo", 30 * 86_400), ("w", 7 * 86_400), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]
  private static let longestSeconds: Int64 = 36_500 * 86_400

  /// Wall time: `s m h d w mo`, joined from the longest unit to the shortest.
  static func elapsed(_ text: String) -> Result<TimeSpan, Refusal> {
    parts(text).flatMap { sum($0, longestUnit: "mo") }
  }

  /// Open time: `s m h`, or working days by themselves.
  static func business(_ text: String) -> Result<Wait, Refusal> {
    parts(text).flatMap { parts in
      if parts.contains(where: { $0.unit == "wd" }) { return workingDays(parts) }
      if let long = parts.first(where: { ["d", "w", "mo"].contains($0.unit) }) {
        return .failure(
          Refusal(
            reason: "is no business time, five days of a seven-hour office are seventeen; "
              + "write \(long.unit == "d" ? "\(long.count)wd" : "5wd") for working days, "
              + "or elapsed: \(text)"))
      }
      return sum(parts, longestUnit: "h").map { .business($0) }
    }
  }

  private static func workingDays(
    _ parts: [(count: Int64, unit: String)]
  ) -> Result<Wait, Refusal> {
    guard parts.count == 1, (1...1000).contains(parts[0].count) else {
      return .failure(Refusal(reason: "must be 1wd to 1000wd, working days by themselves"))
    }
    return .success(.workingDays(Int(parts[0].count)))
  }

  private static func sum(
    _ parts: [(count: Int64, unit: String)], longestUnit: String
  ) -> Result<TimeSpan, Refusal> {
    var allowed = units.drop { $0.name != longestUnit }
    var seconds: Int64 = 0
    for part in parts {
      guard let index = allowed.firstIndex(where: { $0.name == part.unit }) else {
        return .failure(unknownUnit(part.unit, among: allowed.map(\.name)))
      }
      // At most nine digits, so that neither product nor sum can overflow.
      seconds += part.count * allowed[index].seconds
      allowed = allowed[(index + 1)...]
    }
    guard seconds <= longestSeconds else {
      return .failure(Refusal(reason: "is longer than 100 years"))
    }
    return .success(.seconds(seconds))
  }

  private static func unknownUnit(_ unit: String, among allowed: [String]) -> Refusal {
    if unit == "wd" {
      return Refusal(reason: "is in working days, wall time is wanted here: s m h d w mo")
    }
    guard units.contains(where: { $0.name == unit }) else {
      return Refusal(reason: "is no length of time, write it like 30s, 5m or 1h30m")
    }
    return Refusal(reason: "has its units out of order, write the longest first: 1h30m")
  }

  /// The counts with their units, at least one.
  private static func parts(_ text: String) -> Result<[(count: Int64, unit: String)], Refusal> {
    let noLength = Refusal(reason: "is no length of time, write it like 30s, 5m or 1h30m")
    var rest = Array(text.utf8)[...]
    var parts: [(count: Int64, unit: String)] = []
    guard rest.count <= 40 else { return .failure(noLength) }
    repeat {
      let digits = rest.prefix { ASCII.isDigit($0) }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      rest = rest.dropFirst(letters.count)
      guard let count = ASCII.number(digits) else { return .failure(noLength) }
      guard !letters.isEmpty else {
        return .failure(
          rest.isEmpty ? Refusal(reason: "has no unit, write it like 30s, 5m or 1h30m") : noLength)
      }
      parts.append((Int64(count), String(decoding: letters, as: UTF8.self)))
    } while !rest.isEmpty
    return .success(parts)
  }
}
