/// Chooses a mail's own text from its parts.
enum MailBody {
  /// Bytes of one part that are read as text; the rest of it is not.
  static let longestText = 1 << 20

  private typealias Piece = (alternative: Int?, isPlain: Bool, text: String)

  /// Puts text, rows and attachments of the parts into the mail.
  static func take(_ leaves: [MailLibrary.Leaf], into mail: inout MailMessage) {
    var pieces: [Piece] = []
    var budget = longestText
    for leaf in leaves {
      let isPlain = leaf.mediaType == "text/plain"
      guard isPlain || leaf.mediaType == "text/html", !leaf.isAttachment else {
        keep(leaf, in: &mail)
        continue
      }
      if leaf.bytes.count > budget { note("a long text was not read to its end", in: &mail) }
      let bytes = leaf.bytes.count > budget ? Array(leaf.bytes.prefix(budget)) : leaf.bytes
      budget -= bytes.count
      let text = MailCharset.text(bytes, declared: leaf.charset)
      if isPlain {
        let lines = normalised(text)
        let plain = leaf.isFlowed ? Flowed.join(lines, deletingSpaces: leaf.deletesSpaces) : lines
        pieces.append((leaf.alternative, true, plain))
      } else {
        let html = HTMLText.read(text)
        mail.htmlRows += html.rows
        pieces.append((leaf.alternative, false, html.string))
      }
    }
    let read = chosen(pieces)
    mail.text = read.map(\.text).joined(separator: "\n")
    mail.isHTML = !read.isEmpty && read.allSatisfy { !$0.isPlain }
  }

  private static func keep(_ leaf: MailLibrary.Leaf, in mail: inout MailMessage) {
    mail.attachments.append(
      .init(
        fileName: leaf.fileName, mediaType: leaf.mediaType, charset: leaf.charset,
        bytes: leaf.bytes))
  }

  /// Of alternatives the plain one that says something, else the HTML; of parts beside each other
  /// all, in order.
  private static func chosen(
    _ pieces: [Piece]
  ) -> [Piece] {
    let spoken = pieces.filter { !$0.text.trimmed.isEmpty }
    let plain = Set(spoken.compactMap { $0.isPlain ? $0.alternative : nil })
    return spoken.filter { piece in
      guard let alternative = piece.alternative else { return true }
      return piece.isPlain || !plain.contains(alternative)
    }
  }

  private static func normalised(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D {
        output.append(0x0A)
      } else if byte != 0x0A || last != 0x0D {
        output.append(byte)
      }
      last = byte
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func note(_ warning: String, in mail: inout MailMessage) {
    if !mail.warnings.contains(warning) { mail.warnings.append(warning) }
  }
}

/// Text whose lines are to be joined (RFC 3676): a space at the end says that a line goes on.
enum Flowed {
  /// The text with its paragraphs in one line each.
  static func join(_ text: String, deletingSpaces: Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var openDepth: Int?
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
      var content = line.dropFirst(depth)
      if content.first == 0x20 { content = content.dropFirst() }
      let isSignature = content.elementsEqual("-- ".utf8)
      if let openDepth {
        if openDepth != depth || isSignature { output.append(0x0A) }
      }
      if openDepth == nil || openDepth != depth || isSignature {
        if depth > 0 { output += [UInt8](repeating: UInt8(ascii: ">"), count: depth) + [0x20] }
      }
      let goesOn = content.last == 0x20 && !isSignature
      output += goesOn && deletingSpaces ? content.dropLast() : content
      if !goesOn { output.append(0x0A) }
      openDepth = goesOn ? depth : nil
    }
    if output.last == 0x0A { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }
}
