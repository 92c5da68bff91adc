/// An element of an XML document, with its attributes, its text and the elements in it.
struct XMLElement: Equatable {
  /// The name as written, without a namespace's prefix.
  var name: String
  var attributes: [Attribute] = []
  /// Its own text, that of the elements in it left out.
  var text = ""
  var children: [XMLElement] = []

  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  /// The name in lower case, as formats are told by it.
  var key: String { name.lowercased() }

  /// The value of an attribute, its name in lower case.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name.lowercased() == name }?.value
  }

  /// A name without its namespace's prefix.
  static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    let rest = name[name.utf8.index(after: colon)...]
    return rest.isEmpty ? name : String(rest)
  }

  /// Whether an attribute only ties prefixes to namespaces or names a schema.
  static func isDeclaration(_ name: String) -> Bool {
    name == "xmlns" || name.hasPrefix("xmlns:") || name.hasPrefix("xsi:")
  }
}

/// The tree in the shape that the rest of the reader knows: attributes are members named `@…`,
/// repeated elements are arrays, and text beside them is the member `value`.
extension XMLElement {
  /// The document whose root this is.
  var document: JSONValue {
    if attributes.isEmpty, children.isEmpty { return .object([.init(name, .string(text))]) }
    guard isList else { return json }
    return .object(attributes.map(\.member) + [.init("records", .array(children.map(\.json)))])
  }

  /// Whether this holds several elements of one name and structure, and nothing else: a list of
  /// records, whatever they are called.
  private var isList: Bool {
    guard children.count >= 2, let first = children.first else { return false }
    return children.allSatisfy { $0.name == first.name }
      && children.contains { !$0.children.isEmpty || $0.attributes.count >= 2 }
      && !children.allSatisfy { LabelledValue.isPair($0.json) }
  }

  /// This element's value.
  var json: JSONValue {
    if attributes.isEmpty, children.isEmpty { return .string(text) }
    var members = attributes.map(\.member)
    members.reserveCapacity(members.count + children.count + 1)
    var places: [String: Int] = [:]
    for child in children {
      let value = child.json
      // Few names are found faster by looking than by hashing.
      let place =
        members.count <= 8
        ? members.firstIndex { $0.name == child.name } : places[child.name]
      guard let place else {
        if members.count == 8 {
          for (index, member) in members.enumerated() { places[member.name] = index }
        }
        if members.count >= 8 { places[child.name] = members.count }
        members.append(.init(child.name, .array([value])))
        continue
      }
      members[place].value.appendElement(value)
    }
    for index in members.indices {
      if case .array(let elements) = members[index].value, elements.count == 1 {
        members[index].value = elements[0]
      }
    }
    if !text.isEmpty { members.append(.init("value", .string(text))) }
    return .object(members)
  }
}

extension XMLElement.Attribute {
  fileprivate var member: JSONValue.Member { .init("@" + name, .string(value)) }
}

extension JSONValue {
  fileprivate mutating func appendElement(_ element: JSONValue) {
    guard case .array(var elements) = self else { return }
    // Let go of the array first, or every repetition copies all before it.
    self = .null
    elements.append(element)
    self = .array(elements)
  }
}

/// Why bytes are no XML that is read.
enum XMLError: Error, Equatable {
  /// The end came before the root element's: the rest may still be on its way.
  case truncated(offset: Int)
  /// Not well-formed.
  case malformed(line: Int, what: String)
  /// A document type declaration, with which entities and other files would come in.
  case documentType
  /// Elements inside one another beyond the limit.
  case tooDeep
  /// More elements and attributes than the limit.
  case tooMany

  /// What is wrong, for a journal: positions and rules, never content.
  var sentence: String {
    switch self {
    case .truncated(let offset): "XML ends at byte \(offset), before its root element does"
    case .malformed(let line, let what): "XML is broken at line \(line): \(what)"
    case .documentType:
      "XML with a document type declaration (DOCTYPE), which is never read; leave it out"
    case .tooDeep: "XML is nested deeper than \(XMLBuilder.maximumDepth) levels"
    case .tooMany: "XML of more than \(XMLBuilder.maximumNodes) elements and attributes"
    }
  }
}

/// Puts a tree together from what a parser reports, within its limits.
struct XMLBuilder {
  static let maximumDepth = 64
  static let maximumNodes = 200_000

  /// The elements that are open, outermost first.
  private(set) var open: [XMLElement] = []
  /// The elements that were closed with nothing around them.
  private(set) var roots: [XMLElement] = []
  private var nodes = 0

  /// Opens an element.
  mutating func start(_ element: XMLElement) throws(XMLError) {
    nodes += 1 + element.attributes.count
    guard nodes <= Self.maximumNodes else { throw .tooMany }
    guard open.count < Self.maximumDepth else { throw .tooDeep }
    open.append(element)
  }

  /// Adds to the text of the innermost element.
  mutating func add(_ text: String) {
    guard let last = open.indices.last else { return }
    open[last].text += text
  }

  /// Whether the innermost element has no text yet.
  var isTextEmpty: Bool { open.last?.text.isEmpty ?? true }

  /// Closes the innermost element.
  mutating func end() {
    guard var element = open.popLast() else { return }
    // Between elements only line breaks and indents stand.
    if !element.text.isEmpty { element.text = String(element.text.trimmed) }
    guard let parent = open.indices.last else { return roots.append(element) }
    open[parent].children.append(element)
  }

  /// Closes everything, and returns the roots.
  mutating func finish() -> [XMLElement] {
    while !open.isEmpty { end() }
    return roots
  }
}
