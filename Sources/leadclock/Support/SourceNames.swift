import LeadClock
import Ledger
import Settings

/// The sources there are: of the configuration, of the inbox and of the ledger.
enum SourceNames {
  /// Refuses a source that nothing knows; without it a slip of the finger would look as if nobody
  /// waited.
  static func check(_ name: String?, in place: Installation, ledger: LedgerReader) throws {
    guard let name else { return }
    let recorded = try place.ask { () throws(LedgerError) in try ledger.sources() }.map(\.name)
    let folders = SourceList.folders(of: place.settings.spool + "/inbox") ?? []
    let known = Set(place.settings.rules.sources.map(\.name)).union(recorded).union(folders)
    guard !known.contains(name) else { return }
    let guess = Settings.nearest(to: name, among: known.sorted()).map { ", did you mean '\($0)'?" }
    throw Failure(
      .noInput,
      "no source \(DisplayText.harmless(name))\(guess ?? "; leadclock source list shows what there is")"
    )
  }

  /// What the daemon calls the source of a folder: what would not be safe in a name is `_`.
  static func name(of folder: String) -> String {
    guard folder.utf8.count <= 64 else { return folder }
    let safe = folder.utf8.map { SourceFolder.isAllowed($0) ? $0 : UInt8(ascii: "_") }
    return String(decoding: safe, as: UTF8.self)
  }
}
