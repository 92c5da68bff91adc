/// Reads a form's body as browsers send it with files (multipart/form-data, RFC 7578).
enum MultipartReader {
  /// What a body holds.
  struct Body {
    /// The fields as a tree.
    var value: JSONValue
    /// The files, which are noted and not read: under the field's name, the file's name and size.
    var files: [Field]
    /// Whether the closing boundary was there.
    var isWhole: Bool
  }

  /// Parts beyond this are left in the file.
  private static let maximumParts = 10_000

  /// Whether the bytes begin with a boundary and a part of a form, or with the header that says so.
  static func matches(_ bytes: [UInt8]) -> Bool {
    guard boundary(bytes) != nil else { return false }
    let start = Array(bytes.prefix(8192))
    return start.firstRange(of: "content-disposition:") != nil
      && start.firstRange(of: "form-data") != nil
  }

  /// The boundary with its two hyphens, and where the body begins.
  private static func boundary(_ bytes: [UInt8]) -> (mark: [UInt8], start: Int)? {
    var start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    // A recorded body may bring its header along.
    while start < bytes.count, bytes[start...].prefix(8).elementsEqual("Content-".utf8) {
      guard let end = bytes[start...].prefix(4000).firstIndex(of: 0x0A) else { return nil }
      start = bytes[(end + 1)...].firstIndex { $0 > 0x20 } ?? bytes.count
    }
    let line = bytes[start...].prefix(300).prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.starts(with: "--".utf8), line.count > 2,
      line.allSatisfy({ (0x20...0x7E).contains($0) })
    else { return nil }
    return (Array(line), start)
  }

  /// The form in the bytes; nil when they are none.
  static func read(_ bytes: [UInt8]) -> Body? {
    guard matches(bytes), let (mark, start) = boundary(bytes) else { return nil }
    let (parts, isWhole) = split(bytes, from: start, at: mark)
    let read = parts.map(Part.init)
    let fallback = read.first { $0.name == "_charset_" }.map { Charset.text($0.bytes) }
    let charsets = named(read)
    let tree = FormTree()
    var files: [Field] = []
    for part in read where !part.name.isEmpty {
      if let file = part.fileName {
        guard !file.isEmpty || !part.bytes.isEmpty else { continue }
        let size = "\(part.bytes.count) \(part.bytes.count == 1 ? "byte" : "bytes")"
        files.append(Field(path: [part.name, "@file"], value: "\(file) (\(size), not read)"))
        continue
      }
      let charset = part.charset ?? charsets[part.name] ?? fallback
      tree.add(
        charset.map { Charset.text(part.bytes, named: $0) } ?? Charset.text(part.bytes),
        at: FormTree.path(part.name))
    }
    return Body(value: tree.value, files: files, isWhole: isWhole)
  }

  /// Receivers of mail name each field's charset in a field of its own.
  private static func named(_ parts: [Part]) -> [String: String] {
    guard let field = parts.first(where: { $0.name == "charsets" }),
      let members = (try? JSONReader.read(Array(field.bytes)))?.members
    else { return [:] }
    var charsets: [String: String] = [:]
    for member in members.prefix(100) { charsets[member.name] = member.value.text }
    return charsets
  }

  /// What lies between the boundary's lines (RFC 2046, 5.1), the line end before each left out.
  private static func split(
    _ bytes: [UInt8], from start: Int, at mark: [UInt8]
  ) -> (parts: [ArraySlice<UInt8>], isWhole: Bool) {
    var parts: [ArraySlice<UInt8>] = []
    var content: Int?
    var line = start
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let text = bytes[line..<end]
      if text.starts(with: mark), isBoundary(text.dropFirst(mark.count)) {
        if let content, parts.count < maximumParts {
          parts.append(withoutLineEnd(bytes[content..<max(content, line)]))
        }
        content = min(end + 1, bytes.count)
        if text.dropFirst(mark.count).starts(with: "--".utf8) { return (parts, true) }
      }
      line = end + 1
    }
    // Cut off: the last part has no end, or the beginning of one.
    if let content, content < bytes.count {
      let last = (bytes[content...].lastIndex(of: 0x0A) ?? content - 1) + 1
      let isMark = last > content && mark.starts(with: bytes[last...].prefix { $0 != 0x0D })
      parts.append(isMark ? withoutLineEnd(bytes[content..<last]) : bytes[content...])
    }
    return (parts, false)
  }

  /// Whether nothing but the closing hyphens and white space follows: another boundary may begin
  /// with the same letters.
  private static func isBoundary(_ rest: ArraySlice<UInt8>) -> Bool {
    let after = rest.starts(with: "--".utf8) ? rest.dropFirst(2) : rest
    return after.allSatisfy { $0 <= 0x20 }
  }

  private static func withoutLineEnd(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var part = part
    if part.last == 0x0A { part = part.dropLast() }
    if part.last == 0x0D { part = part.dropLast() }
    return part
  }

  private struct Part {
    var name = ""
    var fileName: String?
    var charset: String?
    var bytes: [UInt8]

    init(_ part: ArraySlice<UInt8>) {
      let (headers, body) = PartHeaders.read(part)
      let encoding = headers.token("content-transfer-encoding")
      bytes = TransferEncoding.decode(body, named: encoding)
      charset = headers.parameter("charset", of: "content-type")
      guard let disposition = headers.raw("content-disposition") else { return }
      let parameters = HeaderParameters.read(disposition)
      name = parameters["name"] ?? ""
      fileName = parameters["filename"]
    }
  }
}

/// The parameters of a header field, quoted or not, `filename*=UTF-8''…` included (RFC 5987).
enum HeaderParameters {
  /// The values by name in lower case.
  static func read(_ value: String) -> [String: String] {
    var parameters: [String: String] = [:]
    var isInside = false
    var isEscape = false
    let parts = value.split(omittingEmptySubsequences: true) { character in
      defer { isEscape = character == "\\" && isInside && !isEscape }
      if character == "\"", !isEscape { isInside.toggle() }
      return character == ";" && !isInside
    }
    for part in parts.prefix(50) {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals].trimmed.lowercased()
      let text = unquoted(part[part.index(after: equals)...].trimmed)
      if name.hasSuffix("*") {
        let plain = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard plain.count == 3 else { continue }
        parameters[String(name.dropLast())] = percent(plain[2], String(plain[0]))
      } else if parameters[name] == nil {
        parameters[name] = browserEscapes(text)
      }
    }
    return parameters
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
    let inner = String(text.dropFirst().dropLast())
    guard inner.utf8.contains(UInt8(ascii: "\\")) else { return inner }
    // A path of Windows has single backslashes, which stay.
    return inner.replacing("\\\"", with: "\"")
      .replacing("\\\\", with: "\\")
  }

  private static func percent(_ text: Substring, _ charset: String) -> String {
    let plus = String(text).replacing("+", with: "%2B")
    return Charset.text(URLEncodedReader.decode(Array(plus.utf8)[...]), named: charset)
  }

  /// Browsers escape three characters of a name, and no others (HTML, 4.10.21.8).
  private static func browserEscapes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
      "%0A", with: "\n")
  }
}
