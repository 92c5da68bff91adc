import Testing

@testable import leadclockd

@Suite struct ArgumentTests {
  private func read(_ words: String..., environment: String? = nil) throws -> Arguments {
    try Arguments(words, environment: environment)
  }

  @Test func `nothing said means the installed configuration and the journal if there is one`()
    throws
  {
    let arguments = try read()
    #expect(arguments.configuration == "/etc/leadclock/leadclock.yaml")
    #expect(arguments.log == nil)
    #expect(arguments.task == .run)
  }

  @Test func `what is said outranks the environment`() throws {
    #expect(try read(environment: "/a.yaml").configuration == "/a.yaml")
    #expect(try read("--config", "/b.yaml", environment: "/a.yaml").configuration == "/b.yaml")
    #expect(try read("--log", "json").log == .json)
    #expect(try read("--reader").task == .read)
    #expect(try read("--version").task == .version)
    #expect(try read("-h").task == .help)
  }

  @Test(arguments: [["--cofnig"], ["--config"], ["--log"], ["--log", "syslog"], ["file"]])
  func `what is not understood is said`(words: [String]) {
    let wrong = #expect(throws: Arguments.Wrong.self) {
      try Arguments(words, environment: nil)
    }
    #expect(wrong?.sentence.contains(words.last!) == true)
  }
}
