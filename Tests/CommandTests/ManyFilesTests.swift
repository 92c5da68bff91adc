import Testing

@testable import leadclock

@Suite struct ManyFilesTests {
  private let many = (0..<1000).map { "lead \($0).json" }

  @Test func `thousands of files are handed over as a hundred and one`() {
    let folded = ManyFiles.folded(["parse", "--json"] + many)
    #expect(folded.count < 110)
    #expect(Array(folded.prefix(3)) == ["parse", "--json", many[0]])
    #expect(ManyFiles.unfolded(Array(folded.dropFirst(2))) == many)
  }

  @Test func `files before and after an option keep their order`() {
    let folded = ManyFiles.folded(["parse"] + many + ["--config", "leadclock.yaml", ""] + many)
    let option = folded.firstIndex(of: "--config")!
    #expect(folded[option + 1] == "leadclock.yaml")
    #expect(ManyFiles.unfolded(Array(folded[1..<option])) == many)
    #expect(ManyFiles.unfolded(Array(folded[(option + 2)...])) == [""] + many)
  }

  @Test func `few files and other verbs are left alone`() {
    #expect(ManyFiles.folded(["parse", "a", "-", "b"]) == ["parse", "a", "-", "b"])
    #expect(ManyFiles.unfolded(["a", "-", ""]) == ["a", "-", ""])
    #expect(ManyFiles.folded(["close"] + many) == ["close"] + many)
  }

  @Test func `the verb gets every file`() throws {
    let command = try Leadclock.parseAsRoot(ManyFiles.folded(["parse"] + many + ["--json"]))
    let parse = try #require(command as? Parse)
    #expect(parse.json)
    #expect(ManyFiles.unfolded(parse.files) == many)
  }
}
