/// Lines that a form writes below the message of its own accord: where and when it was sent, and by
/// which browser.
enum TechnicalLine {
  /// Whether a label and its value are such a line, and not something that a person wrote: the value
  /// has to look like what the label says.
  static func matches(_ label: String, _ value: String) -> Bool {
    guard label.utf8.count <= 60, !value.isEmpty else { return false }
    let name = FieldName(label)
    guard name.words.count <= 4 else { return false }
    if isNetworkAddress(value) || value.hasPrefix("Mozilla/") { return true }
    let role = FieldMatcher.match(Field(path: [label], value: ""))?.role
    if isLocation(value) {
      return role == .pageURL || name.words.contains(where: places.contains)
    }
    if name.words.contains(where: programs.contains) { return name.words.count <= 3 }
    if role == .submittedAt || moments.contains(name.key) { return isTime(value) }
    return (role == .formName || role == .formID) && value.utf8.count <= 120
  }

  private static let places: Set<String> = [
    "url", "uri", "page", "link", "referrer", "referer", "seite", "pagina", "source",
    "quelle", "strona", "sida", "side", "sivu", "oldal", "sayfa", "страница", "ページ", "页面",
  ]

  private static let moments: Set<String> = [
    "zeit", "uhrzeit", "zeitpunkt", "heure", "hora", "ora", "tijd", "tid", "czas", "aika", "ido",
    "saat", "время", "cas",
  ]

  private static let programs: Set<String> = [
    "browser", "useragent", "agent", "navegador", "navigateur", "przegladarka",
    "webblasare", "selain", "bongeszo", "tarayici", "браузер", "device", "platform", "os",
  ]

  /// An address of IPv4 or IPv6.
  private static func isNetworkAddress(_ text: String) -> Bool {
    guard (3...45).contains(text.utf8.count) else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4 { return parts.allSatisfy { UInt8($0) != nil } }
    return text.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2
      && text.allSatisfy { $0 == ":" || $0.isHexDigit } && text.contains(where: \.isNumber)
      && text.utf8.count > 8
  }

  private static func isLocation(_ text: String) -> Bool {
    !text.contains(where: \.isWhitespace)
      && (text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("/")
        || text.hasPrefix("www."))
  }

  /// A date with its year, or a time with its minutes.
  private static func isTime(_ text: String) -> Bool {
    guard text.utf8.count <= 64 else { return false }
    let runs = text.split { !($0.isASCII && $0.isNumber) }
    return runs.count >= 2 && (runs.contains { $0.count == 4 } || text.contains(":"))
  }
}
