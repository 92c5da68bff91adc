/// Finds the text of a mail: the first plain part, else the first HTML part without its tags.
enum MailBody {
  /// Parts inside parts beyond this are not opened.
  private static let maximumDepth = 5
  /// More parts than this are not read.
  private static let maximumParts = 50

  /// The mail's text, empty when there is none.
  static func text(_ headers: MailHeaders, _ body: ArraySlice<UInt8>) -> String {
    var found = Found()
    search(headers, body, depth: 0, into: &found)
    return found.plain ?? found.html.map(HTMLText.strip) ?? ""
  }

  private struct Found {
    var plain: String?
    var html: String?
    var parts = 0
  }

  private static func search(
    _ headers: MailHeaders, _ body: ArraySlice<UInt8>, depth: Int, into found: inout Found
  ) {
    found.parts += 1
    guard found.plain == nil, found.parts <= maximumParts else { return }
    let type = headers.token("content-type") ?? "text/plain"
    if type.hasPrefix("multipart/"), depth < maximumDepth,
      let boundary = headers.parameter("boundary", of: "content-type"), !boundary.isEmpty
    {
      for part in parts(body, boundary: Array(("--" + boundary).utf8)) {
        let (inner, content) = MailHeaders.read(part)
        search(inner, content, depth: depth + 1, into: &found)
      }
      return
    }
    guard type.hasPrefix("text/"), headers.token("content-disposition") != "attachment" else {
      return
    }
    let bytes = TransferEncoding.decode(body, named: headers.token("content-transfer-encoding"))
    let text = Charset.text(bytes, named: headers.parameter("charset", of: "content-type") ?? "")
    if type == "text/html" {
      found.html = found.html ?? text
    } else if !text.trimmed.isEmpty {
      found.plain = text
    }
  }

  /// What lies between the boundary's lines (RFC 2046, 5.1).
  private static func parts(_ body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, parts.count < maximumParts {
      let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line..<end].starts(with: boundary) {
        if let start { parts.append(body[start..<line]) }
        start = min(end + 1, body.endIndex)
        if body[line..<end].dropFirst(boundary.count).starts(with: "--".utf8) { return parts }
      }
      line = end + 1
    }
    if let start, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }
}

/// The text of HTML as far as a contact form's mail needs it: rows become lines, cells follow a
/// label.
enum HTMLText {
  /// The text without tags, scripts and styles.
  static func strip(_ html: String) -> String {
    var output: [UInt8] = []
    var hidden: String?
    var rest = Array(html.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      if hidden == nil { output += rest[..<open] }
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = tagName(rest[(open + 1)..<close])
      rest = rest[(close + 1)...]
      if let name = hidden {
        if tag == "/" + name { hidden = nil }
      } else if tag == "script" || tag == "style" {
        hidden = tag
      } else if breaking.contains(tag) {
        output.append(0x0A)
      }
    }
    if hidden == nil { output += rest }
    return Entities.decode(String(decoding: output, as: UTF8.self))
  }

  private static let breaking: Set<String> = [
    "br", "br/", "p", "/p", "div", "/div", "tr", "/tr", "td", "/td", "th", "/th", "li", "/li",
    "h1", "/h1", "h2", "/h2", "h3", "/h3", "table", "/table",
  ]

  private static func tagName(_ tag: ArraySlice<UInt8>) -> String {
    String(decoding: tag.prefix(10).prefix { $0 > 0x20 }, as: UTF8.self).lowercased()
  }
}
