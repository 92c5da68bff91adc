import Glibc

/// The exit codes of `<sysexits.h>` that this program uses.
enum ExitStatus: Int32 {
  /// The command line makes no sense.
  case usage = 64
  /// The data holds no lead or response, or the daemon rejected it.
  case data = 65
  /// No such lead or file.
  case noInput = 66
  /// The daemon is needed and does not run.
  case unavailable = 69
  /// Reading or writing failed.
  case inputOutput = 74
  /// This account may not.
  case notPermitted = 77
  /// The configuration cannot be used.
  case configuration = 78
  /// Somebody pressed Ctrl-C.
  case interrupted = 130
}

/// Why a verb ends without having done what was asked, in a sentence that says what to do.
struct Failure: Error, Equatable {
  var status: ExitStatus
  /// Empty when everything has been said already.
  var sentence: String

  init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// What the system refused, with the exit code that its reason has.
  static func system(_ code: Int32, _ what: String, hint: String = Failure.groupHint) -> Failure {
    let words = "\(what): \(String(cString: strerror(code)))"
    switch code {
    case EACCES, EPERM: return Failure(.notPermitted, "\(words); \(hint)")
    case ENOENT, ENOTDIR: return Failure(.noInput, words)
    default: return Failure(.inputOutput, words)
    }
  }

  /// What most people lack who are not permitted.
  static let groupHint =
    "be a member of the group leadclock-ops (usermod -aG leadclock-ops NAME, then log in again)"
}
