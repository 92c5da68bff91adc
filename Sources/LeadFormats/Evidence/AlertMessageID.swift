/// The Message-ID of an alert mail, by which a reply to it names the lead.
///
/// The courier puts `<leadclock.KEY@HOST>` into the `Message-ID` of every mail it sends; KEY is the
/// delivery's key, 32 hexadecimal digits that nobody can guess, and HOST any name of the sender's.
/// A reply carries it in `In-Reply-To` or `References` (RFC 5322, 3.6.4).
public enum AlertMessageID {
  private static let mark = "leadclock."

  /// The header's value for the delivery of that key, angle brackets included.
  public static func header(key: String, host: String) -> String {
    "<\(mark)\(key)@\(host.isEmpty ? "localhost" : host)>"
  }

  /// The delivery's key in an identifier, with or without brackets; nil when it is no alert's.
  public static func key(in identifier: String) -> String? {
    let text = MessageID.plain(identifier)
    guard text.utf8.count <= 500, text.lowercased().hasPrefix(mark) else { return nil }
    let key = text.dropFirst(mark.count).prefix { $0 != "@" }.lowercased()
    let isKey =
      key.utf8.count == 32
      && key.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isKey ? key : nil
  }
}

/// Identifiers of mails (RFC 5322, 3.6.4).
public enum MessageID {
  /// The identifier without its angle brackets and white space.
  public static func plain(_ raw: String) -> String {
    var text = raw.trimmed
    if let open = text.firstIndex(of: "<") {
      text = text[text.index(after: open)...].prefix { $0 != ">" }
    }
    return String(text.trimmed)
  }

  /// The identifiers of `In-Reply-To` or `References`, at most 100 of them.
  public static func list(_ raw: String) -> [String] {
    let parts = raw.split { $0.isWhitespace || $0 == "," || $0 == ">" || $0 == "<" }
    return parts.filter { $0.contains("@") && $0.utf8.count <= 1000 }.suffix(100).map(String.init)
  }
}
