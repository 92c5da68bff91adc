import Foundation

/// strace on a running daemon: counts its calls, or kills it at one of them.
enum Tracer {
  static let program = "/usr/bin/strace"
  /// The calls by which something becomes lasting.
  static let calls = ["pwrite64", "fdatasync", "fsync", "renameat", "renameat2", "unlinkat"]

  /// A call and which one of its kind.
  struct Point: Sendable, CustomStringConvertible {
    let call: String
    let number: Int
    var description: String { "\(call) \(number)" }
  }

  /// Whether another process may be traced here: containers and kernel settings often refuse it.
  static let isPossible: Bool = {
    guard access(program, X_OK) == 0,
      let other = try? Child(["/bin/sleep", "5"], output: "/dev/null", errors: "/dev/null")
    else { return false }
    defer { other.end() }
    let words = [program, "-o", "/dev/null", "-p", String(other.pid)]
    guard let tracer = try? Child(words, output: "/dev/null", errors: "/dev/null") else {
      return false
    }
    defer { tracer.end() }
    // A tracer that is refused ends at once.
    for _ in 0..<50 where tracer.isRunning { usleep(5000) }
    return tracer.isRunning
  }()

  /// Attaches to a daemon, to kill it at a point or to write down its calls.
  static func attach(to bench: Bench, at point: Point?) async throws -> Child {
    guard let point else {
      return try await attach(to: bench, ["-e", "trace=" + calls.joined(separator: ",")])
    }
    let injection = "inject=\(point.call):signal=KILL:when=\(point.number)"
    return try await attach(to: bench, ["-e", "trace=\(point.call)", "-e", injection])
  }

  /// Kills every reader that a daemon starts as soon as it gives its rights away.
  static func killReaders(of bench: Bench) async throws -> Child {
    try await attach(
      to: bench, ["-f", "-e", "trace=prctl", "-e", "inject=prctl:signal=KILL"])
  }

  /// Attaches to a daemon whose calls of that name then go wrong: `how` is strace's own, such as
  /// `error=EIO:when=1`.
  static func spoil(_ call: String, _ how: String, of bench: Bench) async throws -> Child {
    try await attach(to: bench, ["-e", "trace=\(call)", "-e", "inject=\(call):\(how)"])
  }

  /// What stands before a program's name so that its calls go wrong from the start; the program
  /// keeps its place as the child of whoever starts it.
  static func spoiling(_ call: String, _ how: String) -> [String] {
    [program, "-D", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):\(how)"]
  }

  /// Lets the daemon go on alone.
  static func detach(_ tracer: Child, from bench: Bench) async throws {
    tracer.signal(SIGTERM)
    try await bench.until("detached") { !tracer.isRunning }
  }

  /// Whether the trace ends with the daemon killed in the middle of a call.
  static func hasKilled(_ bench: Bench) -> Bool {
    let trace = (try? String(contentsOfFile: bench.root + "/trace", encoding: .utf8)) ?? ""
    return trace.contains("killed by SIGKILL")
  }

  private static func attach(to bench: Bench, _ options: [String]) async throws -> Child {
    let said = bench.root + "/strace"
    unlink(said)
    let words = [program, "-p", String(bench.daemon!.pid), "-o", bench.root + "/trace"] + options
    let tracer = try Child(words, output: "/dev/null", errors: said)
    try await bench.until("attached") {
      let text = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
      return text.contains("attached") || !tracer.isRunning
    }
    return tracer
  }

  /// The calls that were made, in order.
  static func names(_ bench: Bench) -> [String] {
    let trace = (try? String(contentsOfFile: bench.root + "/trace", encoding: .utf8)) ?? ""
    return trace.split(separator: "\n").map { String($0.prefix { $0 != "(" }) }
  }

  /// How often each call was made.
  static func counts(_ bench: Bench) -> [Point] {
    let names = names(bench)
    return calls.flatMap { call in
      let count = names.filter { $0 == call }.count
      return (0..<count).map { Point(call: call, number: $0 + 1) }
    }
  }
}
