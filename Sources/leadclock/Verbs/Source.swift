import ArgumentParser

/// Where leads come from.
struct Source: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make, list and try the folders that leads come in by.",
    discussion: """
        sudo leadclock source add website --user www-data
        leadclock source list
        sudo leadclock source test website --user www-data
      """,
    subcommands: [SourceAdd.self, SourceList.self, SourceTest.self, SourceDrop.self])
}
