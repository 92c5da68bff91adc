import LeadClock
import Ledger
import Settings

/// A ledger that was put back from a backup, beside an archive that has gone on since.
///
/// A file is moved only after its commit, so the archive never holds a number that the ledger does
/// not have. Where it does, leads are missing from the ledger, and their numbers would be given to
/// other people.
enum ArchiveCheck {
  /// What to do about files that the ledger does not know; nil when there are none.
  static func complaint(
    _ ledger: Ledger, _ spool: Spool, _ settings: Settings
  ) throws -> String? {
    guard let last = try ledger.lastEventAt() else { return nil }
    let next = try ledger.nextFile()
    // What came later lies in the folders of later days; a day more for clocks and time zones.
    let firstDay = settings.timezone.local(last - .days(1)).date.text
    var unknown = try numbers(in: spool.quarantine, from: next)
    for day in try spool.archive.names() where day.text >= firstDay {
      guard try spool.archive.facts(of: day)?.isFolder == true else { continue }
      unknown += try numbers(in: try Folder(day, in: spool.archive), from: next)
    }
    let files = Set(unknown)
    guard let first = files.min() else { return nil }
    return "the ledger is older than the archive: \(files.count) files from "
      + "\(FileRow.text(first)) on are not in it; restore a newer ledger, or move those files of "
      + "archive and quarantine back into inbox/SOURCE (responses into responses/), where they are "
      + "read again"
  }

  private static func numbers(in folder: Folder, from next: Int64) throws(SystemError) -> [Int64] {
    let names = try folder.names()
    return names.indices.compactMap { place in
      number(names.slice(place)).flatMap { $0 >= next ? $0 : nil }
    }
  }

  /// The number in `F-00001a-lead.json`: by its bytes, because a day's folder may have a hundred
  /// thousand names, and a start waits for this.
  private static func number(_ name: ArraySlice<UInt8>) -> Int64? {
    guard name.starts(with: "F-".utf8) else { return nil }
    var number: Int64 = 0
    let digits = name.dropFirst(2).prefix { hexadecimal($0) != nil }
    guard (1...15).contains(digits.count) else { return nil }
    for digit in digits { number = number << 4 | (hexadecimal(digit) ?? 0) }
    return number
  }

  private static func hexadecimal(_ byte: UInt8) -> Int64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int64(byte - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
