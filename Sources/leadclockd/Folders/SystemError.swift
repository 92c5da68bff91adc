import Glibc

/// What the system refused: the call, its errno and a sentence.
struct SystemError: Error {
  let code: Int32
  let sentence: String

  /// The error of the call that just failed.
  init(_ what: String, code: Int32 = errno) {
    self.code = code
    sentence = "\(what): \(String(cString: strerror(code)))"
  }
}
