import Glibc
import LeadClock
import Ledger
import Testing

@testable import leadclockd

/// A source on a mount of its own: its files are copied to the archive and then removed.
@Suite(.enabled(if: Shared.isOtherMount, "/dev/shm and /tmp are one mount here"))
struct CarryingTests {
  private let folder = TemporaryFolder()
  private let shared = Shared()

  private func row(
    _ content: String = "{}", digest: [UInt8] = [1], reason: String? = nil
  ) throws -> (FileRow, Folder, Spool) {
    let spool = try Spool(path: folder.path + "/spool")
    shared.write(content, to: "lead.json")
    let source = try Folder(path: shared.path)
    let facts = try #require(try source.facts(of: FileName("lead.json")))
    let target = reason == nil ? "archive/2026-11-21/F-000001-" : "quarantine/F-000001-"
    let row = FileRow(
      id: 1, folder: "inbox/shop", name: Array("lead.json".utf8), inode: facts.inode,
      size: facts.size, modified: facts.modified, digest: digest, path: target + "lead.json",
      reason: reason)
    return (row, source, spool)
  }

  private func move(_ row: inout FileRow, _ source: Folder, _ spool: Spool) -> Bool {
    let mover = Mover(spool: spool)
    guard case .moved = mover.move(&row, from: source, detail: nil) else { return false }
    return (try? mover.sync()) != nil
  }

  private func text(_ path: String) -> String? {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let file = Descriptor(number)
    return (try? file.readAll(expecting: 100, limit: 1000)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test func `a file is copied to the archive and removed, once`() throws {
    var (row, source, spool) = try row()
    #expect(move(&row, source, spool))
    #expect(try source.names().isEmpty)
    #expect(text(spool.root.path + "/" + row.path) == "{}")
    #expect(move(&row, source, spool))
    #expect(row.path == "archive/2026-11-21/F-000001-lead.json")
  }

  @Test func `a file that is put under the name meanwhile is left for another look`() throws {
    var (row, source, spool) = try row()
    shared.write("{ \"another\": 1 }", to: "lead.json")
    #expect(move(&row, source, spool))
    #expect(try Array(source.names()) == [FileName("lead.json")])
    #expect(text(shared.path + "/lead.json") == "{ \"another\": 1 }")
    #expect(text(spool.root.path + "/" + row.path) == nil)
  }

  @Test func `a name that is taken in the archive gets a number and overwrites nothing`() throws {
    var (row, source, spool) = try row()
    mkdir(spool.archive.path + "/2026-11-21", 0o755)
    folder.write("older", to: "spool/" + row.path)
    let older = row.path
    #expect(move(&row, source, spool))
    #expect(row.path == older + "~2")
    #expect(text(spool.root.path + "/" + older) == "older")
    #expect(text(spool.root.path + "/" + row.path) == "{}")
  }

  @Test func `a crash between the copy and the removal leaves one copy`() throws {
    var (row, source, spool) = try row()
    // As it was after the copy: our name there, the copy here, and a producer's next file.
    rename(shared.path + "/lead.json", shared.path + "/" + Mover.ownName(row).text)
    let crashed = row
    #expect(move(&row, source, spool))
    let archived = text(spool.root.path + "/" + row.path)
    #expect(archived == "{}")
    let copy = try #require(
      try Folder(path: spool.archive.path + "/2026-11-21").facts(
        of: FileName("F-000001-lead.json")))
    shared.write("{}", to: Mover.ownName(row).text)
    let time = timespec(
      tv_sec: Int(copy.modified / 1_000_000_000), tv_nsec: Int(copy.modified % 1_000_000_000))
    utimensat(AT_FDCWD, shared.path + "/" + Mover.ownName(row).text, [time, time], 0)
    shared.write("{ \"next\": 1 }", to: "lead.json")
    row = crashed
    #expect(move(&row, source, spool))
    #expect(row.path == crashed.path)
    #expect(try Array(source.names()) == [FileName("lead.json")])
  }

  @Test func `what was put aside unread is not copied, and where it lies is known`() throws {
    var (row, source, spool) = try row(digest: [], reason: "it has 2 names (hard links)")
    #expect(move(&row, source, spool))
    #expect(row.path == "inbox/shop/.leadclock-F-000001")
    #expect(try Array(source.names()) == [FileName(".leadclock-F-000001")])
    #expect(try Array(spool.quarantine.names()) == [FileName("F-000001.reason.json")])
  }

  @Test func `a done-file goes with its file and says nothing of the next one`() throws {
    var (row, source, spool) = try row()
    shared.write("", to: "lead.json.done")
    #expect(move(&row, source, spool))
    Mover(spool: spool).follow(row, with: FileName("lead.json.done"), from: source)
    #expect(try source.names().isEmpty)
  }

  @Test func `a file that somebody still writes to is not removed`() throws {
    var (row, source, spool) = try row()
    let writer = open(shared.path + "/lead.json", O_WRONLY | O_CLOEXEC)
    #expect(!move(&row, source, spool))
    close(writer)
    #expect(move(&row, source, spool))
    #expect(text(spool.root.path + "/" + row.path) == "{}")
  }
}

/// A folder on another mount than the temporary ones.
private final class Shared {
  let path: String

  static var isOtherMount: Bool {
    guard let one = try? Folder(path: "/dev/shm"), let other = try? Folder(path: "/tmp") else {
      return false
    }
    return one.isAcross(other) && access("/dev/shm", W_OK) == 0
  }

  init() {
    var template = Array("/dev/shm/leadclockd-tests.XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit {
    if let folder = try? Folder(path: path), let names = try? folder.names() {
      for name in names { try? folder.remove(name) }
    }
    rmdir(path)
  }

  /// Replaces a file by another of that content.
  func write(_ text: String, to name: String) {
    unlink(path + "/" + name)
    let number = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    precondition(number >= 0)
    try? Descriptor.writeAll(Array(text.utf8), to: number)
    close(number)
  }
}
