/// A JSON value (RFC 8259) that keeps what a lead file must not lose: the order of members,
/// duplicate keys, and numbers as they were written.
public indirect enum JSONValue: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as written: a 64-bit id never goes through a double.
  case number(String)
  /// A string, its escapes resolved; an unpaired surrogate has become U+FFFD.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, in the order of the text, duplicate keys included.
  case object([Member])

  /// One member of an object.
  public struct Member: Equatable, Sendable {
    /// The key.
    public var name: String
    /// Its value.
    public var value: JSONValue

    /// A member of that key and value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
    /// A member of that key and value.
    public init(name: String, value: JSONValue) { self.init(name, value) }
  }

  /// A whole number.
  public static func integer(_ number: Int64) -> JSONValue { .number(String(number)) }

  /// A string, or `null` when there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The value of a key of an object, the last of duplicates; nil when there is none.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text of a string; nil for everything else.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number without fraction or exponent that fits 64 bits; nil for everything else.
  public var integer: Int64? {
    if case .number(let written) = self { Int64(written) } else { nil }
  }

  /// A number of either form; nil for everything else.
  public var double: Double? {
    if case .number(let written) = self { Double(written) } else { nil }
  }

  /// `true` or `false`; nil for everything else.
  public var boolean: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array; nil for everything else.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object; nil for everything else.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
  /// A whole number.
  public init(integerLiteral number: Int64) { self = .integer(number) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, in the order written.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}
