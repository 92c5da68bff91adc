import LeadClock
import LeadFormats
import Settings

/// Times as they come in and go out.
enum Moment {
  /// A time that has been, as RFC 3339 writes it.
  static func past(_ text: String, option: String, now: Instant) throws -> Instant {
    guard let instant = RFC3339.read(text) else {
      throw Failure(
        .usage, "\(option) '\(text)' is no time with its zone; write 2026-11-21T10:04:05+01:00")
    }
    guard instant <= now else {
      throw Failure(.usage, "\(option) \(text) lies in the future; it is \(RFC3339.write(now)) now")
    }
    return instant
  }

  /// A time to come: RFC 3339, or a length of time from now.
  static func due(_ text: String, option: String, now: Instant) throws -> Instant {
    if let instant = RFC3339.read(text) { return instant }
    return now + (try span(text, option: option))
  }

  /// A length of wall time, such as `2h`.
  static func span(_ text: String, option: String) throws -> TimeSpan {
    guard let span = Settings.span(text) else {
      throw Failure(
        .usage, "\(option) '\(text)' is neither a length of time (30s 5m 2h 2d 1w) nor allowed here"
      )
    }
    return span
  }

  /// A moment as a result for other programs has it: RFC 3339 in UTC with milliseconds.
  static func text(_ instant: Instant) -> String { RFC3339.write(instant) }

  /// A moment as JSON has it; null when there is none.
  static func json(_ instant: Instant?) -> JSONValue {
    .optional(instant.map { RFC3339.write($0) })
  }

  /// A length as JSON has it, in seconds to the millisecond; null when there is none.
  static func seconds(_ span: TimeSpan?) -> JSONValue {
    guard let span else { return .null }
    let whole = span.milliseconds.magnitude / 1000
    let rest = span.milliseconds.magnitude % 1000
    let sign = span.milliseconds < 0 ? "-" : ""
    guard rest > 0 else { return .number("\(sign)\(whole)") }
    let digits = String(rest)
    return .number(
      "\(sign)\(whole)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits)
  }
}
