import Testing

@testable import LeadFormats

@Suite struct LinesTests {
  @Test(arguments: [
    "", "a", "\n", "\r\n", "\n\r", "a\r\nb\rc\nd\r", "ä\u{85}b\u{2028}c\u{2029}d\u{B}e\u{C}f",
    "a\n\u{301}b", "…a–b€\u{2027}\u{AD}\n", "\r\n\r\n日本\n語",
  ])
  func `lines are those that the characters make`(_ text: String) {
    let characters = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(text.lines == characters)
    #expect(("x" + text + "y").dropFirst().dropLast().lines == characters)
  }
}
