import CLinux
import Glibc

/// An open folder: everything in it is reached through its descriptor, never through a path that
/// somebody could redirect in between.
final class Folder {
  let path: String
  let descriptor: Descriptor
  /// What it was when it was opened: its identity.
  let facts: FileFacts
  /// The kernel's number of the mount it lies on; 0 when it does not tell.
  let mount: Int64

  init(path: String) throws(SystemError) {
    let number = path.withCString { leadclock_open_folder(AT_FDCWD, $0) }
    guard number >= 0 else { throw SystemError(path) }
    self.path = path
    descriptor = Descriptor(number)
    facts = try FileFacts.of(descriptor)
    mount = leadclock_mount(number, "")
  }

  init(_ name: FileName, in parent: Folder) throws(SystemError) {
    let number = name.withCString { leadclock_open_folder(parent.descriptor.number, $0) }
    path = parent.path + "/" + name.text
    guard number >= 0 else { throw SystemError(path) }
    descriptor = Descriptor(number)
    facts = try FileFacts.of(descriptor)
    mount = leadclock_mount(number, "")
  }

  /// Opens a folder in this one, making it first when it is not there.
  func subfolder(_ name: String, mode: mode_t) throws(SystemError) -> Folder {
    if mkdirat(descriptor.number, name, mode) != 0, errno != EEXIST {
      throw SystemError("\(path)/\(name)")
    }
    return try Folder(FileName(name), in: self)
  }

  /// Whether no rename reaches from here to there: another mount.
  func isAcross(_ other: Folder) -> Bool {
    mount == 0 || other.mount == 0 ? facts.device != other.facts.device : mount != other.mount
  }

  /// What lies under a name; nil when nothing does.
  func facts(of name: FileName) throws(SystemError) -> FileFacts? {
    var status = stat()
    let result = name.withCString {
      fstatat(descriptor.number, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    if result == 0 { return FileFacts(status) }
    if errno == ENOENT { return nil }
    throw SystemError("\(path): stat")
  }

  /// Opens a file for reading: no symlink is followed, nothing blocks. Throws EXDEV when what lies
  /// there is mounted on the name (openat2 would say so itself, and the unit's filter refuses it).
  func open(_ name: FileName) throws(SystemError) -> Descriptor {
    let number = name.withCString { leadclock_open_read(descriptor.number, $0) }
    guard number >= 0 else { throw SystemError("\(path): open") }
    let file = Descriptor(number)
    guard leadclock_mount(number, "") == mount else {
      throw SystemError("\(path): mounted on the name", code: EXDEV)
    }
    return file
  }

  /// Every name, in the order in which the folder gives them, at most `limit`.
  func names(limit: Int = .max) throws(SystemError) -> FolderNames {
    let copy = openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw SystemError("\(path): open") }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw SystemError("\(path): list")
    }
    defer { closedir(stream) }
    var names = FolderNames()
    while names.count < limit, let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          let isDots = strcmp(text, ".") == 0 || strcmp(text, "..") == 0
          if !isDots { names.append(UnsafeRawBufferPointer(start: text, count: strlen(text))) }
        }
      }
    }
    return names
  }

  /// Moves a file into another folder without overwriting.
  func move(_ name: FileName, to target: Folder, as newName: FileName) throws(SystemError) {
    let result = name.withCString { from in
      newName.withCString { to in
        leadclock_rename_new(descriptor.number, from, target.descriptor.number, to)
      }
    }
    guard result == 0 || errno != EINVAL else {
      // NFS and many FUSE file systems know no rename that refuses to overwrite.
      return try link(name, to: target, as: newName)
    }
    guard result == 0 else { throw SystemError("\(target.path): rename") }
  }

  /// Moves a file by a second name, which overwrites nothing either; where there are no second names,
  /// by a look and a rename.
  private func link(
    _ name: FileName, to target: Folder, as newName: FileName
  ) throws(SystemError) {
    if let there = try target.facts(of: newName) {
      // A crash between the two steps left both names.
      guard there.links > 1, try facts(of: name)?.inode == there.inode else {
        throw SystemError("\(target.path): rename", code: EEXIST)
      }
      return try remove(name)
    }
    let linked = name.withCString { from in
      newName.withCString { to in
        linkat(descriptor.number, from, target.descriptor.number, to, 0)
      }
    }
    if linked == 0 { return try remove(name) }
    guard [EPERM, ENOSYS, EOPNOTSUPP, EINVAL].contains(errno) else {
      throw SystemError("\(target.path): link")
    }
    let renamed = name.withCString { from in
      newName.withCString { to in
        renameat(descriptor.number, from, target.descriptor.number, to)
      }
    }
    guard renamed == 0 else { throw SystemError("\(target.path): rename") }
  }

  /// Removes a file; one that is gone already is fine.
  func remove(_ name: FileName) throws(SystemError) {
    let result = name.withCString { unlinkat(descriptor.number, $0, 0) }
    guard result == 0 || errno == ENOENT else { throw SystemError("\(path): unlink") }
  }

  /// Makes what was renamed, made or removed here last. A folder that may not be synced says so; a
  /// file system that knows no syncing of folders (EINVAL) has nothing to offer.
  func sync() throws(SystemError) {
    guard fsync(descriptor.number) == 0 || errno == EINVAL else {
      throw SystemError("\(path): fsync")
    }
  }
}
