import Foundation
import LeadFormats
import Testing

/// A file of the corpus and what must be read in it.
struct CorpusCase: CustomTestStringConvertible {
  /// Its path below the corpus.
  let path: String
  let bytes: [UInt8]
  let expected: JSONValue

  var testDescription: String { path }

  private static let folder =
    String(
      #filePath.dropLast("CorpusTests.swift".count)) + "Corpus"
  private static let suffix = ".expected.json"

  /// Every file with an expectation beside it.
  static let all: [CorpusCase] = {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
      guard let expected = read(path), let json = try? JSONReader.read(expected),
        let bytes = read(String(path.dropLast(suffix.count)))
      else {
        Issue.record("\(path) has no file beside it, or is no JSON")
        return nil
      }
      return CorpusCase(path: String(path.dropLast(suffix.count)), bytes: bytes, expected: json)
    }
  }()

  private static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder + "/" + path).map { Array($0) }
  }

  /// What is expected of each record.
  var records: [JSONValue] { expected["records"]?.elements ?? [expected] }

  /// The findings, every field of each; none when nothing was recognised.
  func found() -> [JSONValue] {
    let recogniser = Recogniser(
      RecogniserSetting(
        ownDomains: ["firm.example"], region: expected["setting"]?["region"]?.text))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard case .findings(let findings, let container) = recogniser.recognise(bytes, fileName: name)
    else { return [] }
    let raw = RawFile(file: path, sha256: "", container: container)
    return findings.indices.map { findings[$0].canonical(of: raw, index: $0) }
  }

  /// What differs in a record, a field a line. A contact is compared in full: what is not expected
  /// must not be there.
  func differences(_ expected: JSONValue, _ found: JSONValue) -> [String] {
    var lines: [String] = []
    for member in expected.members ?? [] {
      switch member.name {
      case "setting", "records": continue
      case "contact": lines += Self.contact(member.value, found["contact"])
      case "suspect", "score":
        lines += Self.line(member.name, member.value, found["spam"]?[member.name])
      case "phone_e164":
        lines += Self.line(member.name, member.value, found["contact"]?["phone_e164"])
      case let name where name.hasPrefix("campaign."):
        lines += Self.line(name, member.value, found["campaign"]?[String(name.dropFirst(9))])
      case let name where name == "extra":
        for field in member.value.members ?? [] {
          lines += Self.line("extra.\(field.name)", field.value, found["extra"]?[field.name])
        }
      default: lines += Self.line(member.name, member.value, found[member.name])
      }
    }
    return lines
  }

  static let contactKeys = [
    "full_name", "first_name", "last_name", "email", "phone", "company", "job_title",
  ]

  static func contact(_ expected: JSONValue, _ found: JSONValue?) -> [String] {
    contactKeys.flatMap { line("contact.\($0)", expected[$0] ?? .null, found?[$0]) }
  }

  private static func line(_ name: String, _ expected: JSONValue, _ found: JSONValue?) -> [String] {
    found == expected
      ? [] : ["\(name) is \(found?.compact ?? "absent"), not \(expected.compact)"]
  }
}

@Suite struct `The corpus of handlers` {
  @Test func `every format has its cases`() {
    #expect(CorpusCase.all.count > 300)
    let formats = Set(CorpusCase.all.compactMap { $0.path.split(separator: "/").first })
    #expect(formats.count > 100)
  }

  @Test(arguments: CorpusCase.all)
  func `a file is read as expected`(_ file: CorpusCase) {
    let found = file.found()
    if file.expected["kind"] == "unrecognised" {
      return #expect(found.isEmpty)
    }
    guard found.count == file.records.count else {
      return _ = Issue.record("\(found.count) records, not \(file.records.count)")
    }
    let differences = zip(file.records, found).flatMap { file.differences($0, $1) }
    #expect(differences.isEmpty, "\(file.path): \(differences.joined(separator: "; "))")
  }

  @Test func `no contact is wrong, and none is missed`() {
    var counts = (right: 0, wrong: 0, missed: 0)
    for file in CorpusCase.all {
      let found = file.found()
      for (place, record) in file.records.enumerated() {
        guard let expected = record["contact"] else { continue }
        let contact = found.indices.contains(place) ? found[place]["contact"] : nil
        for key in CorpusCase.contactKeys {
          switch (expected[key] ?? .null, contact?[key] ?? .null) {
          case (.null, .null): continue
          case (let wanted, let got) where wanted == got: counts.right += 1
          case (_, .null): counts.missed += 1
          default: counts.wrong += 1
          }
        }
      }
    }
    print("corpus: \(counts.right) right, \(counts.wrong) wrong, \(counts.missed) missed")
    #expect(counts.right > 900)
    #expect(counts.wrong == 0)
    #expect(counts.missed == 0)
  }
}
