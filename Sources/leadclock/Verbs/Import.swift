import ArgumentParser
import LeadClock
import LeadFormats
import Ledger

/// Leads of the past.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take leads of the past in as history: no clock, no alarm.",
    discussion: """
      Every lead of the files becomes history, whatever its date; tests and signals stay what they \
      are, and what is known already is counted as a duplicate. Waits up to 10 s for the daemon. \
      Only members of the group leadclock-ops may.

        leadclock import --source old-crm --dry-run export.json
        leadclock import --source old-crm export.json
      """)

  @Argument(
    help: ArgumentHelp("Files in any format that is read from an inbox.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("The source the leads get.", valueName: "source"))
  var source = "import"
  @Flag(help: "Say what is in the files, and take none in.") var dryRun = false
  @Flag(help: "Print JSON: an object, for several files an array.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  /// How long the daemon has.
  static let patience = TimeSpan.seconds(10)

  func run() throws {
    let place = try configuration.installation()
    try SourceFolder.check(source)
    // All are read before one is handed over: a mistake in the last leaves nothing half done.
    let wanted = try files.map { try ImportedFile($0, source: source, in: place) }
    let now = WallClock.now()
    for file in wanted {
      let recent = file.recent(now, in: place)
      guard recent > 0 else { continue }
      Output.complain(
        "\(DisplayText.harmless(file.path)): \(ImportVerdict.number(recent, "lead")) of the last "
          + "\(place.settings.limits.importedAfter.text); no clock will run for them either")
    }
    if dryRun { return tell(wanted) }
    try hand(wanted, to: place)
  }

  private func tell(_ wanted: [ImportedFile]) {
    if json { return print(wanted.map(Self.preview)) }
    for file in wanted {
      let sum = ImportVerdict.sum(
        leads: file.count(.lead), "would become history", duplicates: nil,
        tests: file.count(.test), signals: file.count(.signal))
      Output.line(
        "\(DisplayText.harmless(file.path)): \(sum); duplicates are found when it is taken")
    }
  }

  private static func preview(_ file: ImportedFile) -> JSONValue {
    [
      "path": .string(file.path), "state": "dry-run",
      "leads": .integer(Int64(file.count(.lead))), "tests": .integer(Int64(file.count(.test))),
      "signals": .integer(Int64(file.count(.signal))),
    ]
  }

  private func print(_ results: [JSONValue]) {
    Output.json(results.count == 1 ? results[0] : .array(results))
  }

  private func hand(_ wanted: [ImportedFile], to place: Installation) throws {
    let isDaemonThere = place.daemon() != .stopped
    var ledger = try? place.ledger()
    defer { ledger?.close() }
    let known = try ledger.map { ledger in
      try place.ask { () throws(LedgerError) in
        (file: try ledger.lastFile(), event: try ledger.lastEvent())
      }
    }
    for file in wanted {
      try DropFile.publish(
        file.bytes, as: file.name, temporary: ".tmp-" + file.name,
        in: place.settings.spool + "/responses", hint: Failure.groupHint)
    }
    var verdicts = wanted.map { ImportVerdict(path: $0.path) }
    let patience = Patience(isDaemonThere ? Self.patience : .zero)
    while verdicts.contains(where: { $0.file == nil }), patience.pause(milliseconds: 20) {
      // A first start makes the ledger, so that it may be there only now.
      ledger = ledger ?? (try? place.ledger())
      guard let ledger else { continue }
      for (index, file) in wanted.enumerated() where verdicts[index].file == nil {
        try judge(&verdicts[index], file, ledger, after: known ?? (0, 0), in: place)
      }
    }
    try show(verdicts, isDaemonThere: isDaemonThere)
  }

  /// All that came of a file is committed at once, so that its row says that all is there.
  private func judge(
    _ verdict: inout ImportVerdict, _ file: ImportedFile, _ ledger: LedgerReader,
    after known: (file: Int64, event: Int64), in place: Installation
  ) throws {
    guard
      let row = try place.ask({ () throws(LedgerError) in
        try ledger.file(named: Array(file.name.utf8), in: "responses", after: known.file)
      })
    else { return }
    verdict.file = row
    verdict.events = try place.ask { () throws(LedgerError) in
      try ledger.events(ofFile: row.id, after: known.event)
    }
  }

  private func show(_ verdicts: [ImportVerdict], isDaemonThere: Bool) throws {
    if json { print(verdicts.map(\.json)) }
    for verdict in verdicts {
      let text = verdict.text(isDaemonThere: isDaemonThere)
      if verdict.reason != nil {
        Output.complain(text)
      } else if !json {
        Output.line(text)
      }
    }
    if verdicts.contains(where: { $0.reason != nil }) { throw Failure(.data, "") }
  }
}
