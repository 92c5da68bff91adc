import Glibc
import Testing

@testable import leadclockd

/// Names that are seen, and when they are looked at again.
@Suite struct InboxTests {
  private let folder = TemporaryFolder()

  private func inbox() throws -> Inbox {
    for name in ["inbox", "responses", "receipts"] { mkdir(folder.path + "/spool/" + name, 0o755) }
    return Inbox(root: try Folder(path: folder.path + "/spool"), lastScan: nil)
  }

  private func ready(_ inbox: Inbox) -> [Candidate] {
    var found: [Candidate] = []
    while let candidate = inbox.nextReady() { found.append(candidate) }
    return found
  }

  @Test func `a name that is made and closed at once is looked at once`() throws {
    let inbox = try inbox()
    _ = inbox.refresh(Made.time(1))
    folder.write("{}", to: "spool/inbox/lead.json")
    _ = inbox.refresh(Made.time(2))
    #expect(ready(inbox).map(\.name) == [FileName("lead.json")])
    _ = inbox.refresh(Made.time(3))
    #expect(ready(inbox).isEmpty)
  }

  @Test func `a name that changes while it is held is looked at again when it is let go`() throws {
    let inbox = try inbox()
    _ = inbox.refresh(Made.time(1))
    folder.write("{}", to: "spool/inbox/lead.json")
    _ = inbox.refresh(Made.time(2))
    let candidate = try #require(ready(inbox).first)
    inbox.hold(candidate)
    folder.write("{}", to: "spool/inbox/.new")
    rename(folder.path + "/spool/inbox/.new", folder.path + "/spool/inbox/lead.json")
    _ = inbox.refresh(Made.time(3))
    #expect(ready(inbox).isEmpty)
    inbox.drop(candidate.key)
    #expect(inbox.wakeAt == 0)
    _ = inbox.refresh(Made.time(4))
    #expect(ready(inbox).map(\.name) == [FileName("lead.json")])
  }

  @Test func `a name that nothing happened to is not looked at again`() throws {
    let inbox = try inbox()
    folder.write("{}", to: "spool/inbox/lead.json")
    _ = inbox.refresh(Made.time(1))
    let candidate = try #require(ready(inbox).first)
    inbox.hold(candidate)
    _ = inbox.refresh(Made.time(2))
    inbox.drop(candidate.key)
    _ = inbox.refresh(Made.time(3))
    #expect(ready(inbox).isEmpty)
    #expect(inbox.candidateCount == 0)
  }

  @Test func `more names than are held follow although one has to wait`() throws {
    let inbox = try inbox()
    let count = Shares.limit + 20
    for number in 0..<count { folder.write("", to: "spool/inbox/\(number)") }
    _ = inbox.refresh(Made.time(1))
    let first = ready(inbox)
    #expect(first.count == Shares.limit)
    #expect(inbox.lastScan == nil)
    inbox.keep(first[0], after: 60_000, at: 1)
    for candidate in first.dropFirst() {
      unlink(folder.path + "/spool/inbox/" + candidate.name.text)
      inbox.drop(candidate.key)
    }
    #expect(inbox.wakeAt == 0)
    _ = inbox.refresh(Made.time(2))
    #expect(ready(inbox).count == 20 + 1)
    #expect(inbox.lastScan != nil)
  }

  @Test func `of a scan nothing lasts beyond a crash that a waiting file was seen before`() throws {
    let inbox = try inbox()
    _ = inbox.refresh(Made.time(1))
    let first = try #require(inbox.lastScan)
    #expect(inbox.lastingScan == first)
    folder.write("{}", to: "spool/inbox/lead.json")
    _ = inbox.refresh(Made.time(2))
    let candidate = try #require(ready(inbox).first)
    inbox.keep(candidate, after: 600_000, at: 2)
    let later = Made.time(120_000)
    _ = inbox.refresh(later)
    #expect(try #require(inbox.lastScan) > first)
    #expect(inbox.lastingScan == first)
    inbox.drop(candidate.key)
    #expect(inbox.lastingScan == inbox.lastScan)
  }

  @Test func `a flood in one folder leaves room for the files of another, and they take turns`()
    throws
  {
    let inbox = try inbox()
    for source in ["busy", "quiet"] { mkdir(folder.path + "/spool/inbox/" + source, 0o755) }
    _ = inbox.refresh(Made.time(1))
    for number in 0..<Shares.limit + 10 { folder.write("", to: "spool/inbox/busy/\(number)") }
    _ = inbox.refresh(Made.time(2))
    folder.write("", to: "spool/inbox/quiet/one")
    folder.write("", to: "spool/responses/answer")
    _ = inbox.refresh(Made.time(3))
    let order = ready(inbox)
    #expect(order.first?.folder.role == .responses)
    #expect(order.prefix(3).contains { $0.folder.sourceName == "quiet" })
    #expect(order.count == Shares.limit + 2)
  }

  @Test func `what is committed and cannot be moved keeps nothing else from being seen`() throws {
    let inbox = try inbox()
    for number in 0..<Shares.limit { folder.write("", to: "spool/inbox/\(number)") }
    _ = inbox.refresh(Made.time(1))
    for candidate in ready(inbox) {
      inbox.hold(candidate)
      inbox.settle(candidate.key)
    }
    folder.write("", to: "spool/inbox/another")
    _ = inbox.refresh(Made.time(2))
    #expect(ready(inbox).map(\.name) == [FileName("another")])
  }
}
