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
    return isStreamEditor(text)
  }

  /// `sed -i` writes to `sed` and six letters or digits.
  private static func isStreamEditor(_ text: String) -> Bool {
    text.utf8.count == 9 && text.hasPrefix("sed")
      && text.utf8.dropFirst(3).allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
      && text.utf8.dropFirst(3).contains { (48...57).contains($0) }
  }

  /// The name of a source as journal and ledger show it: letters, digits, `.`, `_`, `-`.
  static func source(_ folder: FileName) -> String { folder.safe(limit: 64) }
}
