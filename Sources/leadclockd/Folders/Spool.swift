import Glibc

/// The folders of the spool, open, and the paths committed files go to.
///
/// All lie under one mount: a file moves between them by rename alone.
final class Spool {
  let root: Folder
  let responses: Folder
  let outbox: Folder
  let receipts: Folder
  let archive: Folder
  let quarantine: Folder
  private var day: (name: String, folder: Folder)?

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
