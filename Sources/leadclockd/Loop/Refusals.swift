import Settings

/// Why a configuration was refused, fit for the journal.
enum Refusals {
  /// The first complaint with its place, and how many more there are. What it quotes may be an
  /// address or a number: those words are left out.
  static func text(_ error: SettingsError) -> String {
    let first = error.complaints[0]
    let file = first.file.split(separator: "/").last.map(String.init) ?? first.file
    let words = first.text.split(separator: " ").map { isPersonal($0) ? "…" : String($0) }
    let more =
      error.complaints.count > 1 ? " (and \(error.complaints.count - 1) more)" : ""
    return "\(file):\(first.line):\(first.column): \(words.joined(separator: " "))\(more)"
      + "; leadclock check-config"
  }

  private static func isPersonal(_ word: Substring) -> Bool {
    word.contains("@") || word.utf8.filter { (48...57).contains($0) }.count >= 6
  }
}
