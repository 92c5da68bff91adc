import LeadClock

/// What people wrote, kept apart from the events so that it can be erased.
extension Ledger {
  /// Keeps what a lead said, as the canonical JSON of one finding.
  public func keep(particulars body: String, of lead: LeadID) throws(LedgerError) {
    try connection.run(
      "INSERT OR REPLACE INTO particulars VALUES (?, ?)", .integer(lead.number), .text(body))
  }

  /// Keeps a note, or what the next step is.
  public func keep(
    note: String?, nextStep: String?, response: String, lead: LeadID
  ) throws(LedgerError) {
    guard note != nil || nextStep != nil else { return }
    try connection.run(
      "INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", .text(response), .integer(lead.number),
      Value(note), Value(nextStep))
  }

  /// Remembers a lead under a hash of what identifies it: its content, an address, a number.
  public func keep(identity key: [UInt8], of lead: LeadID) throws(LedgerError) {
    try connection.run(
      "INSERT OR IGNORE INTO identities VALUES (?, ?)", .blob(key), .integer(lead.number))
  }

  /// The leads known under a hash, newest first, at most `limit`.
  public func leads(
    withIdentity key: [UInt8], limit: Int = 16
  ) throws(LedgerError) -> [LeadID] {
    let statement = try connection.statement(
      "SELECT lead FROM identities WHERE key = ? ORDER BY lead DESC LIMIT ?")
    statement.bind([.blob(key), .integer(Int64(limit))])
    defer { statement.reset() }
    var leads: [LeadID] = []
    while try statement.step() { leads.append(LeadID(statement.integer(0) ?? 0)) }
    return leads
  }

  /// The canonical JSON of a lead; nil when it was erased.
  public func particulars(of lead: LeadID) throws(LedgerError) -> String? {
    let statement = try connection.statement("SELECT body FROM particulars WHERE lead = ?")
    statement.bind(1, lead.number)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }
}
