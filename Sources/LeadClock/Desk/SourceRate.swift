/// How fast leads usually come from a source, and how fast they come now.
///
/// Hours are counted from the epoch. The usual rate is the mean of the seven days before, moved on by
/// each hour that ends; a source without a day of history has none, and cannot be flooded.
public struct SourceRate: Hashable, Sendable {
  /// Leads an hour over seven days, in thousandths.
  public var usualThousandths: Int64
  /// When its first lead came: with less than a day behind it nothing is usual.
  public var firstAt: Instant
  /// Leads in the current hour.
  public private(set) var count: Int64 = 0
  /// Since when it is flooded, and the first lead of the flood; nil while it is not.
  public private(set) var flood: Flood?
  private var hour: Int64

  /// A flood that goes on.
  public struct Flood: Hashable, Sendable {
    /// When it was noticed.
    public var since: Instant
    /// The lead that stands for it in the one message about it.
    public var firstLead: LeadID
  }

  static let factor: Int64 = 10
  /// Fewer leads than this in an hour are no flood, however quiet the source is.
  static let least: Int64 = 20
  private static let hourLength: Int64 = 3_600_000
  private static let hoursOfWeek: Int64 = 168

  /// A source that sent `leads` in the seven days before `now`, and its first one at `firstAt`.
  public init(leads: Int64, firstAt: Instant, at now: Instant) {
    usualThousandths = leads * 1000 / Self.hoursOfWeek
    self.firstAt = firstAt
    hour = now.milliseconds.flooredQuotient(Self.hourLength)
  }

  /// Whether the current hour is over ten times the usual.
  private func isOverTenfold(at now: Instant) -> Bool {
    now - firstAt >= .days(1) && count > max(Self.least, usualThousandths * Self.factor / 1000)
  }

  /// Counts a lead; true when a flood begins with it. An hour that ended below the bound ends one.
  mutating func count(_ lead: LeadID, at now: Instant) -> Bool {
    let current = now.milliseconds.flooredQuotient(Self.hourLength)
    if current != hour {
      if !isOverTenfold(at: now) { flood = nil }
      let passed = min(max(current - hour, 1), Self.hoursOfWeek)
      // Hours in which nothing came count as well.
      usualThousandths += (count * 1000 - usualThousandths * passed) / Self.hoursOfWeek
      usualThousandths = max(usualThousandths, 0)
      count = 0
      hour = current
    }
    count += 1
    guard flood == nil, isOverTenfold(at: now) else { return false }
    flood = Flood(since: now, firstLead: lead)
    return true
  }
}

extension Desk {
  /// Tells the desk how a source behaved before the start.
  public mutating func learn(_ rate: SourceRate, of source: SourceID) { rates[source] = rate }

  /// Counts an arrival of a source; what begins with it comes back.
  mutating func countArrival(
    _ source: SourceID, _ lead: LeadID, at now: Instant
  ) -> [Effect] {
    var rate = rates[source] ?? SourceRate(leads: 0, firstAt: now, at: now)
    let begins = rate.count(lead, at: now)
    rates[source] = rate
    guard begins else { return [] }
    return [
      .flood(source, count: rate.count, usualThousandths: rate.usualThousandths, since: now)
    ]
  }

  /// The message about a lead, or the one about the flood it came in: everybody gets that once.
  func inFlood(_ delivery: Delivery, source: SourceID) -> Delivery {
    guard let flood = rates[source]?.flood, delivery.lead >= flood.firstLead else {
      return delivery
    }
    return Delivery(
      lead: flood.firstLead, clock: delivery.clock, rung: 0, level: "flood",
      startedAt: flood.since, person: delivery.person, channel: delivery.channel)
  }
}
