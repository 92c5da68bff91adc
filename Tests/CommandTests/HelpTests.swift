import ArgumentParser
import Testing

@testable import leadclock

/// Every verb's help, as a text file beside these tests. A changed help shows in its file's diff:
/// the failing test names the command that writes it anew.
@Suite struct `Help` {
  static let verbs: [(name: String, command: any ParsableCommand.Type)] = [
    ("leadclock", Leadclock.self), ("list", List.self), ("show", Show.self),
    ("answer", Answer.self), ("attempt", Attempt.self), ("claim", Claim.self),
    ("assign", Assign.self), ("close", Close.self), ("reopen", Reopen.self), ("undo", Undo.self),
    ("note", Remark.self), ("parse", Parse.self), ("check-config", CheckConfiguration.self),
    ("reload", Reload.self), ("source", Source.self), ("source-add", SourceAdd.self),
    ("source-list", SourceList.self), ("source-test", SourceTest.self), ("demo", Demo.self),
    ("quarantine", Quarantine.self), ("quarantine-list", QuarantineList.self),
    ("quarantine-show", QuarantineShow.self), ("quarantine-retry", QuarantineRetry.self),
    ("quarantine-discard", QuarantineDiscard.self), ("import", Import.self),
    ("responses", Responses.self), ("responses-list", ResponsesList.self),
    ("calendar", CalendarVerb.self), ("calendar-show", CalendarShow.self),
    ("calendar-due", CalendarDue.self), ("calendar-between", CalendarBetween.self),
  ]

  static var folder: String {
    #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Snapshots"
  }

  @Test(arguments: verbs.map(\.name))
  func `each verb's help is the one that was agreed`(name: String) throws {
    let verb = try #require(Self.verbs.first { $0.name == name })
    let help = Leadclock.helpMessage(for: verb.command, columns: 80) + "\n"
    let path = "\(Self.folder)/\(name).txt"
    if Environment["LEADCLOCK_SNAPSHOTS"] == "write" {
      try DropFile.publish(
        help, as: "\(name).txt", temporary: ".\(name).tmp", in: Self.folder, hint: "")
    }
    let agreed = String(decoding: try InputFile.read(path, limit: 100_000), as: UTF8.self)
    #expect(help == agreed, "LEADCLOCK_SNAPSHOTS=write swift test --filter Help writes it anew")
  }

  @Test(arguments: verbs.map(\.name))
  func `each verb's help shows an example and fits a terminal`(name: String) throws {
    let verb = try #require(Self.verbs.first { $0.name == name })
    let help = Leadclock.helpMessage(for: verb.command, columns: 80)
    #expect(
      help.contains("\n  leadclock ") || help.contains("leadclock source")
        || ["quarantine", "calendar", "responses"].contains { help.contains("leadclock \($0)") })
    let prose = help.prefix(upTo: help.range(of: "USAGE:"))
    for line in prose.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `every verb is among those that are compared`() {
    let listed = Leadclock.configuration.subcommands.map { $0._commandName }
    #expect(Set(listed).isSubset(of: Set(Self.verbs.map(\.name))))
  }
}

extension String {
  /// Where a text begins in this one, else its end.
  fileprivate func range(of text: String) -> String.Index {
    indices.first { self[$0...].hasPrefix(text) } ?? endIndex
  }
}
