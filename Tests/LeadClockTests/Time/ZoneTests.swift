import Foundation
import Testing

@testable import LeadClock

/// Zones as the system's files describe them.
@Suite struct ZoneTests {
  @Test func `every zone of the system is read`() throws {
    let names = zoneNames()
    #expect(names.count > 300)
    for name in names where !name.hasPrefix("right/") { _ = try zone(name) }
  }

  @Test(arguments: zoneNames().filter { $0.hasPrefix("right/Europe/") })
  func `a zone that counts leap seconds is refused`(_ name: String) throws {
    let bytes = try zoneBytes(name)
    #expect(throws: ZoneError.self) { try Zone(name: name, tzif: bytes) }
  }

  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first(where: FileManager.default.isExecutableFile(atPath:))

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `Python agrees around every transition from 1970 to 2100`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = ["-c", transitionsProgram, zoneFolder]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let compared = try compare(bytes)
    #expect(compared > 50_000)
  }

  private func compare(_ bytes: [UInt8]) throws -> Int {
    var compared = 0
    var current = Zone.utc
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
      if words[0] == "Z" {
        current = try zone(words[1])
        continue
      }
      let time = current.local(Instant(seconds: try #require(Int64(words[0]))))
      let isSame = String(time.offset) == words[1] && time.abbreviation == words[2]
      if !isSame { Issue.record("\(current.name): \(words), not \(time)") }
      compared += 1
    }
    return compared
  }

  @Test func `the rule holds for ever`() throws {
    let berlin = try zone("Europe/Berlin")
    #expect(berlin.offsetSeconds(at: moment("2999-07-01T00:00Z")) == 7200)
    #expect(berlin.offsetSeconds(at: moment("2999-12-01T00:00Z")) == 3600)
    #expect(berlin.local(.distantFuture).date.year > 1_000_000)
    #expect(berlin.local(.distantPast).date.year < -1_000_000)
  }

  @Test func `a copy of a zone is the same zone`() throws {
    let berlin = try zone("Europe/Berlin")
    #expect(berlin == (try zone("Europe/Berlin")))
    #expect(berlin != (try Zone(name: "Europe/Berlin", tzif: zoneBytes("Asia/Tokyo"))))
    #expect(Set([berlin, berlin, .utc]).count == 2)
  }

  @Test func `a wall time happens once, twice or never`() throws {
    let berlin = try zone("Europe/Berlin")
    let spring = moment("2026-03-29T01:00Z")
    let half = 2 * 3600 + 1800
    #expect(berlin.instants(of: date("2026-03-29"), secondOfDay: half) == .gap(spring))
    #expect(berlin.instants(of: date("2026-03-29"), secondOfDay: 3 * 3600) == .one(spring))
    #expect(
      berlin.instants(of: date("2026-10-25"), secondOfDay: half)
        == .two(moment("2026-10-25T00:30Z"), moment("2026-10-25T01:30Z")))
    #expect(
      berlin.instants(of: date("2026-10-25"), secondOfDay: 3 * 3600)
        == .one(moment("2026-10-25T02:00Z")))
  }

  @Test func `Lord Howe moves its clocks by half an hour`() throws {
    let island = try zone("Australia/Lord_Howe")
    #expect(island.offsetSeconds(at: moment("2026-07-01T00:00Z")) == 37_800)
    #expect(island.offsetSeconds(at: moment("2026-01-01T00:00Z")) == 39_600)
    // 2026-10-04, 02:00 becomes 02:30.
    #expect(
      island.instants(of: date("2026-10-04"), secondOfDay: 7200 + 900)
        == .gap(moment("2026-10-03T15:30Z")))
  }

  @Test func `Apia had no 30 December 2011`() throws {
    let apia = try zone("Pacific/Apia")
    let transition = moment("2011-12-30T10:00Z")
    for second in [0, 43_200, 86_399] {
      #expect(apia.instants(of: date("2011-12-30"), secondOfDay: second) == .gap(transition))
    }
    #expect(apia.local(transition).date == date("2011-12-31"))
    #expect(apia.local(transition - .seconds(1)).date == date("2011-12-29"))
  }

  @Test func `local time has its milliseconds before 1970 too`() {
    let time = Zone.utc.local(Instant(milliseconds: -1))
    #expect(time.date == date("1969-12-31"))
    #expect(time.clock == "23:59:59")
    #expect(time.milliseconds == 999)
  }
}
