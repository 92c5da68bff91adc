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
    try folder.names().compactMap { name in
      let digits = name.text.dropFirst(2).prefix { $0.isHexDigit }
      guard let number = FileRow.number("F-" + digits) else { return nil }
      return name.text.hasPrefix("F-") && number >= next ? number : nil
    }
  }
}
