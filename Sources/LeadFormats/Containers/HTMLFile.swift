/// HTML that is a file of its own: the body of a notice, saved by a handler.
extension HTMLText {
  private static let openers: Set<String> = [
    "html", "head", "body", "div", "p", "span", "center", "font", "h1", "h2", "h3", "h4", "ul",
    "style", "meta", "b", "strong", "br",
  ]

  /// Whether the bytes begin as HTML does, and not as XML of some other kind.
  static func begins(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while true {
      rest = rest.drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "<") else { return false }
      let tag = rest.dropFirst().prefix(200).prefix { $0 != UInt8(ascii: ">") }
      let word = String(
        decoding: tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }.prefix(12), as: UTF8.self
      ).lowercased()
      switch word {
      case "!doctype":
        // One with declarations of its own is refused with all others.
        let says = String(decoding: tag, as: UTF8.self).lowercased()
        return says.dropFirst(8).trimmed.hasPrefix("html") && !says.contains("[")
      case "?xml": rest = rest.dropFirst(tag.count + 2)
      case "table": return Array(rest.prefix(4000)).firstRange(of: "<tr") != nil
      default:
        guard word.hasPrefix("!--") else { return openers.contains(word) }
        guard let end = Array(rest.prefix(4000)).firstRange(of: "-->") else { return false }
        rest = rest.dropFirst(end + 3)
      }
    }
  }

  /// Whether the bytes open a document that they do not close.
  static func lacksItsEnd(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4000).withArray { $0.firstRange(of: "<html") != nil }
      && bytes.suffix(4000).withArray { $0.firstRange(of: "</html") == nil }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func withArray(_ body: ([UInt8]) -> Bool) -> Bool { body(Array(self)) }
}
