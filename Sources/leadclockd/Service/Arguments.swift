/// What the daemon was started with.
struct Arguments {
  /// Where entries go.
  enum Log {
    case journal, text, json
  }
  /// What to do.
  enum Task: Equatable {
    case run, read, help, version
    /// The check of the ledger in a state folder, beside the loop.
    case check(String)
  }

  var configuration = "/etc/leadclock/leadclock.yaml"
  var log: Log?
  var task = Task.run

  struct Wrong: Error {
    let sentence: String
  }

  static let usage = """
    leadclockd: watches the drop folder, runs the clocks, reports to the journal

    usage: leadclockd [--config PATH] [--log journal|text|json]

      --config PATH   the configuration (else LEADCLOCK_CONFIG, else /etc/leadclock/leadclock.yaml)
      --log WHERE     journal (the default where there is one), text or json on standard output
      --version       the version
      --help          this text

    SIGHUP reloads the configuration, SIGTERM ends. See leadclockd(8).

    example: leadclockd --config ./leadclock.yaml --log text
    """

  init(_ words: [String], environment: String?) throws(Wrong) {
    if let environment { configuration = environment }
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--config": configuration = try Self.value(of: word, &rest)
      case "--log": log = try Self.log(try Self.value(of: word, &rest))
      case "--reader": task = .read
      case "--check-ledger": task = .check(try Self.value(of: word, &rest))
      case "--help", "-h": task = .help
      case "--version": task = .version
      default: throw Wrong(sentence: "unknown argument '\(word)'; leadclockd --help")
      }
    }
  }

  private static func value(
    of word: String, _ rest: inout ArraySlice<String>
  ) throws(Wrong) -> String {
    guard let value = rest.popFirst() else { throw Wrong(sentence: "\(word) needs a value") }
    return value
  }

  private static func log(_ word: String) throws(Wrong) -> Log {
    switch word {
    case "journal": .journal
    case "text": .text
    case "json": .json
    default: throw Wrong(sentence: "--log takes journal, text or json, not '\(word)'")
    }
  }
}
