import Testing

@testable import leadclock

@Suite struct `Text on a terminal` {
  @Test(arguments: [
    ("Zoe", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("李伟", 4), ("カナ", 4), ("ｶﾅ", 2), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("नमस्ते", 4), ("", 0),
  ])
  func `a text is as wide as a terminal shows it`(text: String, columns: Int) {
    #expect(DisplayText.width(text) == columns)
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"), ("a\u{9B}31mb", "a\u{FFFD}31mb"),
    ("a\nb\tc\r\nd", "a b c  d"),
    ("abc\u{202E}def", "abc\u{FFFD}def"), ("a\u{2066}b\u{2069}", "a\u{FFFD}b\u{FFFD}"),
    ("a\u{200B}b\u{FEFF}c", "abc"), ("a\u{7F}\u{0}b", "a\u{FFFD}\u{FFFD}b"),
    ("a\u{E0041}b", "ab"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("a\u{2028}b", "a b"),
  ])
  func `what moves a cursor or turns letters round is made harmless`(hostile: String, shown: String)
  {
    #expect(DisplayText.harmless(hostile) == shown)
  }

  @Test func `no text becomes wider than the column it is cut to`() {
    for text in ["Zoë Example", "李伟李伟李伟", "a\u{308}b\u{308}c\u{308}d\u{308}", "👍👍👍"] {
      for columns in 0...12 {
        let cut = DisplayText.cut(text, to: columns)
        #expect(DisplayText.width(cut) <= columns)
        #expect(cut == text || columns == 0 || cut.hasSuffix("…"))
      }
    }
  }

  @Test func `columns stand under each other whatever is written in them`() {
    var table = Table(["A", "B", "C"])
    for name in ["x", "李伟", "e\u{301}e\u{301}", "한국어"] {
      table.add([Table.Cell(name), Table.Cell("b"), Table.Cell("c")])
    }
    let lines = table.lines(Screen(width: nil, hasColour: false))
    let starts = lines.dropFirst().map { line in
      DisplayText.width(String(line.prefix { $0 != "b" }))
    }
    #expect(Set(starts) == [8])
    #expect(lines[0] == "A       B  C")
  }

  @Test(arguments: 1...40)
  func `no line is wider than the screen`(columns: Int) {
    var table = Table(["LEAD", "WHO"])
    table.add([Table.Cell("L-1"), Table.Cell("李伟 and a very long name behind it")])
    for line in table.lines(Screen(width: columns, hasColour: false)) {
      #expect(DisplayText.width(line) <= columns)
    }
  }

  @Test func `there is colour only where it is wanted`() {
    #expect(Screen(width: 80, hasColour: false).dress("late", .red) == "late")
    #expect(Screen(width: 80, hasColour: true).dress("late", .red) == "\u{1B}[31mlate\u{1B}[0m")
  }
}
