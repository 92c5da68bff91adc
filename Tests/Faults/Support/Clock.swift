import Foundation
import Glibc

/// A wall clock of the daemon's own, which a test sets: libfaketime before its calls. The time since
/// boot stays the machine's, so a step is seen as one.
enum Clock {
  private static let library: String? = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib64/faketime/libfaketime.so.1",
  ].first { access($0, R_OK) == 0 }

  static var isPossible: Bool { library != nil }

  /// What stands before the program's name.
  static func words(_ bench: Bench) throws -> [String] {
    if access(file(bench), F_OK) != 0 { try set(0, bench) }
    return [
      "/usr/bin/env", "LD_PRELOAD=\(library ?? "")", "FAKETIME_TIMESTAMP_FILE=\(file(bench))",
      "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1",
      // Of two calls that ask for a file's times it would change one.
      "NO_FAKE_STAT=1",
      // Without it the library changes the environment before main, and Swift, which finds the
      // arguments below the environment, finds none.
      "FAKETIME_SHARED=/leadclock-none /leadclock-none",
    ]
  }

  /// Sets the daemon's clock so many seconds before or after the machine's.
  static func set(_ seconds: Int, _ bench: Bench) throws {
    let text = (seconds < 0 ? "" : "+") + String(seconds) + "\n"
    try Drop.place(text, at: file(bench) + ".new")
    guard rename(file(bench) + ".new", file(bench)) == 0 else {
      throw Drop.Failed(call: "rename", code: errno)
    }
  }

  private static func file(_ bench: Bench) -> String { bench.root + "/clock" }
}
