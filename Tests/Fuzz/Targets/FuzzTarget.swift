/// A parser and what must hold of it for every input.
struct FuzzTarget: Sendable {
  /// The name of its corpus, its dictionary and its program.
  let name: String
  /// Feeds it the bytes; throws `Broken` when a property does not hold.
  let check: @Sendable ([UInt8]) throws(Broken) -> Void

  /// All of them. A new one is listed here and gets a folder in Corpus.
  static let all = [
    json, brokenJSON, ndjson, urlencoded, labelledText, xml, calendar, mail, recogniser, response,
    evidence, multipart, table, vcard, mbox, charset, finding, settings, frames, values, zone,
  ]

  /// The target of that name.
  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

  /// Checks the input, and of some short inputs also what they are when repeated up to `most` bytes:
  /// time that grows faster than the input shows there first.
  func checkRepeated(_ bytes: [UInt8], upTo most: Int) throws(Broken) {
    guard (1...64).contains(bytes.count), bytes.reduce(0, { $0 &* 31 &+ Int($1) }) % 64 == 0 else {
      return
    }
    var long: [UInt8] = []
    while long.count + bytes.count <= most { long += bytes }
    try check(long)
  }
}

/// A property that does not hold, and of what.
struct Broken: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Throws the sentence unless the property holds.
func must(
  _ holds: Bool, _ otherwise: @autoclosure () -> String
) throws(Broken) {
  if !holds { throw Broken(otherwise()) }
}

/// Throws when a text that reaches journals and terminals could do more there than be read.
func mustBePlain(_ text: String, _ what: String) throws(Broken) {
  for scalar in text.unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    try must(!isControl, "\(what) holds the control character \(scalar.value)")
  }
}
