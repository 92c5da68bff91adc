/// The tree of a form's fields while it grows: repeated names become arrays, `a[b]` objects, as PHP
/// reads them.
final class FormTree {
  /// Deeper brackets stay in the last name.
  private static let maximumDepth = 16

  private var order: [String] = []
  private var children: [String: FormTree] = [:]
  private var leaves: [JSONValue] = []

  /// `form[a][b]` as its parts; `a[]` is `a`.
  static func path(_ name: String) -> [String] {
    guard let open = name.firstIndex(of: "["), open > name.startIndex, name.last == "]" else {
      return [name]
    }
    let inner = name[name.index(after: open)...].dropLast()
    let parts = inner.split(
      separator: "][", maxSplits: maximumDepth - 1, omittingEmptySubsequences: false)
    return [String(name[..<open])] + parts.filter { !$0.isEmpty }.map(String.init)
  }

  /// Adds a field's text.
  func add(_ text: String, at path: [String]) { add(.string(text), at: path[...]) }

  private func add(_ leaf: JSONValue, at path: ArraySlice<String>) {
    guard let name = path.first else { return leaves.append(leaf) }
    let child =
      children[name]
      ?? {
        let made = FormTree()
        children[name] = made
        order.append(name)
        return made
      }()
    child.add(leaf, at: path.dropFirst())
  }

  /// What has grown.
  var value: JSONValue {
    let plain: JSONValue = leaves.count == 1 ? leaves[0] : .array(leaves)
    guard !order.isEmpty else { return plain }
    var members = order.map { JSONValue.Member($0, children[$0]?.value ?? .null) }
    if !leaves.isEmpty { members.append(JSONValue.Member("value", plain)) }
    return .object(members)
  }
}
