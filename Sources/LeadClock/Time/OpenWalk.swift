/// Goes forward through open time, piece by piece, and over plain weeks by arithmetic.
///
/// All times are milliseconds since 1970. The pieces ascend and do not overlap, because windows
/// taken by their opening on the wall also ascend by the moment they open.
struct OpenWalk {
  /// Milliseconds of a week in which the clocks are not changed.
  static let week: Int64 = 7 * 86_400_000

  let hours: WeeklyHours
  /// No piece reaches beyond this.
  let limit: Int64
  /// Everything before this is done.
  private(set) var time: Int64
  /// The day, counted from 1970-01-01, to which the current windows belong.
  private(set) var day: Int
  private var windows: [DayWindow] = []
  private var next = 0
  /// The first exception that ends today or later.
  private var exception: Int
  private var segment: ZoneSegment
  private let lastDay: Int

  /// A walk through `from ..< limit`.
  init(_ hours: WeeklyHours, from: Int64, limit: Int64) {
    self.hours = hours
    self.limit = limit
    time = from
    let table = hours.zone.table
    // A window closes at most one day after its own: nothing older reaches `from`.
    day = Int((from.flooredQuotient(1000) + table.leastOffset).flooredQuotient(86_400)) - 1
    lastDay = Int((limit.flooredQuotient(1000) + table.greatestOffset).flooredQuotient(86_400))
    segment = table.segment(at: Int64(day) * 86_400 - table.greatestOffset)
    exception = hours.firstException(endingAtOrAfter: day)
    open()
  }

  /// The next piece of open time, or nil when there is none before the limit.
  mutating func piece() -> Range<Int64>? {
    while time < limit {
      while next < windows.count {
        let window = windows[next]
        next += 1
        let from = max(time, opening(of: window))
        if from >= limit { return nil }
        let until = min(limit, closing(of: window))
        if from < until {
          time = until
          return from..<until
        }
      }
      guard advance() else { return nil }
    }
    return nil
  }

  /// The moment at which a window of the current day opens.
  mutating func opening(of window: DayWindow) -> Int64 {
    let wall = (Int64(day) * 1440 + Int64(window.opens)) * 60
    return (plain(wall) ?? hours.zone.table.opening(atWall: wall)) * 1000
  }

  /// The moment at which a window of the current day closes.
  mutating func closing(of window: DayWindow) -> Int64 {
    let wall = (Int64(day) * 1440 + Int64(window.closes)) * 60
    return (plain(wall) ?? hours.zone.table.closing(atWall: wall)) * 1000
  }

  /// The next day with a window that is open for a while, and the last close of its windows.
  ///
  /// Days are taken whole, from the one before the walk's beginning on; do not mix with `piece()`.
  mutating func openDay() -> (date: Int, lastClose: Int64)? {
    while true {
      var lastClose: Int64?
      for window in windows[next...] {
        let closes = closing(of: window)
        if opening(of: window) < closes { lastClose = max(lastClose ?? closes, closes) }
      }
      let date = day
      let isLast = !advance()
      if let lastClose {
        if isLast { windows = [] }
        return (date, lastClose)
      }
      if isLast { return nil }
    }
  }

  /// The moment of a wall time far from every transition, in seconds.
  private mutating func plain(_ wall: Int64) -> Int64? {
    let table = hours.zone.table
    let earliest = wall - table.greatestOffset
    if earliest >= segment.until || earliest < segment.from {
      segment = table.segment(at: earliest)
    }
    return wall - table.leastOffset < segment.until ? wall - segment.offset : nil
  }

  /// Goes to the next day that may have windows; false when the limit lies before it.
  private mutating func advance() -> Bool {
    day += 1
    let exceptions = hours.exceptions
    while exception < exceptions.count, exceptions[exception].last < day { exception += 1 }
    let isClosed = hours.openMillisecondsPerWeek == 0
    // A list of holidays may close centuries; each is one step.
    while exception < exceptions.count, exceptions[exception].windows.isEmpty,
      isClosed || exceptions[exception].first <= day
    {
      day = max(day, exceptions[exception].last + 1)
      exception += 1
    }
    if isClosed {
      guard exception < exceptions.count else { return false }
      day = max(day, exceptions[exception].first)
    }
    guard day <= lastDay else { return false }
    open()
    return true
  }

  private mutating func open() {
    next = 0
    let exceptions = hours.exceptions
    if exception < exceptions.count, exceptions[exception].first <= day {
      windows = exceptions[exception].windows
    } else {
      windows = hours.windows[(day % 7 + 10) % 7]
    }
  }
}

extension OpenWalk {
  /// Goes over whole weeks that are like every other: neither an exception nor a transition near.
  ///
  /// Such weeks hold the same open time from any moment in them, so the place within the week is
  /// kept.
  /// - Parameter budget: open milliseconds of which some are left over.
  /// - Returns: the open milliseconds gone over, fewer than `budget`.
  mutating func skipWeeks(budget: Int64) -> Int64 {
    let perWeek = hours.openMillisecondsPerWeek
    guard perWeek > 0, budget > perWeek, limit - time >= Self.week else { return 0 }
    let table = hours.zone.table
    // A window of two days before may reach in here. At the other end zones far from UTC open days
    // that the walk has not come to: five more days, and their windows' two, are plain as well.
    guard Int64(day - 2) * 86_400 - table.greatestOffset >= segment.from else { return 0 }
    var plainDays = Int((segment.until + table.leastOffset).flooredQuotient(86_400)) - day - 7
    let exceptions = hours.exceptions
    if exception > 0, exceptions[exception - 1].last >= day - 2 { return 0 }
    if exception < exceptions.count {
      plainDays = min(plainDays, exceptions[exception].first - day - 6)
    }
    let weeks = min(Int64(plainDays / 7), (budget - 1) / perWeek, (limit - time) / Self.week)
    guard weeks > 0 else { return 0 }
    time += weeks * Self.week
    day += Int(weeks) * 7
    return weeks * perWeek
  }
}

extension WeeklyHours {
  /// The position of the first exception whose last day is `day` or later.
  func firstException(endingAtOrAfter day: Int) -> Int {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].last < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
