extension StringProtocol where SubSequence == Substring {
  /// The lines of a text, empty ones too, parted where Unicode ends a line (UAX #14: LF, CR, CRLF,
  /// VT, FF, NEL, LS, PS); as `split` by `isNewline`, without taking the text apart into characters.
  var lines: [Substring] {
    var lines: [Substring] = []
    var start = startIndex
    var index = startIndex
    let bytes = utf8
    while index < endIndex {
      guard let width = Self.lineEnd(bytes, index) else {
        index = bytes.index(after: index)
        continue
      }
      lines.append(self[start..<index])
      index = bytes.index(index, offsetBy: width)
      start = index
    }
    lines.append(self[start..<endIndex])
    return lines
  }

  /// How many bytes end a line there; nil when none does.
  private static func lineEnd(_ bytes: UTF8View, _ index: Index) -> Int? {
    func byte(_ offset: Int) -> UInt8? {
      guard let place = bytes.index(index, offsetBy: offset, limitedBy: bytes.endIndex),
        place < bytes.endIndex
      else { return nil }
      return bytes[place]
    }
    switch bytes[index] {
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0x0A...0x0C: return 1
    case 0xC2: return byte(1) == 0x85 ? 2 : nil
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : nil
    default: return nil
    }
  }
}
