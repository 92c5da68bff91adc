import Testing

@testable import LeadFormats

@Suite struct TrimmingTests {
  /// Character by character, without any short cut.
  private func plainly(_ text: String) -> String {
    let start = text.firstIndex { !$0.isBlank } ?? text.endIndex
    let end = text.lastIndex { !$0.isBlank }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }

  @Test func `a text is trimmed as its characters say, whatever the marks at its ends`() {
    let marks = [
      " ", "\t", "\r\n", "\n", "\0", "\u{A0}", "\u{FEFF}", "\u{301}", "\u{600}", "a", "ä", "~", "",
    ]
    for first in marks {
      for second in marks {
        for third in marks {
          for text in [first + second + third, first + second + "x y" + second + third] {
            #expect(String(text.trimmed).unicodeScalars.elementsEqual(plainly(text).unicodeScalars))
          }
        }
      }
    }
  }

  @Test func `what has too few digits or no at sign is neither a number nor an address`() {
    #expect(Identity.phone("６００１２３４５６") == "600123456")
    #expect(Identity.phone("12345") == nil)
    #expect(Identity.phone("600 123 x12") == "600123")
    #expect(Identity.phone("one two three four") == nil)
    #expect(Identity.email("ana.example.com") == nil)
  }
}
