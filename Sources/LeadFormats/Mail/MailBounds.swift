/// Takes from a mail what would cost its reader more than a mail may: a header of a million fields,
/// parts in parts in parts, a million parts.
///
/// One pass over the lines, knowing no more of MIME than that header fields stand at the beginning,
/// after a boundary (`--`) and at the beginning of a mail inside a mail.
struct MailBounds {
  /// Fields of one header; RFC 5322 knows no limit, mail servers stop at a thousand.
  static let headerFields = 500
  /// Lines of one header, folded ones counted.
  static let headerLines = 4000
  /// Bytes of one header.
  static let headerBytes = 256 << 10
  /// Bytes of one line of a header; RFC 5322 allows 998.
  static let headerLine = 16 << 10
  /// Lines that begin like a boundary.
  static let boundaryLines = 2000
  /// Parts that hold parts.
  static let containers = 50

  /// What may be read.
  private(set) var bytes: [UInt8] = []
  /// What was left out; no content.
  private(set) var warnings: [String] = []

  private var fields = 0
  private var lines = 0
  private var size = 0
  private var boundaries = 0
  private var depth = 0
  private var holdsMail = false
  private var isHeader = true
  private var isHeaderCut = false

  /// The bounded mail.
  init(_ source: ArraySlice<UInt8>) {
    bytes.reserveCapacity(source.count)
    source.withUnsafeBufferPointer { walk($0) }
    // The library leaves out a header field that has no end.
    if isHeader, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    if isHeaderCut { warnings.append("more header fields than a mail has; the rest was not read") }
  }

  private mutating func walk(_ source: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var copied = 0
    while start < source.count {
      var end = start
      while end < source.count, source[end] != 0x0A { end += 1 }
      end = min(end + 1, source.count)
      let line = UnsafeBufferPointer(rebasing: source[start..<end])
      let keep = take(line)
      guard !isOver else { break }
      if keep < line.count {
        bytes += source[copied..<(start + keep)]
        // A line that is cut still ends.
        if keep > 0 { bytes.append(0x0A) }
        copied = end
      }
      start = end
    }
    bytes += source[copied..<start]
  }

  private var isOver: Bool { boundaries > Self.boundaryLines || depth > Self.containers }

  /// How much of a line is kept.
  private mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    if line.count >= 2, line[0] == UInt8(ascii: "-"), line[1] == UInt8(ascii: "-") {
      boundaries += 1
      if isOver { warnings.append("more parts than a mail has; the rest was not read") }
      beginHeader()
      return line.count
    }
    guard isHeader else { return line.count }
    if line[0] == 0x0A || (line[0] == 0x0D && line.count == 2) {
      isHeader = holdsMail
      if holdsMail { beginHeader() }
      return line.count
    }
    noteType(line)
    lines += 1
    size += line.count
    if line[0] != 0x20, line[0] != 0x09 { fields += 1 }
    guard fields <= Self.headerFields, lines <= Self.headerLines, size <= Self.headerBytes else {
      isHeaderCut = true
      return 0
    }
    guard line.count > Self.headerLine else { return line.count }
    isHeaderCut = true
    return Self.headerLine
  }

  private mutating func beginHeader() {
    isHeader = true
    holdsMail = false
    (fields, lines, size) = (0, 0, 0)
  }

  /// Counts `multipart/…` and `message/…`, which hold further parts.
  private mutating func noteType(_ line: UnsafeBufferPointer<UInt8>) {
    guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { return }
    let word = line[..<slash].suffix(9).map { $0 | 0x20 }
    let isMail = word.suffix(7).elementsEqual("message".utf8)
    guard isMail || word.elementsEqual("multipart".utf8) else { return }
    if isMail { holdsMail = true }
    depth += 1
    if isOver { warnings.append("parts inside parts inside parts; the rest was not read") }
  }
}
