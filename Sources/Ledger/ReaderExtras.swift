import LeadClock

/// Questions that only the command line asks.
extension LedgerReader {
  /// A remark, or what the next step is, with the response it came with.
  public struct Note: Hashable, Sendable {
    /// The response's identifier.
    public let response: String
    /// The remark.
    public let note: String?
    /// What happens next.
    public let nextStep: String?
  }

  /// What was remarked about a lead, oldest first.
  public func notes(of lead: LeadID) throws(LedgerError) -> [Note] {
    let statement = try connection.statement(
      """
      SELECT n.response, n.note, n.next_step FROM notes n LEFT JOIN responses r
      ON r.id = n.response WHERE n.lead = ? ORDER BY r.event, r.recorded_ms
      """)
    statement.bind(1, lead.number)
    defer { statement.reset() }
    var notes: [Note] = []
    while try statement.step() {
      notes.append(
        Note(
          response: statement.text(0) ?? "", note: statement.text(1), nextStep: statement.text(2)))
    }
    return notes
  }

  /// What happens next with a lead, in words: what came with the latest word on whose move it is,
  /// unless that was taken back.
  public func nextStep(of lead: LeadID) throws(LedgerError) -> String? {
    let statement = try connection.statement(
      """
      SELECT n.next_step FROM events e LEFT JOIN responses r ON r.id = e.response
      LEFT JOIN notes n ON n.response = e.response WHERE e.lead = ? AND e.waiting_on IS NOT NULL
      AND coalesce(r.undone, 0) = 0 ORDER BY e.seq DESC LIMIT 1
      """)
    statement.bind(1, lead.number)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  /// The event at a place.
  public func event(_ sequence: Int64) throws(LedgerError) -> EventRow? {
    let statement = try connection.statement("\(EventRow.selection) WHERE seq = ?")
    statement.bind(1, sequence)
    return try connection.events(statement).first
  }

  /// Events of some kinds after a place, in order.
  public func events(
    _ kinds: [EventKind], after sequence: Int64
  ) throws(LedgerError) -> [EventRow] {
    let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE seq > ? AND kind IN (\(list)) ORDER BY seq")
    statement.bind(1, sequence)
    return try connection.events(statement)
  }

  /// The highest number given to a file; 0 when there is none.
  public func lastFile() throws(LedgerError) -> Int64 {
    try Ledger.integer(connection, "SELECT max(id) FROM files") ?? 0
  }

  /// The first file of that name from a folder of the spool, of those with a higher number.
  public func file(
    named name: [UInt8], in folder: String, after number: Int64
  ) throws(LedgerError) -> FileRow? {
    try connection.files(
      "WHERE id > ? AND folder = ? AND name = ? ORDER BY id LIMIT 1", .integer(number),
      .text(folder), .blob(name)
    ).first
  }

  /// Events of one file after a place, its leads' too, in order.
  public func events(
    ofFile number: Int64, after sequence: Int64
  ) throws(LedgerError) -> [EventRow] {
    let statement = try connection.statement(
      "\(EventRow.selection) WHERE seq > ? AND file = ? ORDER BY seq")
    statement.bind([.integer(sequence), .integer(number)])
    return try connection.events(statement)
  }

  /// How a lead can be named otherwise than by its number.
  public enum Name: Sendable {
    /// The sender's own id.
    case externalID(String)
    /// An address in its plain form.
    case email(String)
    /// A number: in E.164, and as it was written without what stands between digits.
    case phone(e164: String, written: String)
  }

  /// The leads of that name: those that wait first, then open ones, then the newest.
  public func leads(named name: Name) throws(LedgerError) -> [LeadID] {
    let condition =
      switch name {
      case .externalID: "json_extract(body, '$.external_id') = ?1"
      case .email: "lower(json_extract(body, '$.contact.email')) = lower(?1)"
      case .phone:
        """
        json_extract(body, '$.contact.phone_e164') = ?2 OR replace(replace(replace(replace(replace(
        replace(json_extract(body, '$.contact.phone'), ' ', ''), '-', ''), '.', ''), '(', ''),
        ')', ''), '/', '') IN (?1, ?2)
        """
      }
    let (value, other): (String, String?) =
      switch name {
      case .externalID(let value), .email(let value): (value, nil)
      case .phone(let e164, let written): (written, e164)
      }
    let statement = try connection.statement(
      """
      SELECT p.lead FROM particulars p JOIN leads l ON l.id = p.lead WHERE \(condition)
      ORDER BY EXISTS (SELECT 1 FROM clocks c WHERE c.lead = l.id AND c.stopped_ms IS NULL) DESC,
      l.state = 'open' DESC, p.lead DESC
      """)
    statement.bind(1, value)
    if let other { statement.bind(2, other) }
    defer { statement.reset() }
    var leads: [LeadID] = []
    while try statement.step() { leads.append(LeadID(statement.integer(0) ?? 0)) }
    return leads
  }
}
