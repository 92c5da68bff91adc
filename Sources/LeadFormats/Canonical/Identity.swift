/// How two leads are known to be one person, or one enquiry. Names are never a key.
public enum Identity {
  /// The address in its plain form: trimmed, unwrapped (`Name <a@b>`, `mailto:a@b?subject=…`), the
  /// domain in lower case; nil when it is not one address (RFC 5322 `dot-atom`, RFC 6531 letters).
  public static func email(_ raw: String) -> String? {
    guard raw.utf8.count <= 1000, raw.utf8.contains(UInt8(ascii: "@")) else { return nil }
    var text = Substring(raw).trimmed
    // Signs of ASCII are found among the bytes: most texts are asked for nothing.
    if let open = text.utf8.lastIndex(of: UInt8(ascii: "<")),
      let close = text.utf8[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      text = text[text.utf8.index(after: open)..<close].trimmed
    }
    if text.utf8.count >= 7, text.utf8.prefix(7).last == UInt8(ascii: ":"),
      text.prefix(7).lowercased() == "mailto:"
    {
      text = text.dropFirst(7)
      if let query = text.firstIndex(of: "?") { text = text[..<query] }
    }
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let local = text[..<at]
    let domain = text[text.utf8.index(after: at)...]
    guard isLocalPart(local), isDomain(domain) else { return nil }
    return local + "@" + domain.lowercased()
  }

  /// The number's digits, with a leading `+` when it is international; nil below 6 digits or
  /// above 20, or when it holds what no number holds.
  ///
  /// `+` in an urlencoded body arrives as a space when the sender forgot to encode it, so a leading
  /// space before an international-looking number is taken as that `+`. `00` stays as written:
  /// whether it is a prefix depends on the region.
  public static func phone(_ raw: String) -> String? {
    // Most texts that are asked have too few digits, those of other scripts being beyond ASCII.
    guard raw.utf8.count <= 200,
      raw.utf8.count(where: { (0x30...0x39).contains($0) || $0 >= 0x80 }) >= 6
    else { return nil }
    var text = Substring(raw)
    if text.utf8.count >= 4, text.prefix(4).lowercased() == "tel:" { text = text.dropFirst(4) }
    var digits = ""
    var isInternational = false
    if text.first == " ", let next = text.dropFirst().first, next != "0", next.isNumber {
      isInternational = true
    }
    for character in withoutExtension(text).unicodeScalars {
      switch character {
      case "+", "\u{FF0B}":
        guard digits.isEmpty else { return nil }
        isInternational = true
      case " ", "-", ".", "(", ")", "/", "\u{A0}", "\u{2010}"..."\u{2015}", "\t", "\u{202A}",
        "\u{202C}", "\u{202D}", "\u{200E}", "\u{202F}", "\u{2009}":
        continue
      default:
        guard let digit = decimal(character) else { return nil }
        digits += String(digit)
      }
    }
    guard (6...20).contains(digits.utf8.count) else { return nil }
    if isInternational, digits.utf8.count < 8 { isInternational = false }
    return (isInternational ? "+" : "") + digits
  }

  /// The message with case and white space folded and cut to 4,000 scalars: equal for two sendings
  /// of one text.
  public static func normalisedMessage(_ message: String) -> String {
    var result = ""
    var gap = false
    var count = 0
    for scalar in message.unicodeScalars {
      if scalar.properties.isWhitespace {
        gap = !result.isEmpty
        continue
      }
      guard count < 4000 else { break }
      if gap { result += " " }
      gap = false
      result += scalar.properties.lowercaseMapping
      count += 1
    }
    return result
  }

  private static func isLocalPart(_ text: Substring) -> Bool {
    guard (1...64).contains(text.utf8.count), text.first != ".", text.last != "." else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": true
      case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|",
        "}", "~", ".":
        true
      default: scalar.value >= 0xA1 && scalar.properties.isAlphabetic
      }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    guard (3...253).contains(text.utf8.count) else { return false }
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2,
      !last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return labels.allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63 && label.utf8.first != UInt8(ascii: "-")
        && label.utf8.last != UInt8(ascii: "-")
        && label.unicodeScalars.allSatisfy {
          $0 == "-"
            || ($0.isASCII
              ? ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
              : $0.value >= 0xA1 && $0.properties.isAlphabetic)
        }
    }
  }

  /// The number before `ext. 12`, `x12`, `#12` or `;ext=12`.
  private static func withoutExtension(_ text: Substring) -> Substring {
    guard text.utf8.contains(where: { ";#,xXeE".utf8.contains($0) }),
      let mark = text.firstIndex(where: { ";#,xXeE".contains($0) }),
      text[..<mark].contains(where: \.isNumber)
    else { return text }
    let tail = text[mark...].lowercased()
    let word = tail.prefix { !$0.isNumber }
    let digits = tail.dropFirst(word.count)
    let known = [
      ";ext=", ";", "#", "x", "x.", "ext", "ext.", "ext ", "ext. ", "x ", ",", "extension ",
    ]
    guard known.contains(String(word)), (1...7).contains(digits.count),
      digits.allSatisfy(\.isNumber)
    else { return text }
    return text[..<mark]
  }

  /// The value of a decimal digit of any script, full-width and Arabic-Indic included.
  static func decimal(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII {
      return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
    }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
    else { return nil }
    return Int(value)
  }
}

extension CanonicalLead {
  /// What makes two deliveries the same enquiry: the source with the sender's own id, else the
  /// person with the message; plain text, never to be written down unhashed.
  public func contentKey(source: String) -> String {
    if let externalID { return "id\u{1F}\(source)\u{1F}\(externalID)" }
    let person = personKeys.first ?? "nobody"
    let name = contact.isReachable ? "" : Identity.normalisedMessage(contact.displayName ?? "")
    let words = Identity.normalisedMessage(message ?? subject ?? "")
    return "text\u{1F}\(person)\u{1F}\(name)\u{1F}\(words)"
  }
}
