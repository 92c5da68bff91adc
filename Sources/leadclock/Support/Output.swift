import Glibc
import LeadFormats

/// The three ways out: results, complaints, and JSON.
enum Output {
  /// One line, or several, on standard output.
  static func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// One line for a person on standard error.
  static func complain(_ text: String) { write("leadclock: \(text)\n", to: STDERR_FILENO) }

  /// Lines on standard error that other programs read too, such as positions in a file.
  static func errorLine(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// A result for programs: indented on a terminal, else one line.
  static func json(_ value: JSONValue) {
    line(isatty(STDOUT_FILENO) == 1 ? value.pretty : value.compact)
  }

  /// All the bytes; a result that cannot be written ends the program.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { Glibc.exit(ExitStatus.inputOutput.rawValue) }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// What standard output can show.
struct Screen {
  /// Columns to keep to; nil when nobody looks, and nothing is cut.
  var width: Int?
  /// Whether colours may be used.
  var hasColour: Bool

  /// Standard output as it is: colours only on a terminal, and not with NO_COLOR or TERM=dumb.
  static func current() -> Screen {
    guard isatty(STDOUT_FILENO) == 1 else { return Screen(width: nil, hasColour: false) }
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let refused = !(Environment["NO_COLOR"] ?? "").isEmpty || Environment["TERM"] == "dumb"
    return Screen(width: known ? Int(size.ws_col) : 80, hasColour: !refused)
  }

  /// A look of text.
  enum Look: String {
    case plain = ""
    case dim = "2"
    case bold = "1"
    case red = "31"
    case yellow = "33"
    case green = "32"
  }

  /// The text with its look, where looks may be used.
  func dress(_ text: String, _ look: Look) -> String {
    guard hasColour, look != .plain else { return text }
    return "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m"
  }
}

/// The variables that the program was started with.
enum Environment {
  static subscript(name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }
}
