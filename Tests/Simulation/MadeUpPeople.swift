import LeadClock
import LeadFormats

/// Made-up people who write: they share telephones, tag their addresses and spell numbers as they
/// like. Everybody gives a name and a number, and some an address.
struct MadeUpPeople {
  static let names = ["Ana Ruiz", "Ben Okoro", "Cleo Marsh", "Dora Lind", "Eva Sato", "Finn Bay"]

  /// A shared number: two people, one telephone.
  private static func number(of person: Int) -> Int { 600_000_001 + person / 2 }

  /// Somebody's words, in a file that an inbox could hold.
  static func lead(
    of person: Int, words: String?, kind: LeadKind = .request, _ chance: inout Chance
  ) -> CanonicalLead {
    var lead = CanonicalLead(format: "generic")
    lead.leadKind = kind
    lead.message = words
    fill(&lead.contact, with: person, &chance)
    return lead
  }

  static func fill(_ contact: inout Contact, with person: Int, _ chance: inout Chance) {
    let name = names[person]
    let words = name.split(separator: " ")
    contact.fullName = chance.one(of: [name, name.uppercased(), "\(words[1]), \(words[0])"])
    let number = number(of: person)
    contact.phone = chance.one(of: ["\(number)", "+34 \(number)", "0034-\(number)"])
    contact.phoneE164 = "+34\(number)"
    guard chance.oneIn(2) else { return }
    let word = words[0].lowercased()
    contact.email =
      chance.one(of: [word, "\(word)+shop", word.uppercased()])! + "@customer.example"
  }

  /// A provider's record of an enquiry: the notice of it, or the whole.
  static func record(
    _ id: String, of person: Int, isNotice: Bool, _ chance: inout Chance
  ) -> CanonicalLead {
    var lead = CanonicalLead(format: "meta")
    lead.externalID = id
    lead.contactPending = isNotice
    if !isNotice { fill(&lead.contact, with: person, &chance) }
    return lead
  }
}
