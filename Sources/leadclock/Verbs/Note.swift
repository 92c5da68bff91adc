import ArgumentParser

/// Something to be remembered about the lead.
struct Remark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Remember something about a lead.",
    discussion: """
      No clock stops. --note says it, or the words after the lead do.

        leadclock note L-1042 "prefers mornings"
        leadclock note L-1042 --note "prefers mornings" --by ana
      """)

  @Argument(help: ArgumentHelp(LeadArgument.help, valueName: "lead"))
  var lead: String
  @Argument(help: ArgumentHelp("The remark.", valueName: "text"))
  var text: [String] = []
  @OptionGroup var options: ResponseOptions

  func run() throws {
    let words = text.isEmpty ? options.note : text.joined(separator: " ")
    guard let words, !words.isEmpty, text.isEmpty || options.note == nil else {
      throw Failure(.usage, "say the remark once: leadclock note \(lead) \"prefers mornings\"")
    }
    try options.respond(.note, to: [lead]) { response, _ in response.note = words }
  }
}
