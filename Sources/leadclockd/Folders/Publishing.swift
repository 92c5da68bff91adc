import CLinux
import Glibc

/// Files that appear whole or not at all.
extension Folder {
  /// Publishes bytes under a name: a temporary name, fsync, rename. The folder itself is synced by
  /// the caller, once for many. With `replacing` a file of that name gives way.
  func publish(_ bytes: [UInt8], as name: String, mode: mode_t = 0o640) throws(SystemError) {
    let temporary = FileName(".\(name).tmp")
    try remove(temporary)
    let number = temporary.withCString {
      leadclock_open_new(descriptor.number, $0, UInt32(mode))
    }
    guard number >= 0 else { throw SystemError("\(path): create") }
    let file = Descriptor(number)
    do throws(SystemError) {
      try file.write(bytes)
      guard fsync(file.number) == 0 else { throw SystemError("\(path): fsync") }
      guard renameat(descriptor.number, ".\(name).tmp", descriptor.number, name) == 0 else {
        throw SystemError("\(path): rename")
      }
    } catch {
      try? remove(temporary)
      throw error
    }
  }
}

extension Descriptor {
  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) { try Self.writeAll(bytes, to: number) }

  /// Reads the whole file, at most `limit` bytes and one more, so that too much can be told.
  func readAll(expecting size: Int, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = min(max(size, 4096), limit) + 1
    while bytes.count <= limit {
      var count = 0
      let room = min(chunk, limit + 1 - bytes.count)
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = read(number, buffer.baseAddress!, buffer.count)
        filled = max(count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError("read") }
      if count == 0 { break }
      bytes += part
    }
    return bytes
  }
}
