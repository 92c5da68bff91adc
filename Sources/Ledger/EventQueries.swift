import LeadClock

/// Events as they are told.
extension Ledger {
  /// Events after a place, in order, at most `limit`.
  public func events(after sequence: Int64, limit: Int) throws(LedgerError) -> [EventRow] {
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE seq > ? ORDER BY seq LIMIT ?")
    statement.bind([.integer(sequence), .integer(Int64(limit))])
    return try connection.events(statement)
  }

  /// Events of some kinds after a place and up to another, in order.
  public func events(
    _ kinds: [EventKind], after sequence: Int64, through last: Int64
  ) throws(LedgerError) -> [EventRow] {
    let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE seq > ? AND seq <= ? AND kind IN (\(list)) ORDER BY seq")
    statement.bind([.integer(sequence), .integer(last)])
    return try connection.events(statement)
  }

  static let story = "WHERE lead = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?"

  /// Events of one lead between two places, in order, at most `limit`.
  public func events(
    ofLead lead: Int64, after sequence: Int64, before next: Int64, limit: Int
  ) throws(LedgerError) -> [EventRow] {
    let statement = try connection.statement("\(EventRow.selection) \(Self.story)")
    statement.bind([
      .integer(lead), .integer(sequence), .integer(next), .integer(Int64(limit)),
    ])
    return try connection.events(statement)
  }
}
