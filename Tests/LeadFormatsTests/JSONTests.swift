import LeadFormats
import Testing

@Suite struct JSONTests {
  @Test func `numbers stay as written and keys in order, duplicates kept`() throws {
    let value = try JSONReader.read(Array(#"{"b":9007199254740993,"a":1.50e+3,"b":null}"#.utf8))
    #expect(value.members?.map(\.name) == ["b", "a", "b"])
    #expect(value.members?.first?.value.integer == 9_007_199_254_740_993)
    #expect(value["a"] == .number("1.50e+3"))
    #expect(value["a"]?.integer == nil)
    #expect(value["a"]?.double == 1500)
    #expect(value["b"]?.isNull == true)
    #expect(value["c"] == nil)
  }

  @Test func `escapes are resolved, surrogate pairs joined and lone ones replaced`() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83dx\udc00""#
    let value = try JSONReader.read(Array(text.utf8))
    #expect(value.text == "\"\\/\u{8}\u{C}\n\r\té😀\u{FFFD}x\u{FFFD}")
  }

  @Test(arguments: [
    "", " ", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[", "[1", "[1,", "\"", "\"a",
    "\"\\",
    "\"\\u12", "\"\\ud83d", "tru", "-", "1.", "1e", "1e+",
  ])
  func `what more bytes could complete is truncated at its end`(_ text: String) {
    #expect(throws: JSONError.truncated(offset: text.utf8.count)) {
      try JSONReader.read(Array(text.utf8))
    }
  }

  @Test(arguments: [
    "{]", "{a:1}", "{\"a\" 1}", "[1 2]", "[1,]", "{\"a\":1,}", "01", "+1", "1.x", "trux", "\"\\x\"",
    "\"\n\"", "1 2", "{}}", "nullnull", "'a'",
  ])
  func `what no bytes could complete is malformed`(_ text: String) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
    guard case .malformed = error else { return _ = Issue.record("\(String(describing: error))") }
  }

  @Test func `the sentence names the byte at which the text ends`() {
    let text = "{\"name\": \"" + String(repeating: "a", count: 402)
    let error = #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
    #expect(error?.sentence == "JSON ends at byte 412")
  }

  @Test func `depth is bounded, and a million brackets do not overflow the stack`() throws {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    _ = try JSONReader.read(Array(deep.utf8))
    let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError.tooDeep(offset: 64, maximum: 64)) { try JSONReader.read(bomb) }
  }

  @Test func `bytes that are not UTF-8 are refused and a byte order mark is skipped`() throws {
    #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    #expect(try JSONReader.read([0xEF, 0xBB, 0xBF, 0x31]) == 1)
  }

  @Test func `the writer escapes what could end a line or move a cursor`() {
    let value: JSONValue = ["a\u{1B}": "\u{0}\u{7F}\u{9B}\u{2028}\n\"\\é"]
    #expect(value.compact == #"{"a\u001b":"\u0000\u007f\u009b\u2028\n\"\\é"}"#)
  }

  @Test func `the pretty form is indented and leaves empty ones on a line`() {
    let value: JSONValue = ["a": [1, true], "b": [], "c": .object([])]
    #expect(
      value.pretty == "{\n  \"a\": [\n    1,\n    true\n  ],\n  \"b\": [],\n  \"c\": {}\n}")
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `every value reads back from both of its written forms`(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let value = anyValue(&dice, depth: 0)
    #expect(try JSONReader.read(Array(value.compact.utf8)) == value)
    #expect(try JSONReader.read(Array(value.pretty.utf8)) == value)
  }

  private func anyValue(_ dice: inout Dice, depth: Int) -> JSONValue {
    switch dice.number(0..<(depth > 5 ? 4 : 6)) {
    case 0: return .null
    case 1: return .bool(dice.number(0..<2) == 0)
    case 2: return .number(dice.pick(["0", "-1", "1.5", "1e9", "9223372036854775807", "-0.1E-7"]))
    case 3: return .string(anyText(&dice))
    case 4: return .array((0..<dice.number(0..<5)).map { _ in anyValue(&dice, depth: depth + 1) })
    default:
      return .object(
        (0..<dice.number(0..<5)).map { _ in
          .init(anyText(&dice), anyValue(&dice, depth: depth + 1))
        })
    }
  }

  private func anyText(_ dice: inout Dice) -> String {
    let pieces = ["a", "é", "\n", "\"", "\\", "\u{0}", "😀", "\u{2028}", "日本", "\u{85}", "/", " "]
    return (0..<dice.number(0..<8)).map { _ in dice.pick(pieces) }.joined()
  }
}
