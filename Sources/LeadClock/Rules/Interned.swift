/// The number that stands for a named thing, so that an open lead holds no text.
public struct Interned<Thing>: Hashable, Comparable, Sendable {
  /// The position in the table the number belongs to.
  public let raw: UInt16

  /// The number `raw`.
  public init(raw: UInt16) { self.raw = raw }
  /// The number for position `index`, which must be below 65,536.
  public init(_ index: Int) { raw = UInt16(index) }
  /// The position as a subscript takes it.
  public var index: Int { Int(raw) }

  /// By position.
  public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

/// A person's number in `Rules.people`.
public typealias PersonID = Interned<Person>
/// A team's number in `Rules.teams`.
public typealias TeamID = Interned<Team>
/// A policy's number in `Rules.policies`.
public typealias PolicyID = Interned<Policy>
/// A source's number in the desk's table of sources, which grows as folders appear.
public typealias SourceID = Interned<SourceRule>
