import CYAML

/// What libyaml says next about a document.
struct YAMLEvent {
  let position: Position
  let kind: Kind
  var hasAnchor = false
  var hasTag = false

  enum Kind {
    case scalar(String, isPlain: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias
    case documentStart
    case end
    /// Beginnings and ends that carry nothing.
    case frame
  }
}

/// libyaml's own complaint.
struct YAMLBroken: Error {
  let position: Position
  let reason: String
}

/// The one owner of libyaml's pointers: none of them leaves this file.
final class YAMLEvents {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Events of `text`, which must be UTF-8 without a byte order mark.
  init(_ text: ArraySlice<UInt8>) {
    input = .allocate(capacity: max(text.count, 1))
    _ = input.update(fromContentsOf: text)
    precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; not to be asked again after it has thrown.
  func next() throws(YAMLBroken) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw broken() }
    defer { yaml_event_delete(&event) }
    let position = Self.position(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT: return scalar(event, position)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return YAMLEvent(
        position: position, kind: .sequenceStart, hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return YAMLEvent(
        position: position, kind: .mappingStart, hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil)
    default: return YAMLEvent(position: position, kind: Self.kind(event.type))
    }
  }

  private func scalar(_ event: yaml_event_t, _ position: Position) -> YAMLEvent {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let text = String(decoding: bytes, as: UTF8.self)
    return YAMLEvent(
      position: position,
      kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
      hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
  }

  private static func kind(_ type: yaml_event_type_t) -> YAMLEvent.Kind {
    switch type {
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_END_EVENT: .mappingEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_DOCUMENT_START_EVENT: .documentStart
    // libyaml gives an event without a type when it is asked after the end.
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .end
    default: .frame
    }
  }

  private func broken() -> YAMLBroken {
    let parser = parser.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "it is not YAML"
    let start = Self.position(parser.context_mark)
    let context =
      parser.context.map {
        " \(String(cString: $0)) that starts at line \(start.line), column \(start.column)"
      } ?? ""
    return YAMLBroken(
      position: Self.position(parser.problem_mark), reason: problem + context)
  }

  private static func position(_ mark: yaml_mark_t) -> Position {
    Position(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
