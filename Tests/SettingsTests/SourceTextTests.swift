import Testing

@testable import Settings

@Suite struct SourceTextTests {
  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    let bytes = Array((base + "believed: é").utf8) + [0xFF, 0x0A]
    #expect(complaints(bytes) == ["c.yaml:6:12: not UTF-8, save the file as UTF-8"])
  }

  @Test func `UTF-16 is refused`() {
    #expect(
      complaints([0xFF, 0xFE, 0x61, 0x00]) == ["c.yaml:1:1: not UTF-8, save the file as UTF-8"])
  }

  @Test func `a control character is refused where it stands`() {
    let says = "c.yaml:6:11: a control character (U+0), which YAML does not take"
    #expect(complaints(base + "believed: \0") == [says])
  }

  @Test func `a byte order mark moves nothing`() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("spol: /s\n".utf8)
    #expect(complaints(bytes).contains("c.yaml:1:1: unknown key 'spol', did you mean 'spool'?"))
  }

  @Test func `lines may end as Windows ends them`() {
    let text = base.split(separator: "\n").joined(separator: "\r\n") + "\r\nbelievd: 1m\r\n"
    #expect(complaints(text) == ["c.yaml:6:1: unknown key 'believd', did you mean 'believed'?"])
  }

  @Test func `columns count characters and not bytes`() {
    let says = "c.yaml:6:29: unknown key 'clse', did you mean 'close'?"
    #expect(complaints(base + "stages: { attract: \"Größe\", clse: a }\n") == [says])
  }

  @Test func `more than 1 MiB is refused unread`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 1024 * 1024 + 1)
    #expect(complaints(bytes) == ["c.yaml:1:1: larger than 1 MiB, which no configuration is"])
  }

  @Test func `more than 32 levels are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(complaints(base + "teams: " + deep) == ["c.yaml:6:39: more than 32 levels deep"])
  }

  @Test func `complaints come by position and end at 50`() {
    let lines = (0..<120).map { "zzzz\($0): 1\n" }.joined()
    let found = complaints(lines)
    #expect(found.count == 50)
    #expect(found.first?.hasPrefix("c.yaml:1:1: ") == true)
    #expect(found.last?.hasPrefix("c.yaml:46:1: ") == true)
  }

  @Test func `a complaint stays on its line`() {
    let says =
      "c.yaml:6:11: 'believed': 'a\u{FFFD}b' is no length of time, "
      + "write it like 30s, 5m or 1h30m"
    #expect(complaints(base + #"believed: "a\eb""# + "\n") == [says])
  }

  @Test func `a secret is not repeated in the complaint about it`() {
    let found = complaints(
      base + "web: { token: hunter2, url: \"https://me:hunter2@example.com\" }\n")
    #expect(found.count == 2)
    #expect(found.allSatisfy { !$0.contains("hunter2") })
  }

  @Test func `a file that is not there is a complaint without a position`() {
    do throws(SettingsError) {
      _ = try Settings.load(path: "/nowhere/c.yaml")
      Issue.record("a file that is not there was read")
    } catch {
      #expect(error.description == "/nowhere/c.yaml: cannot be read: No such file or directory")
    }
  }

  @Test func `a folder is no configuration`() {
    do throws(SettingsError) {
      _ = try Settings.load(path: "/")
      Issue.record("a folder was read")
    } catch {
      #expect(error.description == "/: cannot be read: Is a directory")
    }
  }
}
