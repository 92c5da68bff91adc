import Glibc

/// What lies in a folder.
enum Folder {
  /// One name.
  struct Entry {
    let name: String
    let isFolder: Bool
  }

  /// Every name but `.` and `..`; nil when the folder cannot be listed.
  static func entries(_ path: String) -> [Entry]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let next = readdir(folder) {
      let name = withUnsafePointer(to: &next.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      let known = lstat(path + "/" + name, &status) == 0
      entries.append(Entry(name: name, isFolder: known && status.st_mode & S_IFMT == S_IFDIR))
    }
    return entries
  }

  /// Removes a folder with everything in it, following no links.
  static func remove(_ path: String) {
    for entry in entries(path) ?? [] {
      let inner = path + "/" + entry.name
      if entry.isFolder { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }
}
