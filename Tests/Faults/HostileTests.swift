import Foundation
import Glibc
import Testing

/// What somebody who may write into the inbox could try.
@Suite struct HostileTests {
  /// Drops something and waits until it is put aside; the entry comes back.
  private func quarantined(
    _ bench: Bench, _ drop: () throws -> Void
  ) async throws -> Entry {
    let before = bench.entries("file-quarantined").count
    try drop()
    let entry = try await bench.entry("file-quarantined", count: before + 1)
    let file = try #require(entry.file)
    try await bench.until("in quarantine") {
      bench.names("quarantine").contains { $0.hasPrefix(file + "-") }
        && bench.names("quarantine").contains(file + ".reason.json")
    }
    #expect(bench.names("inbox/website").isEmpty)
    #expect(bench.daemon?.isRunning == true)
    return entry
  }

  @Test func `a symbolic link to a secret is put aside and not followed`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let secret = bench.root + "/outside/secret.json"
      try Drop.place(Text.lead(7), at: secret)
      let entry = try await quarantined(bench) {
        symlink(secret, bench.inbox("lead.json"))
      }
      #expect(entry.reason == "it is a symbolic link, not a file")
      #expect(bench.leadCount == 0)
      #expect(try String(contentsOfFile: secret, encoding: .utf8) == Text.lead(7))
    }
  }

  @Test func `a FIFO, a socket and a device block nothing and are put aside`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let fifo = try await quarantined(bench) { mkfifo(bench.inbox("fifo.json"), 0o666) }
      #expect(fifo.reason == "it is a FIFO, not a file")
      let socket = try await quarantined(bench) {
        mknod(bench.inbox("socket.json"), S_IFSOCK | 0o666, 0)
      }
      #expect(socket.reason == "it is a socket, not a file")
      // 1:3 is /dev/null; only root can make devices.
      if getuid() == 0, mknod(bench.root + "/outside/null", S_IFCHR | 0o666, 0x103) == 0 {
        let device = try await quarantined(bench) {
          rename(bench.root + "/outside/null", bench.inbox("null.json"))
        }
        #expect(device.reason == "it is a device, not a file")
      }
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
    }
  }

  @Test func `a hard link to somebody's file is not read`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let other = bench.root + "/outside/other.json"
      try Drop.place(Text.lead(7), at: other)
      let entry = try await quarantined(bench) { link(other, bench.inbox("lead.json")) }
      #expect(entry.reason.contains("hard links"))
      #expect(bench.leadCount == 0)
      #expect(bench.column("SELECT hex(sha256) FROM files") == [""])
    }
  }

  @Test func `no name can do harm`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let names = [
        "-rf", "a\nb.json", "\u{1B}[2J.json", "..json ", String(repeating: "x", count: 255),
      ]
      for (number, name) in names.enumerated() {
        let path = bench.root + "/outside/drop"
        try Drop.place(Text.lead(number), at: path)
        rename(path, bench.inbox(name))
      }
      let path = bench.root + "/outside/drop"
      try Drop.place(Text.lead(99), at: path)
      let raw: [CChar] = bench.inbox("").utf8CString.dropLast() + [-1, -2, 47 - 1, 0]
      rename(path, raw)
      // `..json ` begins with a dot: it is somebody's temporary name and stays.
      try await bench.until("five leads") {
        bench.leadCount == names.count && bench.archive.count == 5
      }
      for name in bench.archive {
        #expect(name.utf8.allSatisfy { $0 > 32 && $0 < 127 })
        #expect(name.split(separator: "/").last!.utf8.count <= 255)
      }
    }
  }

  enum Nonsense: CaseIterable {
    case deep, endless, zeroes, wide

    var text: String {
      switch self {
      case .deep: String(repeating: "[", count: 50_000)
      case .endless: #"{"a":{"email":"x@customer.example","email":"#
      case .zeroes: "\u{0}\u{0}\u{0}\u{0}"
      case .wide: "\u{FEFF}\u{0}{\u{0}}"
      }
    }
  }

  @Test(arguments: Nonsense.allCases)
  func `bytes that are no lead are put aside, whatever they are`(bytes: Nonsense) async throws {
    try await Bench.run { bench in
      try await bench.start()
      _ = try await quarantined(bench) { try bench.drop(bytes.text, as: "lead.json") }
      try bench.drop(Text.lead(1), as: "next.json")
      // What has an address in it is somebody's truncated enquiry.
      try await bench.settle(leads: bytes == .endless ? 2 : 1)
    }
  }

  @Test func `a response in an inbox is put aside and answers nothing`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      let entry = try await quarantined(bench) {
        try bench.drop(Text.response("r-1"), as: "answer.json")
      }
      #expect(entry.reason.contains("responses/"))
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `a folder that a producer makes in a source is put aside`() async throws {
    try await Bench.run { bench in
      mkdir(bench.inbox("deeper"), 0o755)
      try await bench.start()
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason == "it is a folder, not a file")
    }
  }
}
