import CLinux
import Glibc
import LeadFormats
import Testing

@testable import leadclock

/// Holds a sandbox's lock as the daemon does, and reads what is dropped.
final class FakeDaemon {
  private let sandbox: Sandbox
  private let lock: Int32

  init(_ sandbox: Sandbox) throws {
    self.sandbox = sandbox
    lock = open(sandbox.spool + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    var holder: Int32 = 0
    try #require(lock >= 0 && leadclock_lock(lock, &holder) == 0)
  }

  deinit { close(lock) }

  /// The next response that is dropped, taken out of the folder.
  func response() throws -> ResponseFile {
    for _ in 0..<500 {
      if let name = sandbox.names("spool/responses").first(where: { !$0.hasPrefix(".") }) {
        let path = sandbox.spool + "/responses/" + name
        let response = try ResponseFile.read(Array(try sandbox.read(path).utf8))
        unlink(path)
        return response
      }
      WallClock.sleep(milliseconds: 10)
    }
    throw Failure(.unavailable, "no response was dropped")
  }
}
