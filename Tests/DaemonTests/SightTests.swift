import Glibc
import LeadClock
import Settings
import Testing

@testable import leadclockd

/// Looking at real files.
@Suite struct SightTests {
  private let folder = TemporaryFolder()

  private func look(_ name: String, seen: Int64 = 0, now: Int64 = 0) throws -> Sighting {
    var candidate = Made.candidate(name, in: try Made.watched("spool", in: folder), at: seen)
    return try look(&candidate, now: now)
  }

  private func look(_ candidate: inout Candidate, now: Int64) throws -> Sighting {
    let settings = try Made.settings(folder)
    return Sight(limits: settings.limits, settle: .seconds(2)).look(at: &candidate, monotonic: now)
  }

  private func reason(_ sighting: Sighting) -> String? {
    if case .quarantine(let reason) = sighting { reason } else { nil }
  }

  private func isWaiting(_ sighting: Sighting) -> Bool {
    if case .wait = sighting { true } else { false }
  }

  @Test func `a whole file is read at once`() throws {
    folder.write("{}", to: "spool/lead.json")
    guard case .content(let bytes, let facts) = try look("lead.json") else {
      return #expect(Bool(false), "not read")
    }
    #expect(bytes == Array("{}".utf8))
    #expect(facts.size == 2)
  }

  @Test func `a file that is not there is gone`() throws {
    guard case .gone = try look("lead.json") else { return #expect(Bool(false), "not gone") }
  }

  @Test func `an empty file has its time and no more`() throws {
    folder.write("", to: "spool/lead.json")
    #expect(isWaiting(try look("lead.json", now: 2999)))
    #expect(reason(try look("lead.json", now: 3000)) == "the file is empty")
  }

  @Test func `a file that changes again and again has the deferral and no more`() throws {
    folder.write("", to: "spool/lead.json")
    var candidate = Made.candidate("lead.json", in: try Made.watched("spool", in: folder))
    candidate.changedMonotonic = 4999
    #expect(isWaiting(try look(&candidate, now: 4999)))
    #expect(reason(try look(&candidate, now: 5000)) == "the file is empty")
  }

  @Test func `a second name has its time and no more`() throws {
    folder.write("{}", to: "spool/lead.json")
    link(folder.path + "/spool/lead.json", folder.path + "/state/other")
    #expect(isWaiting(try look("lead.json", now: 1999)))
    #expect(reason(try look("lead.json", now: 2000)) == "it has 2 names (hard links)")
  }

  @Test func `what is no file is put aside without being opened`() throws {
    folder.write("secret", to: "state/secret")
    symlink(folder.path + "/state/secret", folder.path + "/spool/link")
    mkfifo(folder.path + "/spool/fifo", 0o644)
    mknod(folder.path + "/spool/socket", S_IFSOCK | 0o644, 0)
    #expect(reason(try look("link")) == "it is a symbolic link, not a file")
    #expect(reason(try look("fifo")) == "it is a FIFO, not a file")
    #expect(reason(try look("socket")) == "it is a socket, not a file")
  }

  @Test func `a folder stays where it is, and that is said`() throws {
    mkdir(folder.path + "/spool/folder", 0o755)
    guard case .wait(_, .folder) = try look("folder") else {
      return #expect(Bool(false), "not left alone")
    }
    #expect(WaitReason.folder.notice != nil)
  }

  @Test func `a terabyte is not read`() throws {
    folder.write("", to: "spool/huge")
    try #require(truncate(folder.path + "/spool/huge", 1 << 40) == 0)
    #expect(reason(try look("huge")) == "it has \(1 << 40) bytes, the limit is 65536")
  }

  @Test func `a file at the limit is read and one byte more is not`() throws {
    folder.write(String(repeating: "x", count: 65_536), to: "spool/full")
    guard case .content(let bytes, _) = try look("full") else {
      return #expect(Bool(false), "not read")
    }
    #expect(bytes.count == 65_536)
    folder.write(String(repeating: "x", count: 65_537), to: "spool/over")
    #expect(reason(try look("over")) == "it has 65537 bytes, the limit is 65536")
  }

  @Test func `a file that somebody writes to is waited for, but not for ever`() throws {
    folder.write("{}", to: "spool/lead.json")
    let writer = open(folder.path + "/spool/lead.json", O_WRONLY | O_CLOEXEC)
    #expect(isWaiting(try look("lead.json", now: 4999)))
    #expect(reason(try look("lead.json", now: 5000))?.contains("somebody still writes") == true)
    close(writer)
    guard case .content = try look("lead.json") else { return #expect(Bool(false), "not read") }
  }

  @Test func `a writable mapping without a descriptor is a writer`() throws {
    folder.write("{}", to: "spool/lead.json")
    let file = open(folder.path + "/spool/lead.json", O_RDWR | O_CLOEXEC)
    let memory = mmap(nil, 2, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    close(file)
    #expect(isWaiting(try look("lead.json")))
    munmap(memory, 2)
    guard case .content = try look("lead.json") else { return #expect(Bool(false), "not read") }
  }

  @Test func `what changes between two looks starts its waits anew`() throws {
    folder.write("", to: "spool/lead.json")
    var candidate = Made.candidate("lead.json", in: try Made.watched("spool", in: folder))
    #expect(isWaiting(try look(&candidate, now: 0)))
    let times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    utimensat(AT_FDCWD, folder.path + "/spool/lead.json", times, 0)
    #expect(isWaiting(try look(&candidate, now: 1900)))
    #expect(candidate.changedMonotonic == 1900)
    #expect(isWaiting(try look(&candidate, now: 4800)))
    #expect(reason(try look(&candidate, now: 4900)) != nil)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file that may not be read is waited for, then put aside with the cure`() throws {
    folder.write("{}", to: "spool/lead.json", mode: 0)
    #expect(isWaiting(try look("lead.json", now: 3999)))
    let reason = try #require(reason(try look("lead.json", now: 4000)))
    #expect(reason.contains("unreadable: mode 00, owner \(getuid()); cure: install -m 0640"))
  }
}
