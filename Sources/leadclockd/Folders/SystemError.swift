import Glibc

/// What the system refused: the call, its errno and a sentence.
struct SystemError: Error {
  let code: Int32
  let sentence: String

  /// An error with a sentence of our own.
  init(sentence: String, code: Int32) {
    self.code = code
    self.sentence = sentence
  }

  /// The error of the call that just failed.
  init(_ what: String, code: Int32 = errno) {
    self.code = code
    sentence = "\(what): \(String(cString: strerror(code)))"
  }
}
