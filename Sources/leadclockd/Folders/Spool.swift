import CLinux
import Glibc

/// The folders of the spool, open, and the paths committed files go to.
///
/// All lie under one mount: a file moves between them by rename alone.
final class Spool {
  private(set) var root: Folder
  private(set) var responses: Folder
  private(set) var outbox: Folder
  private(set) var receipts: Folder
  private(set) var archive: Folder
  private(set) var quarantine: Folder
  private var day: (name: String, folder: Folder)?
  /// Whether it is a file system of its own: then the empty mount point is no spool.
  private let isMountPoint: Bool

  /// Opens the spool. Folders that the installation has not made are made in the account's own
  /// group; setgid is left to the installation, because the unit forbids it to the daemon.
  init(path: String) throws(SystemError) {
    root = try Folder(path: path)
    _ = try root.subfolder("inbox", mode: 0o1730)
    responses = try root.subfolder("responses", mode: 0o1730)
    outbox = try root.subfolder("outbox", mode: 0o750)
    receipts = try root.subfolder("receipts", mode: 0o1730)
    archive = try root.subfolder("archive", mode: 0o750)
    quarantine = try root.subfolder("quarantine", mode: 0o750)
    isMountPoint = Self.isMountPoint(root)
  }

  /// Whether its path still leads to the folders that are open.
  var isCurrent: Bool {
    var status = stat()
    guard lstat(root.path, &status) == 0 else { return false }
    let now = FileFacts(status)
    return now.inode == root.facts.inode && now.device == root.facts.device
      && leadclock_mount(AT_FDCWD, root.path) == root.mount
  }

  /// Opens the folders anew where the path leads by now: its file system was mounted again, or the
  /// spool was replaced. Nothing is made: what lacks a folder is no spool. `accept` has the last word.
  func renew(_ accept: (Folder) throws(SystemError) -> Void) throws(SystemError) {
    let new = try Folder(path: root.path)
    guard !isMountPoint || Self.isMountPoint(new) else {
      throw SystemError(sentence: "\(root.path): its file system is not mounted", code: ENODEV)
    }
    func existing(_ name: String) throws(SystemError) -> Folder {
      try Folder(FileName(name), in: new)
    }
    let folders = (
      try existing("responses"), try existing("outbox"), try existing("receipts"),
      try existing("archive"), try existing("quarantine")
    )
    try accept(new)
    root = new
    (responses, outbox, receipts, archive, quarantine) = folders
    day = nil
  }

  private static func isMountPoint(_ folder: Folder) -> Bool {
    guard let parent = try? Folder(path: folder.path + "/..") else { return false }
    return folder.isAcross(parent)
  }

  /// The folder and the name of a path such as `archive/2026-11-21/F-00001a-lead.json`. A folder of
  /// the archive is made when it is not there; one of the inbox is not.
  func place(of path: String) throws(SystemError) -> (folder: Folder, name: FileName) {
    let parts = path.split(separator: "/").map(String.init)
    let name = FileName(parts.last ?? "")
    guard parts.first != "quarantine" else { return (quarantine, name) }
    guard parts.first == "archive" else {
      let folder = parts.dropLast().joined(separator: "/")
      return (try Folder(path: root.path + "/" + folder), name)
    }
    if let day, day.name == parts[1] { return (day.folder, name) }
    let folder = try archive.subfolder(parts[1], mode: 0o750)
    // A new day's folder must not vanish with what is moved into it.
    try archive.sync()
    day = (parts[1], folder)
    return (folder, name)
  }
}
