import CLinux
import Glibc

/// A folder that is watched: an identity, not a path.
final class WatchedFolder {
  /// What its files are.
  enum Role: Equatable {
    /// Leads; nil where the format says where they come from.
    case inbox(source: String?)
    /// What people did.
    case responses
    /// What the courier did.
    case receipts
    /// Files in the archive that changed after they were read.
    case archive
  }

  let number: Int
  let role: Role
  /// The path relative to the spool, as the ledger keeps it.
  let relativePath: String
  let path: String
  private(set) var folder: Folder?
  /// What it was when it was last taken for the right one.
  private(set) var identity: FolderIdentity?
  /// Why it cannot be watched; nil while it can.
  var trouble: String?
  var watch: Int32 = -1
  /// Why the kernel's hints are not relied on here, and the folder is listed every two seconds.
  var polled: String?
  /// When files under temporary names may be spoken of again, in monotonic milliseconds.
  var nextLeftOverNotice: Int64 = 0
  /// A source that somebody removed: that is said once, and nothing is missing any more.
  var isGone = false

  init(number: Int, role: Role, root: String, relativePath: String) {
    self.number = number
    self.role = role
    self.relativePath = relativePath
    path = root + "/" + relativePath
  }

  /// Whether it is one source's folder, which may come and go.
  var isSource: Bool {
    if case .inbox(source: .some) = role { true } else { false }
  }

  /// Whether its files are enquiries.
  var isInbox: Bool {
    if case .inbox = role { true } else { false }
  }

  /// Uses a folder that is open already.
  func adopt(_ folder: Folder) { self.folder = folder }

  /// Opens the folder as it is now, in a spool. Refuses one on another mount than before.
  func open(in root: Folder) throws(SystemError) {
    let opened = try Folder(path: path)
    let new = FolderIdentity(opened, in: root)
    if let objection = identity?.objection(to: new) {
      throw SystemError(sentence: objection, code: EXDEV)
    }
    folder = opened
    identity = new
  }

  func close() { folder = nil }

  /// It was a mount of its own when the last daemon ran.
  func expect(ownMountOf fileSystem: Int64) {
    identity = FolderIdentity(ownMountOf: fileSystem)
  }

  /// Somebody says that whatever is there is right.
  func forgetIdentity() { identity = nil }

  /// Whether the path still leads to the folder that is open, and it can be read: a mount over it,
  /// a replacement and a removal all give no event.
  func currentTrouble(in root: Folder) -> String? {
    guard let folder else { return trouble ?? "not open" }
    var status = stat()
    guard lstat(path, &status) == 0 else { return String(cString: strerror(errno)) }
    let now = FileFacts(status)
    guard now.isFolder else { return "replaced by \(now.kindText)" }
    guard now.inode == folder.facts.inode, now.device == folder.facts.device,
      leadclock_mount(AT_FDCWD, path) == folder.mount
    else { return replacement(in: root) ?? "replaced by another folder" }
    let probe = openat(folder.descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard probe >= 0 else { return String(cString: strerror(errno)) }
    Glibc.close(probe)
    return nil
  }

  /// What there is to say against the folder that is at the path now.
  private func replacement(in root: Folder) -> String? {
    guard let identity, let now = try? Folder(path: path) else { return nil }
    return identity.objection(to: FolderIdentity(now, in: root))
  }
}
