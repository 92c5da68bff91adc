import CLinux
import Glibc
import LeadFormats

/// The daemon's side of the reader: a child that is trusted with nothing but an answer.
///
/// At most `window` files are with it at a time. It works through them in order, so the first one
/// without an answer is the one that killed it or holds it up.
final class ReaderProcess {
  /// Files that may be with the reader at a time.
  static let window = 64
  /// Bytes that may wait to be sent; a file larger than this goes alone.
  static let outgoingLimit = 1 << 22
  /// How long one file may take, in milliseconds.
  static let timeLimit: Int64 = 2000
  private static let answerLimit = 1 << 26

  /// What became of a file.
  enum Outcome {
    case answered(Recognition)
    /// The reader died over it, or was stopped over it, for this reason.
    case broke(String)
    /// The reader died over another file; this one is to be read again.
    case interrupted
  }

  private let program: String
  private var setting: RecogniserSetting
  private var process: Int32 = 0
  private var socket: Descriptor?
  private var outgoing: [UInt8] = []
  private var sent = 0
  private var incoming = FrameBuffer(limit: answerLimit)
  private var inFlight: [UInt32] = []
  private var headSince: Int64 = 0
  private var nextNumber: UInt32 = 1

  init(program: String, setting: RecogniserSetting) {
    self.program = program
    self.setting = setting
  }

  /// The socket to poll; nil while no reader runs.
  var descriptor: Int32? { socket?.number }
  var wantsToWrite: Bool { sent < outgoing.count }
  var isFull: Bool {
    inFlight.count >= Self.window || outgoing.count - sent > Self.outgoingLimit
  }
  /// When the file at the head has had its time; nil when none is there.
  var deadline: Int64? { inFlight.isEmpty ? nil : headSince + Self.timeLimit }

  /// Passes a new configuration on, from the next file.
  func configure(_ setting: RecogniserSetting) {
    self.setting = setting
    if socket != nil {
      enqueue(.setting, name: [], bytes: Array(ReaderSetting.json(setting).compact.utf8))
    }
  }

  /// Hands a file over; the number returns with its outcome.
  func submit(
    _ kind: ReaderRequest.Kind, name: [UInt8], bytes: [UInt8], at monotonic: Int64
  ) throws(SystemError) -> UInt32 {
    if socket == nil { try start() }
    if inFlight.isEmpty { headSince = monotonic }
    let number = enqueue(kind, name: name, bytes: bytes)
    inFlight.append(number)
    return number
  }

  /// Sends and receives what can be without waiting, and says what came of which file.
  func work(at monotonic: Int64) -> [(number: UInt32, outcome: Outcome)] {
    guard let socket else { return [] }
    do {
      try flush(socket)
      var outcomes: [(number: UInt32, outcome: Outcome)] = []
      let isOpen = try receive(socket)
      while let body = try incoming.next() {
        outcomes.append(try settle(body, at: monotonic))
      }
      if !isOpen { return outcomes + fail("the reader ended over it") }
      if let deadline, monotonic >= deadline {
        return outcomes + fail("the reader took longer than 2 s")
      }
      return outcomes
    } catch {
      return fail("the reader gave no valid answer")
    }
  }

  /// Ends the reader.
  func stop() {
    guard socket != nil else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    socket = nil
    process = 0
    outgoing = []
    sent = 0
    incoming = FrameBuffer(limit: Self.answerLimit)
  }

  private struct Invalid: Error {}

  private func start() throws(SystemError) {
    var pair: [Int32] = [-1, -1]
    guard leadclock_socket_pair(&pair) == 0 else { throw SystemError("socketpair") }
    let theirs = Descriptor(pair[1])
    let ours = Descriptor(pair[0])
    process = leadclock_spawn(program, "--reader", nil, theirs.number)
    guard process > 0 else { throw SystemError("vfork") }
    let flags = fcntl(ours.number, F_GETFL)
    guard fcntl(ours.number, F_SETFL, flags | O_NONBLOCK) == 0 else { throw SystemError("fcntl") }
    socket = ours
    enqueue(.setting, name: [], bytes: Array(ReaderSetting.json(setting).compact.utf8))
  }

  @discardableResult
  private func enqueue(_ kind: ReaderRequest.Kind, name: [UInt8], bytes: [UInt8]) -> UInt32 {
    let number = nextNumber
    nextNumber &+= 1
    if sent == outgoing.count {
      outgoing = []
      sent = 0
    }
    outgoing += ReaderRequest(number: number, kind: kind, name: name, bytes: bytes).frame
    return number
  }

  private func flush(_ socket: Descriptor) throws {
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { buffer in
        send(socket.number, buffer.baseAddress! + sent, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      // A reader that is gone is noticed by receiving.
      if count < 0 { return }
      sent += count
    }
    outgoing = []
    sent = 0
  }

  /// Receives what is there; false when the other side is closed.
  private func receive(_ socket: Descriptor) throws -> Bool {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { read(socket.number, $0.baseAddress!, $0.count) }
      if count < 0, errno == EAGAIN { return true }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      incoming.append(part[0..<count])
    }
  }

  private func settle(
    _ body: [UInt8], at monotonic: Int64
  ) throws -> (number: UInt32, outcome: Outcome) {
    guard body.count >= 4, let head = inFlight.first,
      UInt32(littleEndian: body[0..<4]) == head
    else { throw Invalid() }
    let recognition = try Recognition(json: try JSONReader.read(Array(body[4...])))
    inFlight.removeFirst()
    headSince = monotonic
    return (head, .answered(recognition))
  }

  private func fail(_ reason: String) -> [(number: UInt32, outcome: Outcome)] {
    let lost = inFlight
    inFlight = []
    stop()
    return lost.enumerated().map { place, number in
      (number, place == 0 ? .broke(reason) : .interrupted)
    }
  }
}
