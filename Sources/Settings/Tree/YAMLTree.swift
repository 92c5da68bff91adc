/// Builds the one tree of a document and refuses what a configuration has no use for.
struct YAMLTree {
  static let depthLimit = 32

  private let events: YAMLEvents
  private let complain: (Position, String) -> Void

  /// A builder that says by `complain` what it does not take.
  init(_ text: ArraySlice<UInt8>, complain: @escaping (Position, String) -> Void) {
    events = YAMLEvents(text)
    self.complain = complain
  }

  /// The document; nil when there is none.
  func document() throws(YAMLBroken) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try events.next()
      switch event.kind {
      case .end: return root
      case .frame: continue
      case .documentStart:
        guard root == nil else {
          throw YAMLBroken(
            position: event.position, reason: "a second document, a configuration is one")
        }
      case .scalar, .sequenceStart, .sequenceEnd, .mappingStart, .mappingEnd, .alias:
        root = try node(event, depth: 1)
      }
    }
  }

  private func node(_ event: YAMLEvent, depth: Int) throws(YAMLBroken) -> YAMLNode {
    guard depth <= Self.depthLimit else {
      throw YAMLBroken(
        position: event.position, reason: "more than \(Self.depthLimit) levels deep")
    }
    refuseMarks(event)
    switch event.kind {
    case .scalar(let text, let isPlain):
      return YAMLNode(position: event.position, value: .scalar(text, isPlain: isPlain))
    case .sequenceStart: return try sequence(event.position, depth: depth)
    case .mappingStart: return try mapping(event.position, depth: depth)
    case .alias:
      complain(event.position, "aliases are not taken, write the value again")
    case .sequenceEnd, .mappingEnd, .documentStart, .end, .frame: break
    }
    return YAMLNode(
      position: event.position, value: .scalar("", isPlain: true), isRefused: true)
  }

  private func refuseMarks(_ event: YAMLEvent) {
    if event.hasAnchor {
      complain(event.position, "anchors are not taken, write the value where it is needed")
    }
    if event.hasTag { complain(event.position, "tags are not taken, leave it out") }
  }

  private func sequence(_ position: Position, depth: Int) throws(YAMLBroken) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind {
        return YAMLNode(position: position, value: .sequence(items))
      }
      items.append(try node(event, depth: depth + 1))
    }
  }

  private func mapping(_ position: Position, depth: Int) throws(YAMLBroken) -> YAMLNode {
    var pairs: [YAMLPair] = []
    var lines: [String: Int] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind {
        return YAMLNode(position: position, value: .mapping(pairs))
      }
      let key = try node(event, depth: depth + 1)
      let value = try node(try events.next(), depth: depth + 1)
      guard case .scalar(let name, _) = key.value else {
        complain(key.position, "a key is \(key.article), it must be a single word")
        continue
      }
      if let line = lines[name] {
        complain(key.position, "'\(name.shown)' is there already, on line \(line)")
        continue
      }
      lines[name] = key.position.line
      pairs.append(YAMLPair(key: name, position: key.position, value: value))
    }
  }
}
