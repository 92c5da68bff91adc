import LeadClock
import LeadFormats
import Ledger

/// A file on its way into history.
struct ImportedFile {
  /// As it was named on the command line.
  let path: String
  let bytes: [UInt8]
  let findings: [Finding]
  /// Its name in `responses/`, by which the daemon knows what to do with it.
  let name: String

  /// Reads a file and what is in it; throws when nothing in it is a lead.
  init(_ path: String, source: String, in place: Installation) throws {
    let limits = place.settings.limits
    let fileName = String(path.split(separator: "/").last ?? "-")
    self.path = path
    bytes = try InputFile.read(path, limit: limits.file)
    let recogniser = Recogniser(place.settings.recogniserSetting)
    findings = try Self.leads(recogniser.recognise(bytes, fileName: fileName), path: path)
    name = "import-\(source)-\(DropFile.identifier())-\(Self.safe(fileName))"
  }

  private static func leads(_ recognition: Recognition, path: String) throws -> [Finding] {
    let file = DisplayText.harmless(path)
    switch recognition {
    case .incomplete(let reason): throw Failure(.data, "\(file): not whole: \(reason)")
    case .unrecognised(let reason): throw Failure(.data, "\(file): \(reason)")
    case .findings(let findings, _):
      guard !findings.contains(where: { $0.kind == .response }) else {
        throw Failure(.data, "\(file): a response is no lead to import")
      }
      guard findings.contains(where: { $0.kind == .lead }) else {
        throw Failure(.data, "\(file): no lead in it; leadclock parse \(file) says why")
      }
      return findings
    }
  }

  /// Letters, digits, `.`, `_` and `-`, the last hundred of them, with the extension.
  static func safe(_ name: String) -> String {
    let mapped = name.utf8.map { byte in
      SourceFolder.isAllowed(byte) ? byte : UInt8(ascii: "_")
    }
    return String(decoding: mapped.suffix(100), as: UTF8.self)
  }

  /// How many records of a kind are in it.
  func count(_ kind: FindingKind) -> Int { findings.lazy.filter { $0.kind == kind }.count }

  /// Leads that were submitted too recently to be history by themselves.
  func recent(_ now: Instant, in place: Installation) -> Int {
    let limit = place.settings.limits.importedAfter
    return findings.lazy.filter { finding in
      guard finding.kind == .lead, let submitted = finding.lead.submittedAt else { return false }
      return now - submitted <= limit
    }.count
  }
}

/// What the daemon made of an imported file.
struct ImportVerdict {
  let path: String
  /// The file's number; nil while it waits.
  var file: FileRow?
  var events: [EventRow] = []

  private func count(_ kind: EventKind) -> Int { events.lazy.filter { $0.kind == kind }.count }

  /// Why it was put aside; nil when it was taken.
  var reason: String? { file?.reason }

  private var state: String { file == nil ? "queued" : reason == nil ? "imported" : "quarantined" }

  /// The verdict for programs.
  var json: JSONValue {
    let first = events.first { $0.kind == .leadImported }?.lead
    return [
      "path": .string(path), "state": .string(state),
      "file": .optional(file.map { FileRow.text($0.id) }),
      "imported": .integer(Int64(count(.leadImported))),
      "duplicates": .integer(Int64(count(.leadDuplicate))),
      "tests": .integer(Int64(count(.testReceived))),
      "signals": .integer(Int64(count(.signalReceived))),
      "first": .optional(first.map { LeadID($0).text }), "reason": .optional(reason),
    ]
  }

  /// The verdict for a person.
  func text(isDaemonThere: Bool) -> String {
    let name = DisplayText.harmless(path)
    guard let file else {
      let why = isDaemonThere ? "has not taken it yet" : "does not run"
      return "\(name) queued: leadclockd \(why)"
    }
    let number = FileRow.text(file.id)
    if let reason {
      return "\(name) was put aside: \(DisplayText.harmless(reason)); "
        + "leadclock quarantine show \(number)"
    }
    return "\(name) imported as \(number): "
      + Self.sum(
        leads: count(.leadImported), "became history", duplicates: count(.leadDuplicate),
        tests: count(.testReceived), signals: count(.signalReceived))
  }

  /// `3 leads became history, 1 duplicate, no tests, no signals`.
  static func sum(leads: Int, _ verb: String, duplicates: Int?, tests: Int, signals: Int) -> String
  {
    let parts = [
      "\(number(leads, "lead")) \(verb)", duplicates.map { number($0, "duplicate") },
      number(tests, "test"), number(signals, "signal"),
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  static func number(_ count: Int, _ word: String) -> String {
    count == 0 ? "no \(word)s" : "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
