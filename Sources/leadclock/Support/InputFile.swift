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
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure.system(errno, path) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
    throw Failure(.data, "\(path) is larger than \(limit) bytes")
  }
}
