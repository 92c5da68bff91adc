import ArgumentParser
import Glibc
import LeadFormats
import Settings

/// What the reader sees in a file.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what the reader sees in a file, with its reasons.",
    discussion: """
      Needs no daemon and changes nothing. With --json an array of findings, one a record, with \
      every field of a lead and null where nothing is known; of several files each names its file. \
      Exits with 65 when a file holds no lead or response. The configuration is read for \
      own-domains, region, timezone and limits when it is there.

      A call record or a provider's callback about a call or a message is shown as the response \
      that it is. A sent mail looks like a lead's: --responses reads files as if they lay in \
      responses/.

        leadclock parse lead.json
        leadclock parse --responses sent.eml
        curl -s https://example.com/lead | leadclock parse - --json
      """)

  @Argument(help: ArgumentHelp("Files, or - for standard input.", valueName: "file"))
  var files: [String]
  @Flag(help: "Print JSON.") var json = false
  @Flag(name: .customLong("responses"), help: "Read the files as responses.")
  var areResponses = false
  @OptionGroup var configuration: ConfigurationOption

  /// What a file holds.
  struct Reading {
    let file: String
    let recognition: Recognition
    /// SHA-256 of its bytes.
    let digest: String

    /// Its findings, none when it was not recognised.
    var findings: [Finding] {
      if case .findings(let findings, _) = recognition { findings } else { [] }
    }

    /// Its findings with every canonical field.
    var canonical: [JSONValue] {
      guard case .findings(let findings, let container) = recognition else { return [] }
      let raw = RawFile(file: file, sha256: digest, container: container)
      return findings.indices.map { findings[$0].canonical(of: raw, index: $0) }
    }

    /// Whether a lead or a response is in it; a test is a lead that tries the form.
    var isUseful: Bool {
      findings.contains { [.lead, .test, .response].contains($0.kind) }
    }
  }

  func run() throws {
    let settings = try known()
    let limits = settings?.limits ?? Limits()
    let setting = settings?.recogniserSetting ?? RecogniserSetting()
    let recogniser = Recogniser(setting)
    let responses = ResponseReader(EvidenceRules(setting))
    var list = JSONList()
    var shown: [Reading] = []
    var lacks: [String] = []
    for file in ManyFiles.unfolded(files) {
      let name = String(file.split(separator: "/").last ?? "-")
      let bytes = try InputFile.read(file, limit: limits.file)
      let recognition =
        areResponses
        ? responses.recognise(bytes, fileName: name)
        : responses.evidentEvidence(bytes) ?? recogniser.recognise(bytes, fileName: name)
      let reading = Reading(file: file, recognition: recognition, digest: Digest.text(bytes))
      if json { findings(reading).forEach { list.append($0) } } else { shown.append(reading) }
      if !reading.isUseful { lacks.append(Self.lack(reading)) }
    }
    if json { list.end() }
    for reading in shown { tell(reading) }
    for lack in lacks { Output.complain(lack) }
    if !lacks.isEmpty { throw Failure(.data, "") }
  }

  /// The configuration, unless none was named and there is none.
  private func known() throws -> Settings? {
    let isNamed = configuration.given != nil || Environment["LEADCLOCK_CONFIG"] != nil
    guard isNamed || access(configuration.path, R_OK) == 0 else { return nil }
    return try configuration.settings()
  }

  private func findings(_ reading: Reading) -> [JSONValue] {
    guard files.count > 1 else { return reading.canonical }
    return reading.canonical.map {
      .object([.init("file", .string(reading.file))] + ($0.members ?? []))
    }
  }

  private static func lack(_ reading: Reading) -> String {
    let file = DisplayText.harmless(reading.file)
    switch reading.recognition {
    case .findings: return "\(file): no lead or response in it, nobody can be reached"
    case .incomplete(let reason): return "\(file): not whole: \(DisplayText.harmless(reason))"
    case .unrecognised(let reason): return "\(file): \(DisplayText.harmless(reason))"
    }
  }

  private func tell(_ reading: Reading) {
    for (place, finding) in reading.findings.enumerated() {
      let record = reading.findings.count > 1 ? ", record \(place + 1)" : ""
      Output.line("\(DisplayText.harmless(reading.file))\(record): \(finding.kind.rawValue)")
      for line in Self.lines(finding) {
        Output.line("  " + DisplayText.harmless(line))
      }
    }
  }

  private static func lines(_ finding: Finding) -> [String] {
    var lines = finding.reasons.map { "because  \($0)" } + finding.warnings.map { "but      \($0)" }
    if let response = finding.response { return lines + ["says     \(response.json.compact)"] }
    for member in finding.json.members ?? []
    where !["schema_version", "kind", "reasons", "warnings"].contains(member.name) {
      lines += facts(member.value, name: member.name)
    }
    return lines
  }

  /// What a member says, its own members under joined names; what says nothing is left out.
  private static func facts(_ value: JSONValue, name: String) -> [String] {
    switch value {
    case .null: return []
    case .bool(let flag): return flag ? ["\(name)  yes"] : []
    case .number(let written): return ["\(name)  \(written)"]
    case .string(let text): return ["\(name)  \(text)"]
    case .array(let elements):
      return elements.isEmpty ? [] : elements.flatMap { facts($0, name: name) }
    case .object(let members):
      return members.flatMap { facts($0.value, name: "\(name).\($0.name)") }
    }
  }
}
