/// Takes a list of records apart in JSON that is broken or cut off, so that what is wrong in one of
/// them costs none of the others.
///
/// Whole records are read by the strict reader. Behind a broken one the next begins at an opening
/// brace where none may stand inside a record; what the strict reader took never holds such a place,
/// so that every byte is read a fixed number of times.
struct BrokenList {
  /// One record.
  enum Item {
    case whole(JSONValue)
    /// Where it lies, why it is no JSON, and whether the text ends inside it.
    case broken(Range<Int>, JSONError, isCut: Bool)
  }

  /// The records in order, at most one more than asked for.
  private(set) var items: [Item] = []
  /// Behind the list.
  private(set) var end: Int

  /// Whether any record is no JSON.
  var hasBroken: Bool {
    items.contains { if case .broken = $0 { true } else { false } }
  }

  private let bytes: [UInt8]
  /// Where the last record begins that begins as the first does: no bracket before it ends the list.
  private let lastStart: Int
  /// Keys of the list's own records.
  private var keys: Set<String> = []

  /// The records of the list whose first may begin at `start`.
  init(_ bytes: [UInt8], from start: Int, maximum: Int) {
    self.bytes = bytes
    end = start
    lastStart = BrokenRecordScan(bytes, from: start, keys: []).lastLikeFirst()
    while items.count <= maximum, let first = nextRecord() { take(from: first) }
  }

  /// Where the next record begins; nil at the end of the list.
  private mutating func nextRecord() -> Int? {
    while end < bytes.count {
      switch bytes[end] {
      case 0...0x20, UInt8(ascii: ","): end += 1
      case UInt8(ascii: "]") where end < lastStart: end += 1
      case UInt8(ascii: "]"): return nil
      default: return end
      }
    }
    return nil
  }

  private mutating func take(from start: Int) {
    var reader = JSONReader(bytes, from: start, maximumDepth: 64, allowsRawControls: true)
    do throws(JSONError) {
      let value = try reader.element()
      guard let next = following(reader.position) else {
        throw reader.broken("a comma or the closing bracket is expected")
      }
      items.append(.whole(value))
      keys.formUnion(value.members?.map(\.name) ?? [])
      end = next
    } catch {
      var scan = BrokenRecordScan(bytes, from: start, keys: keys, lastStart: lastStart)
      let stop = scan.run()
      items.append(.broken(start..<stop.end, error, isCut: stop.isCut))
      end = max(stop.next, start + 1)
    }
  }

  /// Where to go on behind a whole value; nil when what follows belongs to it.
  private func following(_ position: Int) -> Int? {
    var index = position
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count, !",]{".utf8.contains(bytes[index]) else { return index }
    // A comma that became something else.
    let next = bytes[(index + 1)...].prefix(100).first { $0 > 0x20 }
    return next == UInt8(ascii: "{") ? index + 1 : nil
  }
}

extension BrokenList {
  /// Places where a list of records may begin: behind the bracket at the start of the text, or of
  /// members that are called as such lists are.
  static func starts(in bytes: [UInt8]) -> [Int] {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }) else { return [] }
    if bytes[first] == UInt8(ascii: "[") { return [first + 1] }
    var starts: [Int] = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "[") && starts.count < 3 {
      let next = bytes[(index + 1)...].prefix(200).first { $0 > 0x20 }
      if next == UInt8(ascii: "{"), let name = name(before: index, in: bytes),
        RecordSplitter.canHoldRecords(name)
      {
        starts.append(index + 1)
      }
    }
    return starts
  }

  /// The key of the member whose value begins there.
  private static func name(before index: Int, in bytes: [UInt8]) -> String? {
    let text = bytes[..<index].suffix(200).reversed().drop { $0 <= 0x20 }
    guard text.first == UInt8(ascii: ":") else { return nil }
    let key = text.dropFirst().drop { $0 <= 0x20 }
    guard key.first == UInt8(ascii: "\"") else { return nil }
    let name = key.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    return String(decoding: name.reversed(), as: UTF8.self)
  }
}
