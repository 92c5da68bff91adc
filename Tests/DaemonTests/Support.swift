import Glibc
import LeadClock
import LeadFormats
import Ledger
import Settings

@testable import leadclockd

/// A folder that is gone with the test.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/leadclockd-tests.XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    mkdir(path + "/spool", 0o755)
    mkdir(path + "/state", 0o755)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    if let folder = try? Folder(path: path), let names = try? folder.names() {
      for name in names { name.withCString { remove(path + "/" + String(cString: $0)) } }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Writes a file in place.
  func write(_ text: String, to name: String, mode: mode_t = 0o644) {
    let number = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    precondition(number >= 0)
    try? Descriptor.writeAll(Array(text.utf8), to: number)
    close(number)
  }
}

/// Made-up settings and hosts.
enum Made {
  static func settings(_ folder: TemporaryFolder, more: String = "") throws -> Settings {
    let text = """
      spool: \(folder.path)/spool
      state: \(folder.path)/state
      people:
        ana: { name: Ana Ruiz, emails: [ana@example.com], phones: ["+34600111222"], via: [sms] }
        ben: { name: Ben Okoro, emails: [ben@example.com], via: [sms] }
      catch-all: ana
      channels: { sms: { command: [/bin/true] } }
      policies:
        default:
          calendar: always
          first-response:
            - { after: 4m, level: at-risk, notify: [owner], priority: notice }
            - { after: 5m, level: late, notify: [owner], priority: warning }
      limits: { grace: 2s, empty: 3s, stalled: 4s, deferral: 5s, file: 64KiB }
      \(more)
      """
    return try Settings.read(Array(text.utf8), path: "leadclock.yaml")
  }

  static func host(_ folder: TemporaryFolder) throws -> Host {
    let settings = try settings(folder)
    let ledger = try Ledger(folder: settings.state, create: true)
    let reporter = Reporter(
      channel: .output(StandardOutput(form: .json)), zone: settings.timezone,
      marks: .init(told: 0, urged: 0), latest: 0)
    return try Host(
      ledger: ledger, spool: try Spool(path: settings.spool), settings: settings,
      reporter: reporter)
  }

  static func time(_ milliseconds: Int64) -> PassTime {
    PassTime(
      now: Instant(milliseconds: milliseconds), monotonic: milliseconds, bootTime: milliseconds)
  }

  /// A folder that is watched, by its path below a temporary one.
  static func watched(
    _ path: String, in folder: TemporaryFolder, role: WatchedFolder.Role = .inbox(source: "website")
  ) throws -> WatchedFolder {
    let watched = WatchedFolder(number: 1, role: role, root: folder.path, relativePath: path)
    try watched.open(in: try Folder(path: folder.path))
    return watched
  }

  static func candidate(
    _ name: String, in folder: WatchedFolder, at milliseconds: Int64 = 0
  ) -> Candidate {
    Candidate(
      folder: folder, name: FileName(name), seenAt: Instant(milliseconds: milliseconds),
      seenMonotonic: milliseconds, notBefore: nil, changedMonotonic: milliseconds,
      hints: [], facts: nil, phase: .ready)
  }
}
