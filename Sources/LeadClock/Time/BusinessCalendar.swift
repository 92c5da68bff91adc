/// When somebody is there to answer.
public struct BusinessCalendar: Hashable, Sendable {
  /// The calendar's name in the configuration.
  public var name: String
  /// Its open time.
  public var hours: Hours

  /// What is open.
  public enum Hours: Hashable, Sendable {
    /// Every moment.
    case always
    /// Minutes of the week in UTC, from Monday 00:00, ascending and apart: `opens ..< closes`.
    case weekly([Range<Int>])
  }

  /// A calendar.
  public init(name: String, hours: Hours) {
    self.name = name
    self.hours = hours
  }
}
