import Glibc
import LeadFormats

/// The same entries on standard output, for a container or a test.
final class StandardOutput {
  /// How an entry is written.
  enum Form {
    /// The line a person reads.
    case text
    /// One JSON object a line, with the journal's field names and values as strings.
    case json
  }

  private let form: Form
  private let descriptor: Int32
  private var rest: [UInt8] = []

  init(form: Form, descriptor: Int32 = 1) {
    self.form = form
    self.descriptor = descriptor
  }

  /// Whether all of the entries that were taken is written.
  var isWhole: Bool { rest.isEmpty }

  /// Writes an entry as far as the other side takes it; false when nothing of it was taken and it
  /// is still to be told.
  func send(_ entry: JournalEntry) -> Bool {
    guard flush() else { return false }
    let line = Array((line(entry) + "\n").utf8)
    rest = line
    guard !flush(), rest.count == line.count else { return true }
    rest = []
    return false
  }

  /// Writes what is left over; false when it has to wait.
  @discardableResult
  func flush() -> Bool {
    while !rest.isEmpty {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&waiting, 1, 0) == 1, Int32(waiting.revents) & POLLOUT != 0 else {
        return isGone(waiting)
      }
      // A pipe that is ready takes this much without blocking (PIPE_BUF).
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress!, min($0.count, 4096)) }
      guard written > 0 else { return isGone(errno) }
      rest.removeFirst(written)
    }
    return true
  }

  /// A reader that has gone away is no reason to wait: the ledger has the record.
  private func isGone(_ waiting: pollfd) -> Bool {
    guard Int32(waiting.revents) & (POLLERR | POLLHUP | POLLNVAL) != 0 else { return false }
    rest = []
    return true
  }

  private func isGone(_ code: Int32) -> Bool {
    guard code != EAGAIN, code != EINTR else { return false }
    rest = []
    return true
  }

  private func line(_ entry: JournalEntry) -> String {
    switch form {
    case .text: entry.message
    case .json:
      JSONValue.object(
        [
          JSONValue.Member(
            "_SOURCE_REALTIME_TIMESTAMP", .string(String(entry.at.milliseconds * 1000))),
          JSONValue.Member("SYSLOG_IDENTIFIER", .string(JournalEntry.identifier)),
          JSONValue.Member("MESSAGE", .string(entry.message)),
          JSONValue.Member("PRIORITY", .string(String(entry.priority))),
        ] + entry.fields.map { JSONValue.Member($0.name, .string($0.value)) }
      ).compact
    }
  }
}
