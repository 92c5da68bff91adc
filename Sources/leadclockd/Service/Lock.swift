import CLinux
import Glibc

/// One daemon a spool: a lock on the file `lock` in it, gone with the process that holds it.
final class SpoolLock {
  private let file: Descriptor

  /// Takes the lock, or says who has it.
  init(spool: Folder) throws(SystemError) {
    let number = openat(
      spool.descriptor.number, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard number >= 0 else { throw SystemError("\(spool.path)/lock") }
    file = Descriptor(number)
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
