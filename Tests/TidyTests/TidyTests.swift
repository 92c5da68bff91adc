import Testing

@Suite struct `The sources are tidy` {
  @Test func `there are sources to look at`() {
    #expect(SourceTree.sources.count > 5)
    #expect(SourceTree.sources.contains { $0.module == "LeadClock" })
  }

  @Test func `arrows between modules point one way and the core imports nothing`() {
    expectNone(SourceTree.sources.flatMap(Rules.forbiddenImports))
  }

  @Test func `Foundation is imported nowhere`() {
    let foundations = ["Foundation", "FoundationEssentials", "FoundationNetworking"]
    let found = SourceTree.sources.filter { file in
      Rules.imports(in: file).contains { foundations.contains($0) }
    }
    expectNone(found.map(\.path))
  }

  @Test func `every module's imports are agreed on`() {
    let modules = Set(SourceTree.sources.filter { $0.path.hasSuffix(".swift") }.map(\.module))
    expectNone(modules.subtracting(Rules.allowedImports.keys).sorted())
  }

  @Test func `no file is longer than can be read at once`() {
    expectNone(SourceTree.sources.flatMap(Rules.longFile))
  }

  @Test func `no function is longer than can be read at once`() {
    expectNone(SourceTree.sources.flatMap(Rules.longFunctions))
  }

  @Test func `the clock is read in one place of each program`() {
    expectNone(SourceTree.sources.flatMap(Rules.clockReads))
  }

  @Test func `nothing is fetched from a place that is named here, and no home folder is`() {
    // Packages come by name, from wherever the machine gets them.
    let words = ["apt-get install http", "wget ", "/root/", "/Users/", "/home/"]
    let files = ["Sources", "systemd", "scripts", "man", ".ci", "Makefile"]
      .flatMap(SourceTree.files)
    let found = files.flatMap { file in
      words.filter { word in file.lines.contains { $0.contains(word) } }.map {
        "\(file.path) names \($0)"
      }
    }
    #expect(files.count > 20)
    expectNone(found)
  }
}

@Suite struct `The rules catch what they are for` {
  @Test func `an import that points back`() {
    let file = TextFile(
      path: "Sources/LeadClock/Desk.swift",
      text: "@preconcurrency public import struct Ledger.Row\nimport Glibc // why\n// import X\n")
    #expect(Rules.imports(in: file) == ["Ledger", "Glibc"])
    #expect(Rules.forbiddenImports(in: file).count == 2)
  }

  @Test(arguments: [
    "let now = clock_gettime(CLOCK_REALTIME, &spec)", "let t = Glibc.time(nil)",
    "try await ContinuousClock().sleep(for: .seconds(1))",
  ])
  func `a clock read`(line: String) {
    let path = "Sources/leadclockd/Inbox/Scan.swift"
    #expect(Rules.clockReads(in: TextFile(path: path, text: line)).count == 1)
    let allowed = "Sources/leadclockd/Loop/WallClock.swift"
    #expect(Rules.clockReads(in: TextFile(path: allowed, text: line)).isEmpty)
  }

  @Test(arguments: ["// clock_gettime is for the loop", "let t = realtime(nil)", "downtime(&x)"])
  func `and nothing that only looks like one`(line: String) {
    let file = TextFile(path: "Sources/leadclockd/Inbox/Scan.swift", text: line)
    #expect(Rules.clockReads(in: file).isEmpty)
  }

  @Test func `a function that is too long, unless it says why`() {
    let body = String(repeating: "    step()\n", count: 70)
    let short = "  func ask() -> Int\n  func twice() { step() }\n"
    let text =
      "struct Desk {\n\(short)  private static func run(\n    a: Int\n  ) {\n\(body)  }\n}\n"
    let path = "Sources/LeadClock/Desk.swift"
    #expect(Rules.longFunctions(in: TextFile(path: path, text: text)).count == 1)

    let excused = text.replacing("  private", with: "  // long: one table, row by row\n  private")
    #expect(Rules.longFunctions(in: TextFile(path: path, text: excused)).isEmpty)
  }

  @Test func `a file that is too long, unless it says why`() {
    let text = String(repeating: "let a = 1\n", count: 301)
    let path = "Sources/LeadClock/Desk.swift"
    #expect(Rules.longFile(TextFile(path: path, text: text)).count == 1)
    let excused = "// long: the table of every case\n" + text
    #expect(Rules.longFile(TextFile(path: path, text: excused)).isEmpty)
  }
}

/// Fails and lists what was found, one a line.
func expectNone(_ found: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(
    found.isEmpty, "\(Comment(rawValue: found.joined(separator: "\n")))",
    sourceLocation: sourceLocation)
}
