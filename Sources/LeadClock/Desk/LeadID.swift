/// A lead's number, counted from 1 in one ledger and never used again.
public struct LeadID: Hashable, Comparable, Sendable {
  /// The number.
  public let number: Int64

  /// The lead of that number.
  public init(_ number: Int64) { self.number = number }

  /// The lead written as `L-1042`, `l-1042` or `1042`; nil for anything else.
  public init?(text: String) {
    let digits = text.hasPrefix("L-") || text.hasPrefix("l-") ? text.dropFirst(2) : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int64(digits), number > 0
    else { return nil }
    self.number = number
  }

  /// The lead as people and journal write it.
  public var text: String { "L-\(number)" }

  /// The older lead first.
  public static func < (left: LeadID, right: LeadID) -> Bool { left.number < right.number }
}
