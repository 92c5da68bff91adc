import Glibc

/// Reads whole files.
enum FileBytes {
  /// Why a file could not be read.
  struct Failure: Error {
    /// The system's own words.
    let sentence: String
    init(code: Int32) { sentence = String(cString: strerror(code)) }
  }

  /// The file's bytes, the first `limit` of them.
  static func read(path: String, limit: Int) -> Result<[UInt8], Failure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(Failure(code: errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(Failure(code: errno)) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return .success(Array(bytes.prefix(limit)))
  }
}
