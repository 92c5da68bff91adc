@testable import LeadFormats

extension FuzzTarget {
  /// `key=value&…`: never more pairs than were written, and nothing longer than it was.
  static let urlencoded = FuzzTarget(name: "urlencoded") { bytes throws(Broken) in
    _ = URLEncodedReader.matches(bytes)
    guard let value = URLEncodedReader.read(bytes) else { return }
    let written = Array(value.compact.utf8)
    try must(
      (try? JSONReader.read(written, maximumDepth: 80)) == value, "a form that is no JSON value")
    try must(leaves(value) <= bytes.count(where: { $0 == 0x26 }) + 1, "more values than pairs")
  }

  private static func leaves(_ value: JSONValue) -> Int {
    switch value {
    case .object(let members): members.reduce(0) { $0 + leaves($1.value) }
    case .array(let elements): elements.reduce(0) { $0 + leaves($1) }
    case .null, .bool, .number, .string: 1
    }
  }

  /// `Label: value` lines: never more than was written.
  static let labelledText = FuzzTarget(name: "labelled-text") { bytes throws(Broken) in
    let text = String(decoding: bytes, as: UTF8.self)
    let read = LabelledText.read(text)
    let size = read.fields.reduce(0) { $0 + $1.value.utf8.count }
    try must(size <= text.utf8.count + read.fields.count, "more text than was written")
    try must(read.fields.allSatisfy { !$0.path.isEmpty }, "a value under no name")
  }

  /// Mail, by the name of its file.
  static let mail = FuzzTarget(name: "mail") { bytes throws(Broken) in
    try mustRead(bytes, named: "a.eml")
  }

  /// A file of any kind, also one that was cut off.
  static let recogniser = FuzzTarget(name: "recogniser") { bytes throws(Broken) in
    try mustRead(bytes, named: "lead")
  }

  private static let reader = Recogniser(RecogniserSetting(ownDomains: [ownDomain], region: "DE"))

  /// The whole way of a file of that name, and of one that was cut off.
  static func mustRead(_ bytes: [UInt8], named name: String) throws(Broken) {
    let recognition = reader.recognise(bytes, fileName: name)
    try mustBeSound(recognition)
    guard case .incomplete = recognition else { return }
    try mustBeSound(reader.salvage(bytes, fileName: name))
  }
}
