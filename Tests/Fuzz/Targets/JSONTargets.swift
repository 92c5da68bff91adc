@testable import LeadFormats

extension FuzzTarget {
  /// Strict JSON: what is read is written and read back the same, and no beginning of a document is
  /// taken for one that is broken, or whole.
  static let json = FuzzTarget(name: "json") { bytes throws(Broken) in
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(bytes)
    } catch {
      return try mustPointInside(error, bytes.count)
    }
    for written in [value.compact, value.pretty] {
      try must((try? JSONReader.read(Array(written.utf8))) == value, "JSON that does not read back")
    }
    guard value.members != nil || value.elements != nil,
      let end = bytes.lastIndex(where: { $0 > 0x20 })
    else { return }
    for part in 1...8 {
      try must(isBeginning(bytes[..<(end * part / 8)]), "a beginning of a document taken for more")
    }
  }

  private static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    do throws(JSONError) {
      _ = try JSONReader.read(Array(bytes))
      return false
    } catch {
      if case .truncated = error { return true }
      return false
    }
  }

  private static func mustPointInside(_ error: JSONError, _ count: Int) throws(Broken) {
    switch error {
    case .truncated(let offset), .malformed(let offset, _), .tooDeep(let offset, _):
      try must((0...count).contains(offset), "an error at byte \(offset) of \(count)")
    }
    try mustBePlain(error.sentence, "a JSON error")
  }

  /// What is saved from JSON that is not: bounded, and not more than was written.
  static let brokenJSON = FuzzTarget(name: "broken-json") { bytes throws(Broken) in
    let fields = BrokenJSON.fields(bytes)
    try must(fields.count <= Flattener.maximumFields, "more fields than are kept")
    let size = fields.reduce(0) { $0 + $1.value.utf8.count }
    // A byte of Windows-1252 is at most three of UTF-8.
    try must(size <= bytes.count * 3, "\(size) bytes of values from \(bytes.count)")
  }

  /// One value a line: every line is a value or said to be broken.
  static let ndjson = FuzzTarget(name: "ndjson") { bytes throws(Broken) in
    guard let lines = NDJSONReader.read(bytes) else { return }
    let written = bytes.split(separator: 0x0A).count { line in line.contains { $0 > 0x20 } }
    try must(
      lines.values.count + lines.broken.reduce(0) { $0 + $1.count } == written,
      "a line that is neither read nor broken")
    let again = lines.values.map(\.compact).joined(separator: "\n")
    guard lines.values.count >= 2 else { return }
    let read = NDJSONReader.read(Array(again.utf8))
    try must(read?.values == lines.values, "lines that do not read back")
  }
}
