import CLinux
import Glibc

/// What a watched folder is, beyond its path: which folder, on which mount.
///
/// A folder that was removed and made again, or replaced by another, lies on the same mount as before
/// and is taken up. A folder on another mount is another matter: something was mounted over the one
/// that is watched, or its file system is gone and an empty mount point is left. Nobody meant that
/// folder, and to say "no leads" of it would be wrong.
struct FolderIdentity: Equatable {
  var inode: UInt64
  var device: UInt64
  /// The kernel's number of the mount; 0 when it does not tell.
  var mount: Int64
  /// The type of its file system, as statfs(2) numbers them.
  var fileSystem: Int64
  /// Whether it lies on another mount than the spool: its files cannot be renamed out of it.
  var isOwnMount: Bool

  init(_ folder: Folder, in root: Folder) {
    inode = folder.facts.inode
    device = folder.facts.device
    mount = folder.mount
    fileSystem = leadclock_file_system(folder.descriptor.number)
    isOwnMount = folder.isAcross(root)
  }

  /// A mount of its own with that file system, as an earlier run found it; nothing else is known.
  init(ownMountOf fileSystem: Int64) {
    self.fileSystem = fileSystem
    inode = 0
    device = 0
    mount = 0
    isOwnMount = true
  }

  /// Why another folder at the same path is not taken for this one, and what to do; nil when it is.
  func objection(to new: FolderIdentity) -> String? {
    switch (isOwnMount, new.isOwnMount) {
    case (false, false): nil
    case (false, true):
      "\(new.kind) is mounted over it; unmount it, or leadclock reload to take files from there"
    case (true, false):
      "its file system (\(kind)) is not mounted; mount it again, or leadclock reload to take files "
        + "from the folder that is left"
    case (true, true):
      // Mounted again it has another number, and often another device.
      new.fileSystem == fileSystem && (new.inode == inode || new.mount == mount || inode == 0)
        ? nil
        : "another file system (\(new.kind)) is mounted there; mount the right one, or leadclock "
          + "reload to take files from it"
    }
  }

  /// The file system's name, or that it is one.
  var kind: String { FileSystemNames.name(of: fileSystem) ?? "a file system" }
}
