import LeadFormats

/// What goes to the reader: a number, what the bytes are, the file's name and the bytes.
///
/// A frame is its length as a little-endian u32, then that many bytes: the number as a u32 and the
/// rest. Answers carry the number they belong to and JSON.
struct ReaderRequest {
  enum Kind: UInt8 {
    /// The configuration; it is not answered.
    case setting = 0x53
    /// A file from an inbox.
    case lead = 0x4C
    /// A file from an inbox that stays incomplete: what can be made of it.
    case salvage = 0x54
    /// A file from `responses/`.
    case response = 0x52
  }

  var number: UInt32
  var kind: Kind
  var name: [UInt8]
  var bytes: [UInt8]

  var frame: [UInt8] {
    let name = self.name.prefix(Int(UInt16.max))
    var body = number.littleEndianBytes + [kind.rawValue]
    body += UInt16(name.count).littleEndianBytes + name
    body += bytes
    return UInt32(body.count).littleEndianBytes + body
  }

  init(number: UInt32, kind: Kind, name: [UInt8], bytes: [UInt8]) {
    self.number = number
    self.kind = kind
    self.name = name
    self.bytes = bytes
  }

  /// Reads a frame's body back; nil when it is none.
  init?(body: [UInt8]) {
    guard body.count >= 7, let kind = Kind(rawValue: body[4]) else { return nil }
    let length = Int(body[5]) | Int(body[6]) << 8
    guard body.count >= 7 + length else { return nil }
    self.init(
      number: UInt32(littleEndian: body[0..<4]), kind: kind, name: Array(body[7..<7 + length]),
      bytes: Array(body[(7 + length)...]))
  }
}

extension FixedWidthInteger {
  var littleEndianBytes: [UInt8] {
    (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) }
  }

  init(littleEndian bytes: ArraySlice<UInt8>) {
    self = bytes.reversed().reduce(0) { $0 << 8 | Self($1) }
  }
}

/// Collects bytes until a frame is whole.
struct FrameBuffer {
  let limit: Int
  private var bytes: [UInt8] = []
  private var start = 0

  init(limit: Int) { self.limit = limit }

  /// A frame longer than the limit: the other side is not to be trusted any more.
  struct TooLong: Error {}

  mutating func append(_ part: ArraySlice<UInt8>) { bytes += part }

  /// The next whole frame's body; nil while more bytes are needed.
  mutating func next() throws(TooLong) -> [UInt8]? {
    guard bytes.count - start >= 4 else { return nil }
    let length = Int(UInt32(littleEndian: bytes[start..<start + 4]))
    guard length <= limit else { throw TooLong() }
    guard bytes.count - start - 4 >= length else { return nil }
    let body = Array(bytes[start + 4..<start + 4 + length])
    start += 4 + length
    if start == bytes.count || start > 1 << 20 {
      bytes.removeFirst(start)
      start = 0
    }
    return body
  }
}
