import CLinux
import Glibc

/// The kernel's hints about watched folders.
final class Inotify {
  /// One hint.
  struct Hint {
    var watch: Int32
    var name: FileName?
    var mask: UInt32

    func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }
  }

  let descriptor: Descriptor

  init() throws(SystemError) {
    let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard number >= 0 else { throw SystemError("inotify_init1") }
    descriptor = Descriptor(number)
  }

  /// Watches the folder that is open, whatever its path leads to by now.
  func watch(_ folder: Folder) throws(SystemError) -> Int32 {
    let mask =
      IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR
    let watch = inotify_add_watch(
      descriptor.number, "/proc/self/fd/\(folder.descriptor.number)", UInt32(mask))
    guard watch >= 0 else { throw SystemError("inotify_add_watch") }
    return watch
  }

  func forget(_ watch: Int32) { inotify_rm_watch(descriptor.number, watch) }

  /// Reads in one pass at most, of 64 KiB each: while files are written faster than hints are read
  /// there would be no end.
  private static let readsInPass = 8

  /// The hints that wait, as many as are taken in one pass.
  func hints() -> [Hint] {
    var hints: [Hint] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<Self.readsInPass {
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor.number, $0.baseAddress!, $0.count)
      }
      guard count > 0 else { return hints }
      Self.parse(buffer[0..<count], into: &hints)
    }
    return hints
  }

  private static func parse(_ bytes: ArraySlice<UInt8>, into hints: inout [Hint]) {
    // struct inotify_event: watch, mask, cookie, length (4 bytes each), then the padded name.
    var place = bytes.startIndex
    while bytes.endIndex - place >= 16 {
      let length = Int(UInt32(littleEndian: bytes[place + 12..<place + 16]))
      let name = bytes[place + 16..<place + 16 + length].prefix { $0 != 0 }
      hints.append(
        Hint(
          watch: Int32(bitPattern: UInt32(littleEndian: bytes[place..<place + 4])),
          name: name.isEmpty ? nil : FileName(Array(name)),
          mask: UInt32(littleEndian: bytes[place + 4..<place + 8])))
      place += 16 + length
    }
  }
}
