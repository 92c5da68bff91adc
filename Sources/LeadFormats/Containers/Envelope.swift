/// Takes off what receivers of web hooks put around the payload.
enum Envelope {
  /// The payload of `{headers, query, body}`, of an array of one, and of JSON in a string.
  static func unwrap(_ value: JSONValue) -> JSONValue {
    var value = value
    for _ in 0..<6 {
      guard let inner = peel(value) else { return value }
      value = inner
    }
    return value
  }

  private static func peel(_ value: JSONValue) -> JSONValue? {
    switch value {
    case .string(let text): return EmbeddedJSON.read(text)
    case .array(let elements):
      guard elements.count == 1, !LabelledValue.isPair(elements[0]) else { return nil }
      return elements[0].members != nil || elements[0].elements != nil ? elements[0] : nil
    case .object: return request(value)
    case .null, .bool, .number: return nil
    }
  }

  /// A recorded HTTP request: its headers hold cookies and keys, and nothing of the lead's.
  private static func request(_ value: JSONValue) -> JSONValue? {
    guard let body = value["body"], value["headers"]?.members != nil || value["query"] != nil else {
      return nil
    }
    var payload = body
    if let text = body.text {
      let bytes = Array(text.utf8)
      if let inner = EmbeddedJSON.read(text) {
        payload = inner
      } else if URLEncodedReader.matches(bytes), let form = URLEncodedReader.read(bytes) {
        payload = form
      }
    }
    guard case .object(let members) = payload else {
      return payload.elements == nil ? nil : payload
    }
    guard let query = value["query"]?.members, !query.isEmpty else { return payload }
    return .object(members + [.init("query", .object(query))])
  }
}
