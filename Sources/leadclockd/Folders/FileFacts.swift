import Glibc
import LeadClock

/// What the file system says of a file.
struct FileFacts: Equatable {
  var inode: UInt64
  var device: UInt64
  var size: Int64
  /// Modification time in nanoseconds since 1970.
  var modified: Int64
  var changedAt: Instant
  var owner: UInt32
  var mode: UInt32
  var links: UInt64

  var kind: UInt32 { mode & UInt32(S_IFMT) }
  var isRegular: Bool { kind == UInt32(S_IFREG) }
  var isFolder: Bool { kind == UInt32(S_IFDIR) }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changedAt = Instant(
      milliseconds: Int64(status.st_ctim.tv_sec) * 1000 + Int64(status.st_ctim.tv_nsec) / 1_000_000)
    owner = status.st_uid
    mode = status.st_mode
    links = UInt64(status.st_nlink)
  }

  /// Of an open file.
  static func of(_ descriptor: Descriptor) throws(SystemError) -> FileFacts {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { throw SystemError("fstat") }
    return FileFacts(status)
  }

  /// Whether these are still the same bytes, as far as the file system tells.
  func isSameContent(as other: FileFacts) -> Bool {
    inode == other.inode && device == other.device && size == other.size
      && modified == other.modified
  }

  /// What it is when it is no regular file.
  var kindText: String {
    switch kind {
    case UInt32(S_IFLNK): "a symbolic link"
    case UInt32(S_IFIFO): "a FIFO"
    case UInt32(S_IFSOCK): "a socket"
    case UInt32(S_IFCHR), UInt32(S_IFBLK): "a device"
    case UInt32(S_IFDIR): "a folder"
    default: "no regular file"
    }
  }
}
