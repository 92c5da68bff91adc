import Testing

@testable import Settings

@Suite struct LargeFileTests {
  private func repeated(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined()
  }

  @Test func `more people than can be numbered are refused`() {
    let people = repeated(70_000) { "  p\($0): {}\n" }
    let found = complaints("spool: /s\nstate: /t\npeople:\n" + people + "catch-all: p69999\n")
    #expect(found.contains("c.yaml:10004:3: 'people' has more than 10000"))
  }

  @Test func `as many policies as may be are read`() throws {
    let policies = repeated(10_000) { "  p\($0): {}\n" }
    let settings = try read(base.replacingLast("policies:\n" + policies))
    #expect(settings.rules.policies.count == 10_000)
    #expect(settings.policyOptions.count == 10_000)
  }

  @Test(arguments: [
    ("sources", "{}"), ("teams", "{ members: [ana] }"), ("calendars", "{ open: always }"),
    ("channels", "{ command: [/bin/true] }"),
  ])
  func `every table has its limit`(table: String, body: String) {
    let rows = repeated(10_001) { "  p\($0): \(body)\n" }
    let says = "c.yaml:10007:3: '\(table)' has more than 10000"
    #expect(complaints(base + table + ":\n" + rows) == [says])
  }

  @Test func `a ladder has at most 64 levels`() {
    let levels = repeated(65) { "      - { after: \($0)m, level: l\($0) }\n" }
    let text = base.replacingLast("policies:\n  default:\n    reply:\n" + levels)
    #expect(complaints(text) == ["c.yaml:72:9: 'reply' has more than 64 levels"])
  }

  @Test func `a plan has at most 64 attempts`() {
    let attempts = (1...65).map { "\($0)m" }.joined(separator: ",")
    let text = base.replacingLast("policies: { default: { follow-up: [\(attempts)] } }\n")
    #expect(complaints(text) == ["c.yaml:5:283: 'follow-up' has more than 64 attempts"])
  }

  @Test func `keys of any length are shown short`() {
    let found = complaints(base + String(repeating: "k", count: 900) + ": 1\n")
    let shown = String(repeating: "k", count: 59) + "…"
    #expect(found.first?.hasPrefix("c.yaml:6:1: unknown key '\(shown)', known here: ") == true)
  }
}
