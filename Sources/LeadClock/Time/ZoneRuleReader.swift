/// Reads a POSIX TZ string: `CET-1CEST,M3.5.0,M10.5.0/3`, `<+03>-3`.
struct ZoneRuleReader {
  private var rest: ArraySlice<UInt8>

  /// The rule a footer holds.
  static func read(_ footer: ArraySlice<UInt8>) throws(ZoneError.Reason) -> ZoneRule {
    var reader = ZoneRuleReader(rest: footer)
    let rule = try reader.rule()
    guard reader.rest.isEmpty else { throw .invalidRule("something after its end") }
    return rule
  }

  private mutating func rule() throws(ZoneError.Reason) -> ZoneRule {
    let name = try self.name()
    // POSIX counts west of Greenwich as positive.
    let standard = ZoneType(offset: -(try time(hours: 24)), abbreviation: name)
    guard !rest.isEmpty else { return ZoneRule(standard: standard, summer: nil) }
    var type = ZoneType(offset: standard.offset + 3600, abbreviation: try self.name())
    if rest.first != UInt8(ascii: ",") { type.offset = -(try time(hours: 24)) }
    let starts = try change()
    let ends = try change()
    return ZoneRule(
      standard: standard, summer: ZoneRule.Summer(type: type, starts: starts, ends: ends))
  }

  private mutating func name() throws(ZoneError.Reason) -> String {
    let isQuoted = take("<")
    var name: [UInt8] = []
    while let byte = rest.first, byte.isLetter || (isQuoted && byte.isNameByte) {
      name.append(byte)
      rest.removeFirst()
    }
    guard (3...30).contains(name.count) else {
      throw .invalidRule("an abbreviation that is not 3 to 30 letters long")
    }
    if isQuoted { try expect(">") }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func change() throws(ZoneError.Reason) -> ZoneRule.Change {
    try expect(",")
    let day = try self.day()
    let seconds = take("/") ? try time(hours: 167) : 7200
    return ZoneRule.Change(day: day, seconds: seconds)
  }

  private mutating func day() throws(ZoneError.Reason) -> ZoneRule.Day {
    if take("J") { return .withoutLeapDay(try number(1...365)) }
    guard take("M") else { return .withLeapDay(try number(0...365)) }
    let month = try number(1...12)
    try expect(".")
    let week = try number(1...5)
    try expect(".")
    return .weekday(month: month, week: week, day: try number(0...6))
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func time(hours limit: Int) throws(ZoneError.Reason) -> Int64 {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    var seconds = try number(0...limit) * 3600
    if take(":") {
      seconds += try number(0...59) * 60
      if take(":") { seconds += try number(0...59) }
    }
    return Int64(isNegative ? -seconds : seconds)
  }

  private mutating func number(_ range: ClosedRange<Int>) throws(ZoneError.Reason) -> Int {
    var number: Int?
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      rest.removeFirst()
      number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      if number! > range.upperBound { break }
    }
    guard let number, range.contains(number) else {
      throw .invalidRule("no number from \(range.lowerBound) to \(range.upperBound) in its place")
    }
    return number
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(ZoneError.Reason) {
    guard take(mark) else { throw .invalidRule("no '\(mark)' in its place") }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }
}

extension UInt8 {
  /// A letter of ASCII.
  var isLetter: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self & 0xDF)
  }
  /// What an abbreviation may hold: ASCII letters, digits and signs.
  var isNameByte: Bool {
    isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
  }
}
