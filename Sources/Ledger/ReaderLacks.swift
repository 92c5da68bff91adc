import LeadClock

/// How complete the enquiries of each source are.
extension LedgerReader {
  /// What of full enquiries the leads of a source lack.
  public struct Lacks: Hashable, Sendable {
    /// One thing that can be lacking.
    public struct Count: Hashable, Sendable {
      /// `name`, `email`, `phone` or `message`.
      public let word: String
      /// Leads without it.
      public let count: Int
    }
    /// Leads that were looked at; erased ones are not.
    public let leads: Int
    /// For each thing the leads without it.
    public let counts: [Count]
  }

  /// By source, of leads that arrived since an instant; what is still to come is not lacking.
  public func lacks(since: Instant) throws(LedgerError) -> [String: Lacks] {
    let statement = try connection.statement(
      """
      SELECT l.source, count(*),
      sum(coalesce(json_extract(body, '$.contact.full_name'),
      json_extract(body, '$.contact.first_name'), json_extract(body, '$.contact.last_name'))
      IS NULL),
      sum(json_extract(body, '$.contact.email') IS NULL),
      sum(json_extract(body, '$.contact.phone') IS NULL),
      sum(json_extract(body, '$.message') IS NULL)
      FROM leads l JOIN particulars p ON p.lead = l.id
      WHERE l.sort = 'lead' AND l.arrived_ms >= ?
      AND NOT coalesce(json_extract(body, '$.contact_pending'), 0) GROUP BY l.source
      """)
    statement.bind(1, since.milliseconds)
    defer { statement.reset() }
    var lacks: [String: Lacks] = [:]
    while try statement.step() {
      let counts = ["name", "email", "phone", "message"].enumerated().map { place, word in
        Lacks.Count(word: word, count: Int(statement.integer(Int32(place + 2)) ?? 0))
      }
      lacks[statement.text(0) ?? ""] = Lacks(
        leads: Int(statement.integer(1) ?? 0), counts: counts)
    }
    return lacks
  }
}
