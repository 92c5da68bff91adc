import Foundation
import Glibc
import Testing

/// Bad input gets a clear reason and loses nothing.
@Suite struct BadInputTests {
  /// Everything about one file that was put aside.
  private func check(
    _ bench: Bench, _ entry: Entry, says words: String, text: String, enquiries: Int
  ) async throws {
    let file = try #require(entry.file)
    #expect(entry.reason.contains(words))
    #expect(entry.message.contains("leadclock quarantine show \(file)"))
    try await bench.until("in quarantine") { bench.names("quarantine").count == 2 }
    let kept = try #require(bench.names("quarantine").first { $0.hasPrefix(file + "-") })
    #expect(bench.text("quarantine/" + kept) == text)
    #expect(bench.reason(of: file).contains(words))
    #expect(bench.names("inbox/website").isEmpty)
    #expect(bench.leadCount == enquiries)
    try bench.drop(Text.lead(2), as: "next.json")
    try await bench.settle(leads: enquiries + 1)
  }

  enum Bad: String, CaseIterable {
    case empty, truncated, oversized, unrecognisable

    var text: String {
      switch self {
      case .empty: ""
      case .truncated: String(Text.lead(1).prefix(60))
      case .oversized: String(repeating: "x", count: 70_000)
      case .unrecognisable: "%PDF-1.7 nothing that could be an enquiry"
      }
    }

    var reason: String {
      switch self {
      case .empty: "the file is empty"
      case .truncated: "JSON ends"
      case .oversized: "it has 70000 bytes, the limit is 65536"
      case .unrecognisable: "looks like a PDF"
      }
    }
  }

  @Test(arguments: Bad.allCases)
  func `a file that is no lead is kept once, with its reason`(bad: Bad) async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.place(bad.text, at: bench.inbox("lead.json"))
      let entry = try await bench.entry("file-quarantined")
      // Of a truncated file enough is there to call somebody back.
      let enquiries = bad == .truncated ? 1 : 0
      try await check(bench, entry, says: bad.reason, text: bad.text, enquiries: enquiries)
      #expect(bench.entries("file-quarantined").count == 1)
    }
  }

  @Test func `a terabyte that is not there is put aside unread`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let path = bench.root + "/outside/huge"
      let file = try Drop.open(path, O_WRONLY | O_CREAT)
      try #require(ftruncate(file, 1 << 40) == 0)
      close(file)
      let start = Date()
      rename(path, bench.inbox("huge.json"))
      try await bench.entry("file-quarantined", within: 3)
      #expect(Date().timeIntervalSince(start) < 3)
      try bench.drop(Text.lead(1), as: "next.json")
      try await bench.settle(leads: 1)
    }
  }

  @Test(
    .enabled(
      if: Ordinary.isPossible,
      "root may do everything, and there is no setpriv to become somebody else"))
  func `a file that may not be read is waited for, then put aside with the cure`() async throws {
    var configuration = Configuration()
    configuration.limits = "stalled: 2s"
    try await Bench.run(configuration) { bench in
      Ordinary.own(bench)
      try await bench.start(as: Ordinary.words)
      for (number, name) in ["soon.json", "never.json"].enumerated() {
        try Drop.place(Text.lead(number), at: bench.root + "/outside/" + name)
        chmod(bench.root + "/outside/" + name, 0)
        rename(bench.root + "/outside/" + name, bench.inbox(name))
      }
      try await bench.pause(0.5)
      #expect(bench.leadCount == 0)
      chmod(bench.inbox("soon.json"), 0o644)
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.reason.contains("mode 00, owner \(getuid()); cure: install -m 0640"))
      // The other one is somebody's enquiry too: its clock runs.
      try await bench.until("both") { bench.leadCount == 2 }
      #expect(bench.archivedTexts == [Text.lead(0)])
    }
  }
}

/// Running the daemon as somebody whom modes of files stop.
enum Ordinary {
  private static let uid: uid_t = 65_534
  private static let setpriv = "/usr/bin/setpriv"

  static var isPossible: Bool { getuid() != 0 || access(setpriv, X_OK) == 0 }

  /// What stands before the program's name.
  static var words: [String] {
    guard getuid() == 0 else { return [] }
    return [setpriv, "--reuid=\(uid)", "--regid=\(uid)", "--clear-groups", "--"]
  }

  static func own(_ bench: Bench) {
    guard getuid() == 0 else { return }
    mkdir(bench.root + "/state", 0o755)
    let folders = ["", "/state", "/spool", "/spool/inbox", "/spool/inbox/website"]
    for folder in folders + ["/spool/responses", "/spool/receipts"] {
      chown(bench.root + folder, uid, uid)
    }
  }
}
