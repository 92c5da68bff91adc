import LeadClock
import LeadFormats
import Ledger

/// Which lead a response means, when it names a person.
extension Transaction {
  /// Under what a lead of that name is kept. A telephone number comes from the reader in the form
  /// that the configured region gives it.
  static func key(of text: String) -> String {
    if text.hasPrefix("email:") {
      return "email:" + (Identity.email(String(text.dropFirst(6)))?.lowercased() ?? "")
    }
    if text.hasPrefix("phone:") {
      return "phone:" + (Identity.phone(String(text.dropFirst(6))) ?? "")
    }
    return "id:" + text
  }

  /// Of several the newest that waits, else the newest that nobody has answered, else the newest;
  /// and it is said which others it fits.
  func choose(
    among leads: [LeadID], _ row: inout ResponseRow
  ) throws(LedgerError) -> LeadID? {
    guard let newest = leads.first else { return nil }
    var waiting: [LeadID] = []
    var open: [LeadID] = []
    for id in leads {
      guard let lead = try ledger.lead(id), lead.standing.state == .open else { continue }
      if lead.isWaiting { waiting.append(id) } else { open.append(id) }
    }
    // What waits for nobody, such as a document that was taken, is no rival of what does.
    let rivals = waiting.isEmpty ? open : waiting
    if rivals.count > 1 {
      let others = rivals.dropFirst().prefix(5).map(\.text).joined(separator: ", ")
      let rest = rivals.count > 6 ? " and \(rivals.count - 6) more" : ""
      row.sentence = "; it fits \(others)\(rest) too"
    }
    return rivals.first ?? newest
  }

  /// The lead of an address that differs by its `+tag` alone; and it is said.
  func nearly(_ text: String, _ row: inout ResponseRow) throws(LedgerError) -> LeadID? {
    guard text.hasPrefix("email:"), let mailbox = Identity.mailbox(String(text.dropFirst(6)))
    else { return nil }
    let candidates = try ledger.leads(withIdentity: hash("mailbox:" + mailbox), limit: 64)
    guard let found = try choose(among: candidates, &row) else { return nil }
    row.sentence += "; the address fits but for its tag"
    return found
  }
}
