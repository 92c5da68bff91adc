import CLinux
import Glibc

/// The journal's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL) on a socket that never waits.
///
/// `sd_journal_sendv` speaks the same protocol on a socket that blocks once journald is stopped and
/// a few hundred entries are queued: the clocks would stand still with it.
final class JournalSocket {
  /// Whether an entry was taken.
  enum Result {
    case taken
    /// No room now: try again later.
    case full
    /// Nobody listens.
    case absent
  }

  static let path = "/run/systemd/journal/socket"
  private var descriptor: Descriptor?
  private let identifier: String

  init(identifier: String) {
    self.identifier = identifier
    connect()
  }

  /// Whether there is a journal on this system.
  static var isThere: Bool { access(path, F_OK) == 0 }

  func send(_ entry: JournalEntry) -> Result {
    let datagram = Self.datagram(entry, identifier: identifier)
    if descriptor == nil { connect() }
    guard let descriptor else { return .absent }
    if leadclock_journal_send(descriptor.number, datagram, UInt64(datagram.count), -1) >= 0 {
      return .taken
    }
    switch errno {
    case EAGAIN, EINTR, ENOBUFS: return .full
    case EMSGSIZE: return sendLarge(datagram, over: descriptor)
    default:
      // journald was restarted: its new socket is another one.
      self.descriptor = nil
      return .full
    }
  }

  private func connect() {
    let number = leadclock_journal_open(Self.path)
    descriptor = number < 0 ? nil : Descriptor(number)
  }

  private func sendLarge(_ datagram: [UInt8], over socket: Descriptor) -> Result {
    let memory = leadclock_sealed_memory(datagram, UInt64(datagram.count))
    guard memory >= 0 else { return .full }
    let file = Descriptor(memory)
    return leadclock_journal_send(socket.number, nil, 0, file.number) >= 0 ? .taken : .full
  }

  /// Every value is framed by its length: a line break in one cannot forge a field.
  static func datagram(_ entry: JournalEntry, identifier: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append("MESSAGE", entry.message, to: &bytes)
    append("PRIORITY", String(entry.priority), to: &bytes)
    append("SYSLOG_IDENTIFIER", identifier, to: &bytes)
    for field in entry.fields { append(field.name, field.value, to: &bytes) }
    return bytes
  }

  private static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes += Array(name.utf8) + [10]
    bytes += UInt64(value.utf8.count).littleEndianBytes
    bytes += Array(value.utf8) + [10]
  }
}
