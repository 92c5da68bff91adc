import Foundation

@testable import LeadClock

/// Where the system keeps its zones.
let zoneFolder = "/usr/share/zoneinfo/"

/// The bytes of a zone of the system.
func zoneBytes(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: zoneFolder + name)))
}

/// A zone of the system.
func zone(_ name: String) throws -> Zone {
  name == "UTC" ? .utc : try Zone(name: name, tzif: zoneBytes(name))
}

/// Every TZif file of the system, by its name under the folder.
func zoneNames() -> [String] {
  let names = FileManager.default.enumerator(atPath: zoneFolder)?.compactMap { $0 as? String }
  return (names ?? []).sorted().filter { name in
    guard let file = FileHandle(forReadingAtPath: zoneFolder + name) else { return false }
    return (try? file.read(upToCount: 4)) == Data("TZif".utf8)
  }
}

/// `2013-03-21T09:30Z`, `2013-03-21T09:30:15Z` or `2013-03-21T09:30:15.250Z`.
func moment(_ text: String) -> Instant {
  let parts = text.split { "-T:.Z".contains($0) }.map { Int($0)! }
  let clock = parts[3...] + [0, 0]
  let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])!
  let seconds = (date.daysSinceEpoch * 24 + clock[3]) * 3600 + clock[4] * 60 + clock[5]
  return Instant(milliseconds: Int64(seconds * 1000 + (parts.count > 6 ? parts[6] : 0)))
}

/// `2013-03-21`.
func date(_ text: String) -> CivilDate {
  let parts = text.split(separator: "-").map { Int($0)! }
  return CivilDate(year: parts[0], month: parts[1], day: parts[2])!
}

/// `09:00-12:30` or `22:00-26:00`, several with commas between.
func windows(_ text: String) -> [DayWindow] {
  text.split(separator: ",").map { window in
    let minutes = window.split { "-:".contains($0) }.map { Int($0)! }
    return DayWindow(opens: minutes[0] * 60 + minutes[1], closes: minutes[2] * 60 + minutes[3])!
  }
}

/// A calendar; `week` gives the windows of days numbered from Monday, 0.
func calendar(
  _ name: String, _ week: [(days: ClosedRange<Int>, windows: String)],
  holidays: [ClosedRange<CivilDate>] = [], special: [CivilDate: [DayWindow]] = [:]
) throws -> BusinessCalendar {
  var lists = [[DayWindow]](repeating: [], count: 7)
  for entry in week {
    for day in entry.days { lists[day] += windows(entry.windows) }
  }
  return BusinessCalendar(
    name: name,
    hours: .weekly(
      WeeklyHours(zone: try zone(name), windows: lists, holidays: holidays, special: special)))
}

/// A generator with a seed, so that what failed fails again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
