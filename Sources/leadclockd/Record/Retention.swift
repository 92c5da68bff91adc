import Glibc
import LeadClock

/// Removes what the archive holds longer than `privacy.retention` allows, a slice a pass.
///
/// A day's folder goes when the whole day is older than that; the ledger keeps what it recorded.
/// Quarantine is left to people.
final class Retention {
  /// Files removed in one pass at most.
  private static let slice = 100
  /// Milliseconds between looks at the archive when nothing is left to remove.
  private static let interval: Int64 = 3_600_000

  var archive: Folder
  private var nextLook: Int64 = 0

  init(archive: Folder) { self.archive = archive }

  /// When there is something to do, in monotonic milliseconds; `.max` when everything is kept.
  func wakeAt(_ retention: TimeSpan?) -> Int64 { retention == nil ? .max : nextLook }

  /// Removes at most a slice of what is too old. What cannot be removed is tried again later.
  func work(_ retention: TimeSpan?, zone: Zone, _ time: PassTime) {
    guard let retention, time.monotonic >= nextLook else { return }
    nextLook = time.monotonic + Self.interval
    let oldest = zone.local(time.now - retention).date
    do throws(SystemError) {
      for name in try archive.names() {
        guard let day = CivilDate(name.text), day < oldest else { continue }
        guard try remove(name) else {
          // More is left: the next pass goes on.
          nextLook = time.monotonic
          return
        }
      }
    } catch {}
  }

  /// Removes a slice of a day's files, and the day when none is left; false when some are.
  private func remove(_ name: FileName) throws(SystemError) -> Bool {
    let day = try Folder(name, in: archive)
    let files = try day.names(limit: Self.slice + 1)
    for file in files.prefix(Self.slice) { try day.remove(file) }
    guard files.count <= Self.slice else { return false }
    let result = name.withCString { unlinkat(archive.descriptor.number, $0, AT_REMOVEDIR) }
    guard result == 0 else { throw SystemError(day.path) }
    return true
  }
}

extension CivilDate {
  /// A date written `2026-11-21`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
