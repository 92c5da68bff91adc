import Glibc
import Synchronization

/// Decodes by glibc's iconv, whose tables are files of their own.
///
/// The reader of hostile bytes may open no file, so that `warmUp` loads every table first: of a
/// charset of single bytes its 128 characters, of every other a conversion that is kept open and
/// used again.
enum CharsetConverter {
  /// What a conversion gave.
  struct Output {
    /// UTF-8, with U+FFFD for each byte that means nothing.
    var bytes: [UInt8] = []
    /// How many bytes meant nothing.
    var errors = 0
  }

  /// Loads every table.
  static func warmUp() {
    for charset in KnownCharset.allCases {
      if charset.isSingleByte {
        _ = tables[charset]
      } else {
        _ = decode([0x41], from: charset)
      }
    }
  }

  /// The bytes as UTF-8; nil when this system has no such table.
  static func decode(_ bytes: some Collection<UInt8>, from charset: KnownCharset) -> Output? {
    guard charset.isSingleByte else {
      return conversions.withLock { $0.decode(Array(bytes), from: charset) }
    }
    guard let table = tables[charset] else { return nil }
    var output = Output()
    output.bytes.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      guard byte >= 0x80 else {
        output.bytes.append(byte)
        continue
      }
      let letter = table[Int(byte) - 0x80]
      if letter == replacement { output.errors += 1 }
      output.bytes += letter
    }
    return output
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The upper halves of the charsets of single bytes.
  private static let tables: [KnownCharset: [[UInt8]]] = {
    var tables: [KnownCharset: [[UInt8]]] = [:]
    for charset in KnownCharset.allCases where charset.isSingleByte {
      guard let handle = Handle(charset) else { continue }
      tables[charset] = (0x80...0xFF).map { byte in
        let output = handle.convert([UInt8(byte)])
        guard output.errors > 0 else { return output.bytes }
        // Bytes that Windows-1252 leaves out are the control characters that others make of them.
        return charset == .windows1252
          ? Array(String(Unicode.Scalar(UInt8(byte))).utf8) : replacement
      }
      handle.close()
    }
    return tables
  }()

  private static let conversions = Mutex(Conversions())

  /// The conversions of charsets of several bytes, opened once and kept.
  private struct Conversions {
    private var handles: [KnownCharset: Handle] = [:]

    mutating func decode(_ bytes: [UInt8], from charset: KnownCharset) -> Output? {
      if let handle = handles[charset] { return handle.convert(bytes) }
      guard let handle = Handle(charset) else { return nil }
      handles[charset] = handle
      return handle.convert(bytes)
    }
  }

  /// One conversion into UTF-8.
  private struct Handle: @unchecked Sendable {
    private let handle: iconv_t

    init?(_ charset: KnownCharset) {
      guard let handle = iconv_open("UTF-8", charset.rawValue), Int(bitPattern: handle) != -1
      else { return nil }
      self.handle = handle
    }

    func close() { iconv_close(handle) }

    func convert(_ bytes: [UInt8]) -> Output {
      var output = Output()
      output.bytes.reserveCapacity(bytes.count * 2)
      // Back to the first state: the text before may have ended inside a shift.
      iconv(handle, nil, nil, nil, nil)
      bytes.withUnsafeBufferPointer { source in
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { room in
          convert(source, by: room, into: &output)
          // A letter that a mark could follow is held back until the end is said.
          var target = room.baseAddress
          var free = room.count
          iconv(handle, nil, nil, &target, &free)
          output.bytes += UnsafeRawBufferPointer(room)[..<(room.count - free)]
        }
      }
      return output
    }

    private func convert(
      _ source: UnsafeBufferPointer<UInt8>, by room: UnsafeMutableBufferPointer<CChar>,
      into output: inout Output
    ) {
      guard let start = source.baseAddress else { return }
      var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: start)
        .assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        var target = room.baseAddress
        var free = room.count
        let result = iconv(handle, &next, &left, &target, &free)
        let code = errno
        output.bytes += UnsafeRawBufferPointer(
          rebasing: UnsafeRawBufferPointer(room)[..<(room.count - free)])
        guard result == -1, code != E2BIG else { continue }
        // A byte that means nothing, or a character that the end cuts.
        output.errors += 1
        output.bytes += replacement
        guard code == EILSEQ else { return }
        next = next?.advanced(by: 1)
        left -= 1
      }
    }
  }
}
