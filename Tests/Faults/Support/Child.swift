import Foundation

/// A process that a test started, ended with it.
final class Child: @unchecked Sendable {
  /// How a process ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  let pid: pid_t
  private(set) var ending: Ending?

  struct NotStarted: Error {
    let words: [String]
    let code: Int32
  }

  /// Starts a program with nothing but its output going anywhere: `words[0]` is its path.
  init(_ words: [String], output: String, errors: String) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o644)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/sbin:/usr/bin:/bin"), nil]
    defer { for entry in environment { free(entry) } }
    var number: pid_t = 0
    let code = posix_spawn(&number, words[0], &actions, &attributes, &arguments, &environment)
    guard code == 0 else { throw NotStarted(words: words, code: code) }
    pid = number
  }

  deinit { end() }

  var isRunning: Bool {
    guard ending == nil else { return false }
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return true }
    note(status)
    return false
  }

  func signal(_ number: Int32) {
    if isRunning { kill(pid, number) }
  }

  /// Kills it and waits for it.
  func end() {
    guard isRunning else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    if waitpid(pid, &status, 0) == pid { note(status) }
  }

  private func note(_ status: Int32) {
    let signal = status & 0x7F
    ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }
}
