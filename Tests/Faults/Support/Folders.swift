import Foundation
import Glibc

/// What lies where.
extension Bench {
  /// The names in a folder of the spool, subfolders and temporary names left out.
  func names(_ folder: String) -> [String] {
    let path = spool + "/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      var status = stat()
      return lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }.sorted()
  }

  /// Published messages; one that is still being written has a dot before its name.
  var outbox: [String] { names("outbox").filter { !$0.hasPrefix(".") } }

  /// The paths of everything in the archive.
  var archive: [String] {
    let days = (try? FileManager.default.contentsOfDirectory(atPath: spool + "/archive")) ?? []
    return days.flatMap { day in names("archive/" + day).map { "archive/\(day)/\($0)" } }
  }

  var archivedTexts: [String] { archive.map { text($0) } }

  func text(_ path: String) -> String {
    (try? String(contentsOfFile: spool + "/" + path, encoding: .utf8)) ?? ""
  }

  /// The reason record of a file in the quarantine.
  func reason(of file: String) -> String { text("quarantine/\(file).reason.json") }

  func inode(_ path: String) -> UInt64 {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }
}

/// The ways in which files get into a folder. Every descriptor is close-on-exec: one that another
/// test's daemon inherited would look like a writer.
enum Drop {
  struct Failed: Error {
    let call: String
    let code: Int32
  }

  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o644) throws -> Int32 {
    let number = Glibc.open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw Failed(call: "open \(path)", code: errno) }
    return number
  }

  static func write(_ text: String, to number: Int32) {
    let bytes = Array(text.utf8)
    precondition(Glibc.write(number, bytes, bytes.count) == bytes.count)
  }

  /// In place under the final name, closed at once.
  static func place(_ text: String, at path: String, flags: Int32 = O_TRUNC) throws {
    let number = try open(path, O_WRONLY | O_CREAT | flags)
    write(text, to: number)
    close(number)
  }

  /// A temporary name, then rename.
  static func rename(_ text: String, to path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let temporary = (parts.dropLast() + [".\(parts.last!).tmp"]).joined(separator: "/")
    try place(text, at: temporary)
    guard Glibc.rename(temporary, path) == 0 else {
      throw Failed(call: "rename", code: errno)
    }
  }

  /// The same, of bytes that may be no text.
  static func rename(_ bytes: [UInt8], to path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let temporary = (parts.dropLast() + [".\(parts.last!).tmp"]).joined(separator: "/")
    let number = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
    precondition(Glibc.write(number, bytes, bytes.count) == bytes.count)
    close(number)
    guard Glibc.rename(temporary, path) == 0 else { throw Failed(call: "rename", code: errno) }
  }

  /// A name elsewhere, a link, and the first name removed.
  static func link(_ text: String, to path: String, by other: String) throws {
    try place(text, at: other)
    guard Glibc.link(other, path) == 0, unlink(other) == 0 else {
      throw Failed(call: "link", code: errno)
    }
  }

  /// A file without a name that gets one when it is whole.
  static func nameless(_ text: String, to path: String, in folder: String) throws {
    let number = try open(folder, 0o20000000 | O_DIRECTORY | O_WRONLY)
    defer { close(number) }
    write(text, to: number)
    let old = "/proc/self/fd/\(number)"
    guard linkat(AT_FDCWD, old, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
      throw Failed(call: "linkat", code: errno)
    }
  }
}

/// What is dropped.
enum Text {
  /// A whole enquiry of a person of that number.
  static func lead(_ number: Int, _ words: String = "please call me") -> String {
    """
    {"name": "Ida Quist \(number)", "email": "ida\(number)@customer.example", \
    "message": "\(words)", "phone": "+34600\(100_000 + number)"}
    """
  }

  static func response(
    _ id: String, lead: String = "L-1", kind: String = "contact", more: String = ""
  ) -> String {
    #"{"id": "\#(id)", "lead": "\#(lead)", "kind": "\#(kind)", "by": "ana"\#(more)}"#
  }

  static func receipt(_ key: String, _ attempt: Int, _ result: String) -> String {
    #"{"key": "\#(key)", "attempt": \#(attempt), "result": "\#(result)", "detail": "code 75"}"#
  }
}

extension Bench {
  func inbox(_ name: String) -> String { spool + "/inbox/website/" + name }

  func drop(_ text: String, as name: String) throws { try Drop.rename(text, to: inbox(name)) }

  func drop(_ bytes: [UInt8], as name: String) throws { try Drop.rename(bytes, to: inbox(name)) }

  func respond(_ text: String, as name: String = "answer.json") throws {
    try Drop.rename(text, to: spool + "/responses/" + name)
  }

  func receipt(_ key: String, _ attempt: Int, _ result: String) throws {
    let path = spool + "/receipts/\(key).\(attempt).json"
    try Drop.rename(Text.receipt(key, attempt, result), to: path)
  }
}
