import ArgumentParser
import Glibc
import LeadClock
import LeadFormats
import Ledger

/// Which sources there are.
struct SourceList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the sources: folders of the inbox, and what the ledger knows.",
    discussion: """
      A folder is 'unknown' to an account that may not list the inbox. LACKS counts the leads of \
      the last 30 days and what most of them lack, a phone number for instance: what a form does \
      not ask for nobody can use.

        leadclock source list --json
      """)

  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  /// One source.
  struct Row {
    let name: String
    let origin: Origin
    /// Whether it has a folder; nil when this account cannot tell.
    let hasFolder: Bool?
    let leads: Int
    let latest: Instant?
    /// What of full enquiries its latest leads lacked.
    let lacks: LedgerReader.Lacks?

    /// The source for programs.
    var json: JSONValue {
      [
        "name": .string(name), "origin": .string(origin.text),
        "folder": hasFolder.map { .bool($0) } ?? .null, "leads": .integer(Int64(leads)),
        "latest_at": Moment.json(latest), "lacks": lacksJSON,
      ]
    }
  }

  /// How far back leads are looked at for what they lack.
  static let period = TimeSpan.days(30)

  func run() throws {
    let place = try configuration.installation()
    let rows = try rows(place)
    if json { return Output.json(.array(rows.map(\.json))) }
    guard !rows.isEmpty else {
      return Output.line("No source yet: leadclock source add NAME --user ACCOUNT")
    }
    let now = WallClock.now()
    var table = Table(["SOURCE", "ORIGIN", "FOLDER", "LEADS", "LATEST", "LACKS"])
    for row in rows {
      let latest = row.latest.map { place.settings.timezone.clockText($0, relativeTo: now) }
      table.add([
        Table.Cell(row.name, .bold), Table.Cell(row.origin.text),
        Table.Cell(row.hasFolder.map { $0 ? "yes" : "no" } ?? "unknown"),
        Table.Cell(String(row.leads)), Table.Cell(latest ?? "-"),
        Table.Cell(row.lacksText),
      ])
    }
    for line in table.lines(Screen.current()) { Output.line(line) }
  }

  private func rows(_ place: Installation) throws -> [Row] {
    let folders = Self.folders(of: place.settings.spool + "/inbox")
    var known: [String: (leads: Int, latest: Instant)] = [:]
    var lacks: [String: LedgerReader.Lacks] = [:]
    // Before the first start there is no ledger, and folders there are.
    if access(place.settings.state + "/ledger.db", F_OK) == 0 {
      let ledger = try place.ledger()
      defer { ledger.close() }
      let since = WallClock.now() - Self.period
      lacks = try place.ask { () throws(LedgerError) in try ledger.lacks(since: since) }
      for row in try place.ask({ () throws(LedgerError) in try ledger.sources() }) {
        let filter = LeadFilter(standing: .all, source: row.name)
        let count = try place.ask { () throws(LedgerError) in try ledger.count(filter) }
        known[row.name] = (count, row.latest)
      }
    }
    let configured = place.settings.rules.sources.map(\.name)
    return Set(known.keys).union(configured).union(folders ?? []).sorted().map { name in
      Row(
        name: name, origin: place.settings.sourceOptions[name]?.origin ?? .own,
        hasFolder: folders.map { $0.contains(name) }, leads: known[name]?.leads ?? 0,
        latest: known[name]?.latest, lacks: lacks[name])
    }
  }

  /// The folders in the inbox by the names of their sources, hidden ones left out; nil when it cannot be listed.
  static func folders(of inbox: String) -> Set<String>? {
    guard let entries = Folder.entries(inbox) else { return nil }
    let folders = entries.filter { $0.isFolder && !$0.name.hasPrefix(".") }
    return Set(folders.map { SourceNames.name(of: $0.name) })
  }
}
