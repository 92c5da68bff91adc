import Glibc
import LeadFormats
import Testing

/// Every input that was kept, fed to its target again: what broke once stays mended.
@Suite struct `The kept corpus of the fuzz targets` {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `holds for every property`(_ name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let inputs = Corpus.inputs(of: name)
    #expect(inputs.count > 1, "every target has a corpus")
    for input in inputs {
      do throws(Broken) {
        try target.check(input.bytes)
      } catch {
        Issue.record("\(name)/\(input.name): \(error.description)")
      }
    }
  }

  @Test func `has no folder or dictionary without a target`() {
    let names = Set(FuzzTarget.all.map(\.name))
    #expect(Set(Corpus.names(in: Corpus.root)) == names)
    let dictionaries = Corpus.names(in: Corpus.root + "/../Dictionaries")
    #expect(
      dictionaries.allSatisfy { $0.hasSuffix(".dict") && names.contains(String($0.dropLast(5))) })
  }

  @Test func `stays small`() {
    for name in FuzzTarget.all.map(\.name) {
      let inputs = Corpus.inputs(of: name)
      #expect(inputs.count <= 150, "\(name)")
      #expect(inputs.reduce(0) { $0 + $1.bytes.count } <= 100_000, "\(name)")
    }
  }
}

/// The properties catch what they are for: each gets something that breaks it.
@Suite struct `The properties of the fuzz targets` {
  @Test func `say what does not hold`() {
    #expect(throws: Broken.self) { try mustBePlain("a\u{1B}[2J", "a reason") }
    #expect(throws: Broken.self) { try mustBeSound(.findings([], container: .json)) }
    var lead = CanonicalLead(format: "generic")
    lead.contact.email = "ana@mail.\(ownDomain)"
    #expect(throws: Broken.self) {
      try mustBeSound(Finding(kind: .signal, reasons: ["a"], lead: lead))
    }
    lead.contact.email = "ana@example.com"
    #expect(throws: Never.self) {
      try mustBeSound(Finding(kind: .lead, reasons: ["a"], lead: lead))
    }
    #expect(throws: Broken.self) {
      try mustBeSound(Finding(kind: .lead, reasons: ["of ana@example.com"], lead: lead))
    }
    lead.message = String(repeating: "a", count: 70_000)
    #expect(throws: Broken.self) { try mustKeepWithinLimits(lead) }
  }
}

private enum Corpus {
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Corpus"
  }()

  static func inputs(of target: String) -> [(name: String, bytes: [UInt8])] {
    names(in: root + "/" + target).compactMap { name in
      bytes(of: root + "/" + target + "/" + name).map { (name, $0) }
    }
  }

  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&part, 1, part.count, stream)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
