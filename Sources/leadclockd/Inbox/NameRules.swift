/// Names that mean "not finished": their files are left alone until they are renamed.
enum NameRules {
  private static let endings = [
    "~", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".swx",
  ]

  /// Whether a file of that name is still being made by whoever writes it.
  static func isTemporary(_ name: FileName) -> Bool {
    let text = name.text.lowercased()
    if text.hasPrefix(".") || text.hasPrefix("~syncthing~") { return true }
    if endings.contains(where: { text.hasSuffix($0) }) { return true }
    return isStreamEditor(name.text)
  }

  /// `sed -i` writes to `sed` and six letters or digits, of which hardly ever all are small letters
  /// as in a word.
  private static func isStreamEditor(_ text: String) -> Bool {
    let rest = text.utf8.dropFirst(3)
    return text.hasPrefix("sed") && rest.count == 6
      && rest.allSatisfy { isDigit($0) || (97...122).contains($0 | 0x20) }
      && rest.contains { isDigit($0) || (65...90).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The name of a source as journal and ledger show it: letters, digits, `.`, `_`, `-`.
  static func source(_ folder: FileName) -> String { folder.safe(limit: 64) }
}
