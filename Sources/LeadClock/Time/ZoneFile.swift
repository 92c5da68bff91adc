/// Reads the bytes of a TZif file (RFC 8536, section 3; version 4 of RFC 9636).
enum ZoneFile {
  private typealias Transition = ZoneTable.Transition

  /// The zone the bytes describe.
  static func read(_ bytes: [UInt8]) throws(ZoneError.Reason) -> ZoneTable {
    var cursor = Cursor(bytes: bytes)
    let first = try Header(&cursor)
    guard first.version >= UInt8(ascii: "2") else {
      return try block(&cursor, header: first, timeSize: 4, rule: nil)
    }
    // The 32-bit block repeats what the 64-bit one says; it is there for old readers.
    try cursor.skip(first.length(timeSize: 4), part: "its 32-bit block")
    let second = try Header(&cursor)
    var footer = cursor
    try footer.skip(second.length(timeSize: 8), part: "its 64-bit block")
    let text = try footer.line(part: "its footer")
    let rule = text.isEmpty ? nil : try ZoneRuleReader.read(text)
    return try block(&cursor, header: second, timeSize: 8, rule: rule)
  }

  private static func block(
    _ cursor: inout Cursor, header: Header, timeSize: Int, rule: ZoneRule?
  ) throws(ZoneError.Reason) -> ZoneTable {
    guard header.types > 0 else { throw .invalid("the file has no type of local time") }
    // Such a file ends where the known leap seconds do, without a rule for later years.
    guard header.leaps == 0 else {
      throw .invalid("it counts leap seconds, take the zone without right/")
    }
    guard header.length(timeSize: timeSize) <= cursor.left else {
      throw .endsInside("its transitions")
    }
    var times: [Int64] = []
    for _ in 0..<header.times { times.append(try cursor.integer(bytes: timeSize)) }
    var indexes: [Int] = []
    for _ in 0..<header.times { indexes.append(Int(try cursor.byte())) }
    guard indexes.allSatisfy({ $0 < header.types }) else {
      throw .invalid("a transition names a type of local time that does not exist")
    }
    let types = try types(&cursor, header: header)
    let transitions = zip(times, indexes).map { Transition(at: $0, type: $1) }
    guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0.at < $1.at }),
      transitions.allSatisfy({ $0.at.magnitude <= 1 << 60 })
    else { throw .invalid("the transitions are not in order of time") }
    return ZoneTable(transitions: transitions, types: types, rule: rule)
  }

  private static func types(
    _ cursor: inout Cursor, header: Header
  ) throws(ZoneError.Reason) -> [ZoneType] {
    var offsets: [Int64] = []
    var names: [Int] = []
    for _ in 0..<header.types {
      offsets.append(try cursor.integer(bytes: 4))
      // Whether it is daylight saving time is nobody's question here.
      _ = try cursor.byte()
      names.append(Int(try cursor.byte()))
    }
    guard offsets.allSatisfy(ZoneTable.offsets.contains) else {
      throw .invalid("an offset is further from UTC than a day")
    }
    var characters: [UInt8] = []
    for _ in 0..<header.characters { characters.append(try cursor.byte()) }
    var types: [ZoneType] = []
    for (offset, start) in zip(offsets, names) {
      guard start < characters.count, let end = characters[start...].firstIndex(of: 0),
        end - start <= 30, characters[start..<end].allSatisfy(\.isNameByte)
      else { throw .invalid("an abbreviation is not made of letters, digits and signs") }
      let name = String(decoding: characters[start..<end], as: UTF8.self)
      types.append(ZoneType(offset: offset, abbreviation: name))
    }
    return types
  }
}

extension ZoneFile {
  /// The counts at the head of a block.
  private struct Header {
    var version: UInt8
    var utcMarks: Int
    var standardMarks: Int
    var leaps: Int
    var times: Int
    var types: Int
    var characters: Int

    init(_ cursor: inout Cursor) throws(ZoneError.Reason) {
      for byte in "TZif".utf8 {
        guard cursor.left > 0, try cursor.byte() == byte else { throw .notTZif }
      }
      version = try cursor.byte()
      try cursor.skip(15, part: "its header")
      utcMarks = try cursor.count()
      standardMarks = try cursor.count()
      leaps = try cursor.count()
      times = try cursor.count()
      types = try cursor.count()
      characters = try cursor.count()
    }

    /// Bytes of the block after its header.
    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standardMarks
        + utcMarks
    }
  }

  /// A place in the bytes; every step looks for the end first.
  private struct Cursor {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - position }

    mutating func skip(_ count: Int, part: String) throws(ZoneError.Reason) {
      guard count <= left else { throw .endsInside(part) }
      position += count
    }

    mutating func byte() throws(ZoneError.Reason) -> UInt8 {
      guard left > 0 else { throw .endsInside("its header") }
      position += 1
      return bytes[position - 1]
    }

    /// An unsigned 32-bit number, most significant byte first.
    mutating func count() throws(ZoneError.Reason) -> Int {
      Int(UInt32(truncatingIfNeeded: try integer(bytes: 4)))
    }

    /// A signed number, most significant byte first.
    mutating func integer(bytes count: Int) throws(ZoneError.Reason) -> Int64 {
      var value: UInt64 = 0
      for _ in 0..<count { value = value << 8 | UInt64(try byte()) }
      return count == 8 ? Int64(bitPattern: value) : Int64(Int32(truncatingIfNeeded: value))
    }

    /// What stands between two line feeds.
    mutating func line(part: String) throws(ZoneError.Reason) -> ArraySlice<UInt8> {
      let feed = UInt8(ascii: "\n")
      guard left > 0, bytes[position] == feed,
        let end = bytes[(position + 1)...].firstIndex(of: feed)
      else { throw .endsInside(part) }
      defer { position = end + 1 }
      return bytes[(position + 1)..<end]
    }
  }
}
