import Foundation

/// A spool in a temporary folder, the daemon on it, and what it said so far.
///
/// It is used by one test, which is one task.
final class Bench: @unchecked Sendable {
  let root: String
  var configuration: Configuration
  private(set) var daemon: Child?
  private(set) var said: [Entry] = []
  private var runs = 0
  private var rest = Data()
  private var place: UInt64 = 0

  /// What did not happen in time, with what the daemon said instead.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  init(_ configuration: Configuration) throws {
    self.configuration = configuration
    var template = Array("/tmp/leadclock-faults.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Missing(description: "no temporary folder") }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(root, 0o755)
    for folder in ["", "/inbox", "/inbox/website", "/responses", "/receipts"] {
      mkdir(root + "/spool" + folder, 0o755)
    }
    mkdir(root + "/outside", 0o755)
  }

  /// Runs a test on a bench of its own; `alone` keeps all other daemons away, for what is measured.
  static func run(
    _ configuration: Configuration = Configuration(), alone: Bool = false,
    _ body: (Bench) async throws -> Void
  ) async throws {
    let slots = alone ? Slots.all : 1
    await Slots.shared.take(slots)
    do {
      let bench = try Bench(configuration)
      defer { bench.clear() }
      try await body(bench)
    } catch {
      await Slots.shared.give(slots)
      throw error
    }
    await Slots.shared.give(slots)
  }

  private func clear() {
    daemon?.end()
    for path in ["/spool/inbox/website", "/spool/inbox"] { chmod(root + path, 0o755) }
    try? FileManager.default.removeItem(atPath: root)
  }

  /// Where the programs are: beside the tests.
  static var program: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/leadclockd"
  }

  var spool: String { root + "/spool" }
  var configurationPath: String { root + "/leadclock.yaml" }
  private var output: String { root + "/log.\(runs).json" }
  var errors: String { (try? String(contentsOfFile: root + "/errors", encoding: .utf8)) ?? "" }

  func writeConfiguration(spool: String = "spool") throws {
    try configuration.text(root: root, spool: spool).write(
      toFile: configurationPath, atomically: true, encoding: .utf8)
  }

  /// Starts the daemon and waits until it says so.
  func start(as user: [String] = [], awaited: Bool = true) async throws {
    drain()
    runs += 1
    place = 0
    rest = Data()
    try writeConfiguration()
    daemon = try Child(
      user + [Self.program, "--config", configurationPath, "--log", "json"], output: output,
      errors: root + "/errors")
    guard awaited else { return }
    // An earlier start may be said again, under its own key.
    let known = Set(entries("started").map(\.key))
    try await until("started") { self.entries("started").contains { !known.contains($0.key) } }
  }

  /// Ends the daemon at once.
  func crash() {
    daemon?.end()
    drain()
  }

  /// Ends the daemon as systemd does.
  func stop() async throws -> Child.Ending? {
    daemon?.signal(SIGTERM)
    try await until("ended") { self.daemon?.isRunning == false }
    drain()
    return daemon?.ending
  }

  /// Reads what was said since.
  func drain() {
    guard runs > 0, let file = FileHandle(forReadingAtPath: output) else { return }
    defer { try? file.close() }
    try? file.seek(toOffset: place)
    guard let data = try? file.readToEnd() else { return }
    place += UInt64(data.count)
    rest += data
    while let end = rest.firstIndex(of: 10) {
      if let entry = Entry(line: Data(rest[rest.startIndex..<end])) { said.append(entry) }
      rest = Data(rest[rest.index(after: end)...])
    }
  }

  /// Waits until something holds.
  func until(
    _ what: String, within seconds: Double = 10, _ holds: () throws -> Bool
  ) async throws {
    let end = Date().addingTimeInterval(seconds)
    while true {
      drain()
      if try holds() { return }
      guard Date() < end else {
        let lines = said.suffix(12).map { "\($0.event): \($0.message)" }
        throw Missing(
          description: "not in \(seconds) s: \(what)\n" + lines.joined(separator: "\n") + errors)
      }
      try await Task.sleep(nanoseconds: 10_000_000)
    }
  }

  /// Waits for an entry of that kind; the newest of them comes back.
  @discardableResult
  func entry(
    _ event: String, within seconds: Double = 10, count: Int = 1
  ) async throws -> Entry {
    try await until("\(count) × \(event)", within: seconds) {
      self.entries(event).count >= count
    }
    return entries(event)[count - 1]
  }

  func entries(_ event: String) -> [Entry] { said.filter { $0.event == event } }

  func pause(_ seconds: Double) async throws {
    try await Task.sleep(nanoseconds: UInt64(seconds * 1e9))
    drain()
  }
}
