import Testing

@testable import LeadClock

/// Bytes that are no zone, or a strange one.
@Suite struct ZoneBytesTests {
  /// A version 2 file without transitions, with one type and this footer.
  private func file(footer: String, version: String = "2") -> [UInt8] {
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let block = [0, 0, 0, 0, 0, 0] + [UInt8]("UTC\0".utf8)
    let header = [UInt8]("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15) + counts
    return header + block + header + block + [UInt8]("\n\(footer)\n".utf8)
  }

  private func zone(_ footer: String) throws -> Zone {
    try Zone(name: "Test", tzif: file(footer: footer))
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do {
      _ = try Zone(name: "Test", tzif: bytes)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `names in angle brackets and fractions of an hour`() throws {
    let time = try zone("<+0330>-3:30").local(moment("2026-01-01T00:00Z"))
    #expect(time.offset == 12_600)
    #expect(time.abbreviation == "+0330")
    #expect(try zone("<-00>0").local(moment("2026-01-01T00:00Z")).abbreviation == "-00")
    #expect(try zone("LMT0:00:01").offsetSeconds(at: moment("2026-01-01T00:00Z")) == -1)
  }

  @Test func `hours beyond the day`() throws {
    // Gaza: the Saturday after the fourth Thursday, 02:00.
    let gaza = try zone("EET-2EEST,M3.4.4/50,M10.4.4/50")
    #expect(gaza.offsetSeconds(at: moment("2040-03-23T23:59:59Z")) == 7200)
    #expect(gaza.offsetSeconds(at: moment("2040-03-24T00:00Z")) == 10_800)
    // Nuuk: the evening before the last Sunday.
    let nuuk = try zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")
    #expect(nuuk.offsetSeconds(at: moment("2040-03-25T00:59:59Z")) == -7200)
    #expect(nuuk.offsetSeconds(at: moment("2040-03-25T01:00Z")) == -3600)
    let extreme = try zone("AAA0BBB,J1/-167,J365/167")
    #expect(extreme.offsetSeconds(at: moment("2040-12-25T00:59:59Z")) == 3600)
    #expect(extreme.offsetSeconds(at: moment("2041-07-01T00:00Z")) == 3600)
  }

  @Test func `days by number, with and without the leap day`() throws {
    let without = try zone("AAA0BBB,J60/0,J300/0")
    let with = try zone("AAA0BBB,59/0,300/0")
    for year in ["2027-03-01", "2028-03-01"] {
      #expect(without.offsetSeconds(at: moment(year + "T00:00Z") - .seconds(1)) == 0)
      #expect(without.offsetSeconds(at: moment(year + "T00:00Z")) == 3600)
    }
    #expect(with.offsetSeconds(at: moment("2027-03-01T00:00Z") - .seconds(1)) == 0)
    #expect(with.offsetSeconds(at: moment("2028-02-28T23:59:59Z")) == 0)
    #expect(with.offsetSeconds(at: moment("2028-02-29T00:00Z")) == 3600)
  }

  @Test func `a southern summer, a negative summer and one all year`() throws {
    let south = try zone("AAA3BBB,M10.1.0,M3.3.0")
    #expect(south.offsetSeconds(at: moment("2040-01-01T00:00Z")) == -7200)
    #expect(south.offsetSeconds(at: moment("2040-07-01T00:00Z")) == -10_800)
    let dublin = try zone("IST-1GMT0,M10.5.0,M3.5.0/1")
    #expect(dublin.offsetSeconds(at: moment("2040-01-01T00:00Z")) == 0)
    #expect(dublin.offsetSeconds(at: moment("2040-07-01T00:00Z")) == 3600)
    let always = try zone("XXX3EDT4,0/0,J365/23")
    for day in ["2040-01-01", "2040-07-01", "2040-12-31"] {
      for clock in ["T00:00Z", "T04:00Z", "T23:59:59Z"] {
        #expect(always.offsetSeconds(at: moment(day + clock)) == -14_400)
      }
    }
  }

  @Test(arguments: [
    "X", "EST", "EST5EDT", "EST25", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.6.0,M1.1.0",
    "EST5EDT,M3.2.7,M1.1.0", "EST5EDT,J0,J1", "EST5EDT,366,1", "EST5EDT,M3.2.0", "<+3-3",
    "EST5EDT,M3.2.0/168,M1.1.0", "EST5:60", "EST5 ", "EST5EDT,M3.2.0,M11.1.0,", "é5",
    "EST99999999999999999999",
  ])
  func `a rule that is none is refused`(_ footer: String) {
    let text = refusal(file(footer: footer))
    #expect(text?.hasPrefix("time zone Test: the rule for later years has ") == true)
  }

  @Test func `a refusal is a sentence`() throws {
    #expect(refusal([]) == "time zone Test: this is not a TZif file")
    #expect(refusal([UInt8]("not a zone".utf8)) == "time zone Test: this is not a TZif file")
    #expect(
      refusal([UInt8]("TZif2".utf8)) == "time zone Test: the file ends inside its header")
    let berlin = try zoneBytes("Europe/Berlin")
    #expect(
      refusal(Array(berlin.dropLast()))
        == "time zone Test: the file ends inside its footer")
  }

  @Test func `version 1 is read from its 32-bit block, later versions from the 64-bit one`() throws
  {
    var bytes = try zoneBytes("Asia/Tokyo")
    for version in ["2", "3", "4", "5"] {
      bytes[4] = Character(version).asciiValue ?? 0
      #expect(refusal(bytes) == nil)
    }
    bytes = file(footer: "AAA-5")
    #expect(
      try Zone(name: "Test", tzif: bytes).offsetSeconds(at: moment("2026-01-01T00:00Z")) == 18_000)
    bytes[4] = 0
    #expect(try Zone(name: "Test", tzif: bytes).offsetSeconds(at: moment("2026-01-01T00:00Z")) == 0)
  }

