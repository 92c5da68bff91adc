import CLinux
import Glibc

/// One daemon a spool: a lock on the file `lock` in it, gone with the process that holds it.
final class SpoolLock {
  /// The last is in force. A record lock goes with any descriptor of its file that is closed, and a
  /// spool that is mounted again has the same file: none is closed.
  private var files: [Descriptor] = []

  /// Takes the lock, or says who has it.
  init(spool: Folder) throws(SystemError) { try take(in: spool) }

  /// Takes the lock of the spool that lies at the path by now.
  func take(in spool: Folder) throws(SystemError) {
    let number = openat(
      spool.descriptor.number, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard number >= 0 else { throw SystemError("\(spool.path)/lock") }
    files.append(Descriptor(number))
    var holder: Int32 = 0
    guard leadclock_lock(number, &holder) == 0 else {
      let code = errno
      guard code == EAGAIN || code == EACCES else {
        throw SystemError("\(spool.path)/lock", code: code)
      }
      throw SystemError(
        sentence: "\(spool.path) is watched by process \(holder) already; one daemon a spool",
        code: EBUSY)
    }
  }
}
