/// Takes off what receivers of web hooks put around the payload.
enum Envelope {
  /// The payload of `{headers, query, body}`, of an array of one, and of JSON, XML, a form's body or
  /// a table in a string, Base64 or not.
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
    case .object(let members): return request(value) ?? sole(members)
    case .null, .bool, .number: return nil
    }
  }

  private static let bodyKeys = ["body", "rawBody", "raw_body", "raw"]
  private static let requestKeys = [
    "headers", "query", "isBase64Encoded", "httpMethod", "method", "requestContext",
    "queryStringParameters",
  ]

  /// A recorded HTTP request: its headers hold cookies and keys, and nothing of the lead's.
  private static func request(_ value: JSONValue) -> JSONValue? {
    guard let members = value.members, members.count <= 40,
      let body = bodyKeys.lazy.compactMap({ value[$0] }).first,
      requestKeys.contains(where: { value[$0] != nil })
    else { return nil }
    var payload = body
    if let bytes = bytes(of: body, in: value), let inner = content(bytes, isSure: true) {
      payload = inner
    }
    guard case .object(let members) = payload else {
      return payload.elements == nil ? nil : payload
    }
    let query = value["query"]?.members ?? value["queryStringParameters"]?.members ?? []
    guard !query.isEmpty else { return payload }
    return .object(members + [.init("query", .object(query))])
  }

  /// A payload in the one string that an object holds beside little else.
  private static func sole(_ members: [JSONValue.Member]) -> JSONValue? {
    guard members.count <= 3 else { return nil }
    for member in members {
      guard
        ["payload", "body", "data", "rawbody", "raw", "content"].contains(
          FieldKey.plain(member.name)),
        let text = member.value.text, let inner = content(Array(text.utf8), isSure: false)
      else { continue }
      let rest = members.filter { $0.name != member.name }
      guard !rest.isEmpty, case .object(let found) = inner else { return inner }
      return .object(found + rest)
    }
    return nil
  }

  /// The body's bytes: its text, or what its Base64 stands for when the receiver says so.
  static func bytes(of body: JSONValue, in value: JSONValue) -> [UInt8]? {
    guard let text = body.text else { return nil }
    guard value["isBase64Encoded"]?.boolean == true else { return Array(text.utf8) }
    return TransferEncoding.base64(Array(text.utf8))
  }

  /// The body of a recorded request as bytes; nil when there is none.
  static func body(of value: JSONValue) -> [UInt8]? {
    var value = value
    if let only = value.elements, only.count == 1 { value = only[0] }
    guard value.members?.count ?? 99 <= 40 else { return nil }
    for key in bodyKeys + ["payload", "data", "content"] {
      if let body = value[key], let bytes = bytes(of: body, in: value) { return bytes }
    }
    return nil
  }

  /// What the bytes of a body hold. A string that nothing says to be a body is one only when it
  /// could hardly be anything else.
  private static func content(_ bytes: [UInt8], isSure: Bool) -> JSONValue? {
    let text = Charset.decode(bytes, declared: Charset.declared(bytes)).bytes
    if let inner = EmbeddedJSON.read(String(decoding: text, as: UTF8.self)) { return inner }
    if let document = EmbeddedXML.read(String(decoding: text, as: UTF8.self)) { return document }
    if MultipartReader.matches(bytes) { return MultipartReader.read(bytes)?.value }
    if URLEncodedReader.matches(text), isSure || text.contains(UInt8(ascii: "&")) {
      return URLEncodedReader.read(text)
    }
    guard isSure, let table = CSVReader.read(text, maximum: FindingLimits.findings),
      !table.values.isEmpty
    else { return nil }
    return table.values.count == 1 ? table.values[0] : .array(table.values)
  }
}

/// XML that a handler put into a string.
enum EmbeddedXML {
  /// The document that the text is; nil for everything else, HTML among it.
  static func read(_ text: String) -> JSONValue? {
    let start = text.utf8.first { $0 > 0x20 }
    guard start == UInt8(ascii: "<"), text.utf8.last(where: { $0 > 0x20 }) == UInt8(ascii: ">")
    else { return nil }
    let bytes = Array(text.utf8)
    guard !HTMLText.begins(bytes), let root = try? XMLReader.read(bytes) else { return nil }
    return root.document
  }
}
