import Glibc

/// Reads a whole file that somebody names on the command line.
enum InputFile {
  /// Its bytes, `-` being standard input. Throws when it is larger than `limit` bytes.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw Failure.system(errno, path, hint: "look at its owner and mode")
    }
    defer { if !isInput { close(descriptor) } }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      var count = 0
      // Most files are small: the room grows with what there is.
      let chunk = [UInt8](unsafeUninitializedCapacity: max(4096, min(bytes.count, 1 << 20))) {
        count = Glibc.read(descriptor, $0.baseAddress, $0.count)
        $1 = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure.system(errno, path) }
      guard count > 0 else { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    throw Failure(.data, "\(path) is larger than \(limit) bytes")
  }
}
