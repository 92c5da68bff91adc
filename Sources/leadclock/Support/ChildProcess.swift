import Glibc

/// Another program, started with the signals as they are by default.
struct ChildProcess {
  let process: pid_t

  /// Starts `path`; its standard output and errors go to `output` when that is given.
  static func start(_ path: String, _ arguments: [String], output: Int32? = nil) throws
    -> ChildProcess
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    clearSignals(&attributes)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, words, environ)
    guard code == 0 else { throw Failure.system(code, path, hint: "look at its owner and mode") }
    return ChildProcess(process: process)
  }

  private static func clearSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    var ignored = none
    for signal in [SIGPIPE, SIGHUP, SIGINT, SIGTERM, SIGCHLD] { sigaddset(&ignored, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  }

  /// Waits for its end: the exit code, or 128 and the signal.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Starts the first of `paths` that is there, and waits for it.
  static func run(anyOf paths: [String], _ arguments: [String]) throws -> Int32 {
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else {
      throw Failure(.unavailable, "\(paths[0]) is missing")
    }
    return try start(path, arguments).wait()
  }

  /// The file of the program that runs here.
  static func ownPath() throws -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes {
      readlink("/proc/self/exe", $0.bindMemory(to: CChar.self).baseAddress!, $0.count)
    }
    guard count > 0 else { throw Failure.system(errno, "/proc/self/exe") }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }
}
