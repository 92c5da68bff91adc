import ArgumentParser
import LeadFormats
import Settings

/// Makes a source's folder.
struct SourceAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Make a folder for a source, and say how its form handler writes there.",
    discussion: """
      As root the folder belongs to leadclock:leadclock-drop with mode 3730 and an access list: \
      producers write and cannot list or read each other's leads. A folder that is there already \
      is mended.

        sudo leadclock source add website --user www-data
      """)

  @Argument(help: ArgumentHelp("The source's name, which is its folder's.", valueName: "name"))
  var name: String
  @Option(help: ArgumentHelp("The account of its form handler.", valueName: "account"))
  var user: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let folder = try SourceFolder(name, in: configuration.settings())
    let lacks = try folder.make()
    if let user { try SourceFolder.admit(user) }
    if json {
      return Output.json([
        "name": .string(name), "path": .string(folder.path),
        "lacks": .array(lacks.map { .string($0) }), "user": .optional(user),
      ])
    }
    tell(folder, lacks: lacks)
  }

  private func tell(_ folder: SourceFolder, lacks: SourceFolder.Lacks) {
    Output.line("\(folder.path) is there")
    for lack in lacks { Output.line("but \(lack)") }
    if let user {
      Output.line("\(user) is in the group leadclock-drop; restart its service, so that it knows")
    }
    Output.line("")
    for line in folder.recipe { Output.line(line) }
    let account = user.map { " --user \($0)" } ?? ""
    Output.line("")
    Output.line("Try it: leadclock source test \(name)\(account)")
  }
}
