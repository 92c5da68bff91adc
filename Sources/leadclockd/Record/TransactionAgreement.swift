import LeadClock
import Ledger

/// Making the ledger agree with the rules in force, which may have changed while nobody was here: a
/// lead of somebody who is gone or has left moves, and deadlines are those of the rules.
extension Transaction {
  /// Whether the ledger says of an open lead what the rules say: `clocks` are its clocks with the
  /// deadlines that they give.
  static func agrees(
    _ row: LeadRow, with lead: LeadSnapshot, _ clocks: [Standing.Clock], _ names: Names
  ) -> Bool {
    row.standing.clocks == clocks && names.handle(lead.owner) == row.standing.owner
      && names.policy(lead.policy) == row.standing.policy
  }

  /// Records what differs, of the leads whose turn it is. More than a slice would hold up the clocks.
  mutating func agree() throws(LedgerError) {
    let slice = host.differing.suffix(Host.agreementSlice)
    for number in slice.reversed() { try agree(on: LeadID(number)) }
    agreed = slice.count
  }

  /// Records what differs of one lead: before anything else of it is.
  mutating func agree(on id: LeadID) throws(LedgerError) {
    guard host.mayDiffer(id), let lead = host.withDesk({ $0.lead(id) }),
      let row = try ledger.lead(id)
    else { return }
    let names = host.names
    if names.handle(lead.owner) != row.standing.owner
      || names.policy(lead.policy) != row.standing.policy
    {
      try append(recorder.moved(lead, row.standing.owner))
    }
    for clock in lead.clocks {
      let entry = names.entry(clock, policy: lead.policy)
      if !row.standing.clocks.contains(entry) { try ledger.setDeadlines(of: id, entry) }
    }
  }
}
