import Foundation
import Glibc
import LeadClock
import Testing

@testable import leadclockd

@Suite struct `What the archive keeps` {
  private let folder = TemporaryFolder()

  private func archive(_ days: [String: Int]) throws -> Folder {
    mkdir(folder.path + "/archive", 0o755)
    for (day, files) in days {
      mkdir(folder.path + "/archive/" + day, 0o755)
      for number in 0..<files { folder.write("{}", to: "archive/\(day)/F-\(number)") }
    }
    return try Folder(path: folder.path + "/archive")
  }

  /// Noon of 2026-11-22, UTC.
  private func time(_ monotonic: Int64) -> PassTime {
    PassTime(
      now: Instant(milliseconds: 1_795_348_800_000), monotonic: monotonic, bootTime: monotonic)
  }

  private func days(_ archive: Folder) throws -> [String] {
    try archive.names().map(\.text).sorted()
  }

  @Test func `removes the days that are older, whole, and nothing else`() throws {
    let archive = try archive(["2026-11-11": 3, "2026-11-12": 2, "2026-11-22": 1, "notes": 1])
    Retention(archive: archive).work(.days(10), zone: .utc, time(0))
    #expect(try days(archive) == ["2026-11-12", "2026-11-22", "notes"])
  }

  @Test func `removes nothing when nothing is said`() throws {
    let archive = try archive(["1999-01-01": 1])
    let retention = Retention(archive: archive)
    retention.work(nil, zone: .utc, time(0))
    #expect(try days(archive) == ["1999-01-01"])
    #expect(retention.wakeAt(nil) == .max)
  }

  @Test func `works in slices and then rests for an hour`() throws {
    let archive = try archive(["1999-01-01": 250])
    let retention = Retention(archive: archive)
    retention.work(.days(10), zone: .utc, time(0))
    #expect(try days(archive) == ["1999-01-01"])
    #expect(retention.wakeAt(.days(10)) == 0)
    retention.work(.days(10), zone: .utc, time(1))
    retention.work(.days(10), zone: .utc, time(2))
    #expect(try days(archive) == [])
    #expect(retention.wakeAt(.days(10)) == 3_600_002)
  }
}
