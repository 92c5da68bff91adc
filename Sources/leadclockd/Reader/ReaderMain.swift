import CLinux
import Glibc
import LeadFormats

/// The reader: `leadclockd --reader`, started by the daemon with one socket as descriptor 3.
///
/// It turns the bytes of one file after the other into findings and holds nothing else: no other
/// descriptor, no configuration file, no ledger.
enum ReaderMain {
  private static let socket: Int32 = 3
  /// A frame from the daemon is bounded by the daemon; this bounds what is believed of it.
  private static let frameLimit = 1 << 30
  /// Address space in bytes: the program, the largest file and its findings.
  private static let memoryLimit: UInt64 = 256 << 20

  /// Answers until the daemon closes the socket; returns the exit status.
  static func run() -> Int32 {
    guard leadclock_die_with_parent() == 0 else { return 1 }
    var recogniser = Recogniser(RecogniserSetting(region: "DE"))
    var responses = ResponseReader(EvidenceRules(RecogniserSetting(region: "DE")))
    warmUp(recogniser)
    warmUp(responses)
    guard leadclock_confine_reader(memoryLimit) == 0 else { return 1 }
    var buffer = FrameBuffer(limit: frameLimit)
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { read(socket, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? 0 : 1 }
      buffer.append(part[0..<count])
      do {
        while let body = try buffer.next() {
          guard answer(body, with: &recogniser, &responses) else { return 1 }
        }
      } catch { return 1 }
    }
  }

  /// Whatever is loaded on first use is loaded now: afterwards no file can be opened.
  private static func warmUp(_ recogniser: Recogniser) {
    Recogniser.warmUp()
    let samples = [
      #"{"name": "Zoë", "email": "zoe@example.com", "phone": "030 901820", "message": "a"}"#,
      #"{"phone": "+34 600 00 00 01 ext. 5", "date": "04.05.2026 11:12"}"#,
      "name=Zo%C3%AB&email=zoe%40example.com",
      "<lead><name>Zoë</name><email>zoe@example.com</email></lead>",
      "name,email\nZoë,zoe@example.com\n",
      "BEGIN:VCARD\nFN:Zoë\nEMAIL:zoe@example.com\nEND:VCARD\n",
      "From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?q?a?=\r\n\r\nName: Zoë\r\n",
    ]
    for sample in samples {
      _ = recogniser.recognise(Array(sample.utf8), fileName: "sample").json.compact
    }
  }

  private static func warmUp(_ responses: ResponseReader) {
    let samples = [
      "From: a@example.com\r\nTo: b@example.com\r\nSubject: a\r\n\r\nangerufen, Zoë\r\n",
      "CallSid=CA1&CallStatus=completed&From=%2B34600000001&To=030901820&CallDuration=30",
    ]
    for sample in samples {
      _ = responses.recognise(Array(sample.utf8), fileName: "sample").json.compact
    }
  }

  private static func answer(
    _ body: [UInt8], with recogniser: inout Recogniser, _ responses: inout ResponseReader
  ) -> Bool {
    guard let request = ReaderRequest(body: body) else { return false }
    switch request.kind {
    case .setting:
      guard let json = try? JSONReader.read(request.bytes) else { return false }
      let setting = ReaderSetting.read(json)
      recogniser = Recogniser(setting)
      responses = ResponseReader(EvidenceRules(setting))
      return true
    case .lead:
      let name = String(decoding: request.name, as: UTF8.self)
      return send(recogniser.recognise(request.bytes, fileName: name), to: request.number)
    case .salvage:
      let name = String(decoding: request.name, as: UTF8.self)
      return send(recogniser.salvage(request.bytes, fileName: name), to: request.number)
    case .response:
      let name = String(decoding: request.name, as: UTF8.self)
      return send(responses.recognise(request.bytes, fileName: name), to: request.number)
    }
  }

  private static func send(_ recognition: Recognition, to number: UInt32) -> Bool {
    let body = number.littleEndianBytes + Array(recognition.json.compact.utf8)
    let frame = UInt32(body.count).littleEndianBytes + body
    return (try? Descriptor.writeAll(frame, to: socket)) != nil
  }
}

extension Descriptor {
  /// Writes to a descriptor that somebody else owns.
  static func writeAll(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(number, $0.baseAddress! + offset, $0.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw SystemError("write") }
      offset += written
    }
  }
}
