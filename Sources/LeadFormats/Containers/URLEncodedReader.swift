/// Reads `key=value&a[b]=c` (WHATWG URL, application/x-www-form-urlencoded; brackets as PHP reads
/// them) into a tree.
enum URLEncodedReader {
  /// Deeper brackets stay in the last name.
  private static let maximumDepth = 16
  /// More pairs than this are left in the file.
  static let maximumPairs = 10_000

  /// Whether the text can be a form's body: one line of pairs whose first key looks like one.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let start = bytes.firstIndex { $0 != UInt8(ascii: "&") } ?? 0
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > start,
      equals - start < 300
    else { return false }
    let isKey = bytes[start..<equals].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
      default: "[]%+-_.*$ ".utf8.contains(byte)
      }
    }
    guard isKey, !bytes[start..<equals].allSatisfy({ $0 == 0x20 }) else { return false }
    var end = bytes.endIndex
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return !bytes[..<end].contains { $0 == 0x0A }
  }

  /// The pairs as an object; repeated keys become arrays, `a[b]` objects. Nil when there are too many.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    let root = Node()
    var count = 0
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      count += 1
      guard count <= maximumPairs else { return nil }
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = decode(pair[..<equals])
      var value = equals < pair.endIndex ? decode(pair[pair.index(after: equals)...]) : ""
      while value.last?.isNewline == true { value.removeLast() }
      root.add(value, at: path(name)[...])
    }
    return root.value
  }

  /// Percent encoding and plus signs undone; a broken escape stays as it is.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes)
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "+"): plain.append(0x20)
      case UInt8(ascii: "%"):
        if let byte = Hexadecimal.byte(bytes, at: index + 1) {
          plain.append(byte)
          index += 2
        } else {
          plain.append(bytes[index])
        }
      default: plain.append(bytes[index])
      }
      index += 1
    }
    return Charset.text(plain)
  }

  /// `form[a][b]` as its parts; `a[]` is `a`.
  private static func path(_ name: String) -> [String] {
    guard let open = name.firstIndex(of: "["), open > name.startIndex, name.last == "]" else {
      return [name]
    }
    let inner = name[name.index(after: open)...].dropLast()
    let parts = inner.split(
      separator: "][", maxSplits: maximumDepth - 1, omittingEmptySubsequences: false)
    return [String(name[..<open])] + parts.filter { !$0.isEmpty }.map(String.init)
  }

  /// A level of the tree while it grows.
  private final class Node {
    private var order: [String] = []
    private var children: [String: Node] = [:]
    private var texts: [String] = []

    func add(_ text: String, at path: ArraySlice<String>) {
      guard let name = path.first else { return texts.append(text) }
      let child =
        children[name]
        ?? {
          let made = Node()
          children[name] = made
          order.append(name)
          return made
        }()
      child.add(text, at: path.dropFirst())
    }

    var value: JSONValue {
      let plain: JSONValue =
        texts.count == 1 ? .string(texts[0]) : .array(texts.map { .string($0) })
      guard !order.isEmpty else { return plain }
      var members = order.map { JSONValue.Member($0, children[$0]?.value ?? .null) }
      if !texts.isEmpty { members.append(JSONValue.Member("value", plain)) }
      return .object(members)
    }
  }
}
