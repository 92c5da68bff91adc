/// A form that a handler wrote out into one text: `Name: Ana Ruiz` lines in a JSON string.
enum WrittenForm {
  /// The fields in the texts of a record that says nobody's address or number otherwise.
  static func fields(in record: [Field]) -> [Field] {
    let isKnown = record.contains { field in
      switch FieldMatcher.match(field)?.role {
      case .email: Identity.email(field.value) != nil
      case .phone: Identity.phone(field.value) != nil
      default: false
      }
    }
    guard !isKnown else { return [] }
    let texts = record.filter { $0.value.utf8.count <= 65_536 && $0.value.contains(":") }
      .prefix(20).map { plain($0.value) }
    let lines = LabelledText.read(texts.joined(separator: "\n"))
    guard lines.labelCount >= 2 else { return [] }
    return lines.fields.filter { $0.path != ["text"] }
  }

  /// A text without the tags of HTML, its blocks as lines.
  private static func plain(_ text: String) -> String {
    guard text.contains("<") else { return text }
    var output = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<") {
      output += rest[..<open]
      let tag = rest[open...]
      guard let close = tag.firstIndex(of: ">"), isTag(tag[tag.index(after: open)..<close]) else {
        output += "<"
        rest = rest[rest.index(after: open)...]
        continue
      }
      let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
      if ["br", "br/", "/p", "/div", "/li", "/tr", "/h"].contains(where: name.hasPrefix) {
        output += "\n"
      }
      rest = rest[rest.index(after: close)...]
    }
    return Entities.decode(output + rest)
  }

  /// `mailto:…` and addresses stand between the same marks.
  private static func isTag(_ inner: Substring) -> Bool {
    inner.utf8.count <= 1000 && !inner.hasPrefix("mailto:") && !inner.hasPrefix("tel:")
      && (inner.first?.isLetter == true || inner.first == "/")
      && (!inner.contains("@") || inner.contains("="))
  }
}
