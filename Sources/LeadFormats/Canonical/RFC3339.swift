import LeadClock

/// Times as RFC 3339 writes them, the one form that crosses between programs.
public enum RFC3339 {
  /// The moment of `2026-11-23T09:04:00.5+01:00`; nil when it names no zone or cannot be.
  ///
  /// `t`, `z`, a space between date and time, `+0100`, `+01` and any number of fraction digits are
  /// taken; digits after the milliseconds are dropped; the leap second `:60` is the next second.
  public static func read(_ text: String) -> Instant? {
    guard let civil = CivilTime.read(text), let offset = civil.offsetMinutes else { return nil }
    return civil.instant(offsetMinutes: offset)
  }

  /// The moment in UTC with milliseconds: `2026-11-23T09:04:00.000Z`.
  ///
  /// Years outside 0...9999 are written as the nearest of them.
  public static func write(_ instant: Instant) -> String {
    let first = -62_167_219_200_000 as Int64
    let last = 253_402_300_799_999 as Int64
    let milliseconds = min(max(instant.milliseconds, first), last)
    let days = (milliseconds - first) / 86_400_000
    let rest = (milliseconds - first) % 86_400_000
    let date = CivilDate(daysSinceEpoch: Int(days) - 719_528)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded(Int($0), 2) }
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
      + clock.joined(separator: ":") + "." + padded(Int(rest % 1000), 3) + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A date and a time of day, with the offset from UTC when it was written.
struct CivilTime: Equatable {
  var date: CivilDate
  /// Milliseconds since midnight.
  var milliseconds: Int64
  /// Minutes east of UTC; nil when no zone was written.
  var offsetMinutes: Int?

  /// The moment, read in a zone that many minutes east of UTC.
  func instant(offsetMinutes: Int) -> Instant {
    Instant(
      milliseconds: Int64(date.daysSinceEpoch) * 86_400_000 + milliseconds
        - Int64(offsetMinutes) * 60_000)
  }

  /// `YYYY-MM-DD[T hh:mm[:ss[.fff]][zone]]` (ISO 8601's common subset); nil for anything else.
  static func read(_ text: String) -> CivilTime? {
    let bytes = Array(text.utf8.prefix(64))
    guard bytes.count < 64, bytes.count >= 16 else { return nil }
    var scanner = DigitScanner(bytes)
    guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2),
      scanner.take("-"), let day = scanner.number(2),
      let date = CivilDate(year: year, month: month, day: day),
      scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let time = timeOfDay(&scanner)
    else { return nil }
    _ = scanner.take(" ")
    guard !scanner.isAtEnd else { return CivilTime(date: date, milliseconds: time) }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return CivilTime(date: date, milliseconds: time, offsetMinutes: offset)
  }

  /// `hh:mm[:ss[.fff]]` in milliseconds since midnight.
  static func timeOfDay(_ scanner: inout DigitScanner) -> Int64? {
    guard let hour = scanner.number(2), hour < 24, scanner.take(":"),
      let minute = scanner.number(2), minute < 60
    else { return nil }
    var second = 0
    if scanner.take(":") {
      guard let read = scanner.number(2), read <= 60 else { return nil }
      second = read
    }
    var fraction = 0
    if scanner.take(".") || scanner.take(",") {
      guard let read = scanner.fraction() else { return nil }
      fraction = read
    }
    return Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction)
  }
}

/// Walks over digits and marks of a short text.
struct DigitScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// Exactly that many digits.
  mutating func number(_ width: Int) -> Int? {
    guard position + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    position += width
    return value
  }

  /// One or more digits, at most six.
  mutating func anyNumber() -> Int? {
    var width = 0
    while width < 7, position + width < bytes.count, (0x30...0x39).contains(bytes[position + width])
    {
      width += 1
    }
    return (1...6).contains(width) ? number(width) : nil
  }

  /// A fraction's digits as milliseconds, those after the third dropped.
  mutating func fraction() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      if position - start < 3 { value = value * 10 + Int(bytes[position] - 0x30) }
      position += 1
    }
    guard position > start else { return nil }
    for _ in 0..<max(0, 3 - (position - start)) { value *= 10 }
    return value
  }

  mutating func take(_ mark: Character) -> Bool {
    guard position < bytes.count, mark.asciiValue == bytes[position] else { return false }
    position += 1
    return true
  }

  /// `Z`, `+hh`, `+hhmm` or `+hh:mm`, in minutes east of UTC.
  mutating func offset() -> Int? {
    if take("Z") || take("z") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    if isAtEnd { return sign * hours * 60 }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
