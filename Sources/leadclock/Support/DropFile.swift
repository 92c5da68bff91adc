import CACL
import CLinux
import Glibc

/// Publishes a file in a folder that others watch: it is there whole, or not at all.
enum DropFile {
  /// Writes `content` under a temporary name, makes it last, and renames it to `name`.
  ///
  /// Throws when the folder may not be written to, with `hint` as what to do about it.
  static func publish(
    _ content: String, as name: String, temporary: String, in folder: String, hint: String
  ) throws {
    try publish(Array(content.utf8), as: name, temporary: temporary, in: folder, hint: hint)
  }

  /// The same with any bytes.
  static func publish(
    _ content: [UInt8], as name: String, temporary: String, in folder: String, hint: String
  ) throws {
    let partial = folder + "/" + temporary
    let descriptor = leadclock_open_new(AT_FDCWD, partial, 0o640)
    guard descriptor >= 0 else {
      let code = errno
      guard code == ENOENT else { throw Failure.system(code, folder, hint: hint) }
      throw Failure(.noInput, "\(folder) is missing; make install makes the folders")
    }
    defer { close(descriptor) }
    do {
      try write(content, to: descriptor, path: partial)
      guard fsync(descriptor) == 0 else { throw Failure.system(errno, partial) }
      guard rename(partial, folder + "/" + name) == 0 else {
        throw Failure.system(errno, folder, hint: hint)
      }
    } catch {
      unlink(partial)
      throw error
    }
    try settle(folder, written: descriptor)
  }

  /// A random identifier, version 4 of RFC 9562.
  ///
  /// The system's generator is getrandom(2).
  static func identifier() -> String {
    var generator = SystemRandomNumberGenerator()
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
    return groups.map { digits[$0].joined() }.joined(separator: "-")
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure.system(errno, path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the rename last. Where others only write, the folder cannot be opened: then the whole
  /// file system is asked to.
  private static func settle(_ folder: String, written descriptor: Int32) throws {
    let opened = leadclock_open_folder(AT_FDCWD, folder)
    guard opened >= 0 else {
      guard syncfs(descriptor) == 0 else { throw Failure.system(errno, folder) }
      return
    }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw Failure.system(errno, folder) }
  }
}
