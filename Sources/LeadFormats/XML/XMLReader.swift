import CExpat

/// Reads XML 1.0 by expat, which is handed UTF-8 whatever the document declares. Nothing is ever
/// fetched or expanded: a DOCTYPE ends the reading, so there are no entities but the five.
enum XMLReader {
  /// The root element.
  static func read(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
    guard let parser = XML_ParserCreate("UTF-8") else {
      throw .malformed(line: 0, what: "no memory")
    }
    defer { XML_ParserFree(parser) }
    let state = State(parser)
    return try withExtendedLifetime(state) { () throws(XMLError) -> XMLElement in
      XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
      setHandlers(of: parser)
      // Two calls: expat may hold the last token back until it knows that nothing follows.
      let isRead = feed(parser, bytes, isFinal: false) && feed(parser, [], isFinal: true)
      if let error = state.error { throw error }
      if let root = state.builder.roots.first, state.builder.open.isEmpty {
        // What follows the root element and is cut off is a comment or white space.
        guard isRead || isEnd(XML_GetErrorCode(parser)) else { throw broken(parser) }
        return root
      }
      guard !isEnd(XML_GetErrorCode(parser)) else { throw .truncated(offset: bytes.count) }
      throw broken(parser)
    }
  }

  /// What the handlers share.
  private final class State {
    let parser: XML_Parser
    var builder = XMLBuilder()
    var error: XMLError?

    init(_ parser: XML_Parser) { self.parser = parser }

    static func of(_ data: UnsafeMutableRawPointer?) -> State? {
      data.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
    }

    func stop(_ error: XMLError) {
      self.error = self.error ?? error
      XML_StopParser(parser, 0)
    }
  }

  private static func setHandlers(of parser: XML_Parser) {
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let state = State.of(data), let name, state.error == nil else { return }
        do throws(XMLError) {
          try state.builder.start(XMLReader.element(name, attributes))
        } catch { state.stop(error) }
      },
      { data, _ in
        guard let state = State.of(data), state.error == nil else { return }
        state.builder.end()
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let state = State.of(data), let text, state.error == nil else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      // Indents are most of what there is between elements.
      if state.builder.isTextEmpty, bytes.allSatisfy({ $0 <= 0x20 }) { return }
      state.builder.add(String(decoding: bytes, as: UTF8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      State.of(data)?.stop(.documentType)
    }
  }

  private static func element(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> XMLElement {
    var element = XMLElement(name: XMLElement.local(String(cString: name)))
    var next = attributes
    // One more than the limit is enough to cross it.
    while let place = next, let key = place[0], let value = place[1],
      element.attributes.count <= XMLBuilder.maximumNodes
    {
      let name = String(cString: key)
      if !XMLElement.isDeclaration(name) {
        let text = String(String(cString: value).trimmed)
        element.attributes.append(.init(name: XMLElement.local(name), value: text))
      }
      next = place + 2
    }
    return element
  }

  private static func feed(_ parser: XML_Parser, _ bytes: [UInt8], isFinal: Bool) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      repeat {
        // expat counts in 32 bits.
        let count = min(buffer.count - offset, 1 << 28)
        let start = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
        offset += count
        let isLast = isFinal && offset == buffer.count
        guard XML_Parse(parser, start, Int32(count), isLast ? 1 : 0) == XML_STATUS_OK else {
          return false
        }
      } while offset < buffer.count
      return true
    }
  }

  /// Whether an error only says that the end came too early.
  private static func isEnd(_ code: XML_Error) -> Bool {
    [
      XML_ERROR_NONE, XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR,
      XML_ERROR_UNCLOSED_CDATA_SECTION,
    ].contains(code)
  }

  private static func broken(_ parser: XML_Parser) -> XMLError {
    let what = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
    return .malformed(
      line: Int(XML_GetCurrentLineNumber(parser)), what: what ?? "not well-formed")
  }
}
