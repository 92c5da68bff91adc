/// Finds where a broken record ends.
struct BrokenRecordScan {
  /// Where the record ends, where to go on, and whether the text ended first.
  typealias Stop = (end: Int, next: Int, isCut: Bool)

  private let bytes: [UInt8]
  private let start: Int
  private let lastStart: Int
  private var position: Int
  /// Keys that records of this list begin with or have.
  private var keys: Set<String>
  /// What this record begins with.
  private var firstKey: String?
  /// The brackets that are open.
  private var open: [UInt8] = []
  /// More open brackets than this, and the rest is not taken apart.
  private static let maximumDepth = 256

  init(_ bytes: [UInt8], from start: Int, keys: Set<String>, lastStart: Int = 0) {
    self.lastStart = lastStart
    self.bytes = bytes
    self.start = start
    self.keys = keys
    position = start
    firstKey =
      bytes[start...].prefix(200).first { $0 > 0x20 } == UInt8(ascii: "{")
      ? bytes[start...].firstIndex { $0 > 0x20 }.flatMap { key(behind: $0) } : nil
  }

  /// Looks for the end.
  mutating func run() -> Stop {
    while position < bytes.count, open.count < Self.maximumDepth {
      switch bytes[position] {
      case UInt8(ascii: "{"):
        // Inside a list only what begins as this record does is the next one.
        if position > start, isBetween(position), let key = key(behind: position),
          !open.contains(UInt8(ascii: "[")) || key == firstKey
        {
          return stop(before: position, isInString: false)
        }
        open.append(UInt8(ascii: "{"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "["))
      case UInt8(ascii: "}"): closeObject()
      case UInt8(ascii: "]"):
        if open.isEmpty, position > lastStart, endsText(from: position) {
          return (position, position, false)
        }
        if let place = open.lastIndex(of: UInt8(ascii: "[")) { open.removeSubrange(place...) }
      case UInt8(ascii: "\""):
        if let brace = string() { return stop(before: brace, isInString: true) }
        continue
      default: break
      }
      position += 1
    }
    return (bytes.count, bytes.count, true)
  }

  /// Where the last object begins that has the first key of the one at the start.
  func lastLikeFirst() -> Int {
    guard let first = bytes[start...].prefix(200).firstIndex(of: UInt8(ascii: "{")),
      let name = key(behind: first)
    else { return start }
    return bytes[start...].lastIndex { $0 == UInt8(ascii: "{") }.map { last in
      stride(from: last, to: start, by: -1).first { index in
        bytes[index] == UInt8(ascii: "{") && isBetween(index) && key(behind: index) == name
      } ?? start
    } ?? start
  }

  /// Whether nothing but brackets follows.
  private func endsText(from index: Int) -> Bool {
    bytes[index...].prefix(200).allSatisfy { $0 <= 0x20 || $0 == 0x5D || $0 == 0x7D }
  }

  /// A closing brace closes the lists whose bracket was lost as well.
  private mutating func closeObject() {
    guard let place = open.lastIndex(of: UInt8(ascii: "{")) else { return open.removeAll() }
    open.removeSubrange(place...)
  }

  /// Walks over a string; the opening brace of the next record, when the string swallowed it.
  private mutating func string() -> Int? {
    let first = position + 1
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "\""):
        if BrokenJSON.endsString(bytes, at: position) {
          if open.count == 1, byte(from: position + 1) == UInt8(ascii: ":") {
            keys.insert(String(decoding: bytes[first..<position], as: UTF8.self))
          }
          position += 1
          return nil
        }
        if let brace = swallowed(from: first) { return brace }
      default: break
      }
      position += 1
    }
    position = bytes.count
    return nil
  }

  /// The brace before the quotation mark that is looked at, when it begins a record of this list.
  private func swallowed(from first: Int) -> Int? {
    guard
      let brace = bytes[first..<position].suffix(200).lastIndex(where: { $0 > 0x20 }),
      bytes[brace] == UInt8(ascii: "{"), brace > first, isBetween(brace),
      let key = key(behind: brace), keys.contains(key)
    else { return nil }
    return brace
  }

  /// Whether a brace stands behind a comma or another record, not behind a colon or a bracket.
  private func isBetween(_ brace: Int) -> Bool {
    let before = bytes[start..<brace].suffix(200).last { $0 > 0x20 }
    return before == UInt8(ascii: ",") || before == UInt8(ascii: "}")
  }

  /// The first key of the object that begins there.
  private func key(behind brace: Int) -> String? {
    guard let quote = bytes[(brace + 1)...].prefix(200).firstIndex(where: { $0 > 0x20 }),
      bytes[quote] == UInt8(ascii: "\"")
    else { return nil }
    let name = bytes[(quote + 1)...].prefix(200).prefix { $0 != UInt8(ascii: "\"") }
    guard name.endIndex < bytes.count, byte(from: name.endIndex + 1) == UInt8(ascii: ":") else {
      return nil
    }
    return String(decoding: name, as: UTF8.self)
  }

  private func byte(from index: Int) -> UInt8? {
    index < bytes.count ? bytes[index...].prefix(200).first { $0 > 0x20 } : nil
  }

  /// The record without what parts it from the next; in a string that was not closed its brace is
  /// no part of the words.
  private func stop(before brace: Int, isInString: Bool) -> Stop {
    var end = brace
    while end > start, bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    if isInString, end > start, bytes[end - 1] == UInt8(ascii: "}") { end -= 1 }
    return (end, brace, false)
  }
}