  @Test func `every beginning of a file is refused without a trap`() throws {
    let bytes = try zoneBytes("America/Sao_Paulo")
    for length in stride(from: 0, to: bytes.count, by: 3) {
      #expect(refusal(Array(bytes[..<length])) != nil)
    }
  }

  @Test(arguments: 0..<20)
  func `no bytes trap`(_ seed: Int) throws {
    var random = Seeded(seed)
    let names = ["Europe/Berlin", "Africa/Casablanca", "EST5EDT", "Pacific/Apia", "Etc/GMT+5"]
    let originals = try names.map(zoneBytes)
    let week = [[DayWindow]](repeating: windows("09:00-12:30,22:00-26:00"), count: 7)
    for round in 0..<60 {
      var bytes = originals[round % originals.count]
      if round % 10 == 9 {
        bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        bytes.replaceSubrange(..<0, with: [UInt8]("TZif2".utf8))
      }
      // The rule at the end is short; without a turn of its own it would hardly ever change.
      let places = round % 2 == 0 ? bytes.indices : max(0, bytes.count - 40)..<bytes.count
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        guard let place = places.randomElement(using: &random) else { break }
        bytes[place] =
          Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : bytes[place] ^ 1
      }
      guard let zone = try? Zone(name: "Test", tzif: bytes) else { continue }
      ask(zone, week: week, random: &random)
    }
  }

  /// Asks a zone everything that depends on its table.
  private func ask(_ zone: Zone, week: [[DayWindow]], random: inout Seeded) {
    let calendar = BusinessCalendar(
      name: "test", hours: .weekly(WeeklyHours(zone: zone, windows: week)))
    let near = Int64.random(in: -4_000_000_000_000...8_000_000_000_000, using: &random)
    for milliseconds in [near, .min, .max, Int64.min / 4, .max / 4, 0] {
      let instant = Instant(milliseconds: milliseconds)
      let local = zone.local(instant)
      #expect((0..<86_400).contains(local.secondOfDay))
      _ = zone.instants(of: local.date, secondOfDay: local.secondOfDay)
      #expect(calendar.due(from: instant, after: .hours(1)) >= instant || milliseconds > .max / 4)
    }
    let start = Instant(milliseconds: near)
    let due = calendar.due(from: start, after: .hours(3000))
    #expect(calendar.openTime(from: start, to: due) == .hours(3000))
    _ = calendar.endOfDay(from: start, unlessYounger: .hours(1))
    _ = calendar.due(from: start, workingDays: 30)
  }
}
