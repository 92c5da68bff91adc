import LeadClock
import LeadFormats
import Ledger

/// A lead as somebody names it on the command line.
enum LeadArgument {
  /// How a lead is named, for help texts.
  static let help = "L-1042, 1042, email:…, phone:… or the sender's own id."

  /// What a response file calls it; throws when a number is not in the ledger.
  ///
  /// Without a readable ledger the name goes through as it is: the daemon will judge it.
  static func checked(_ text: String, ledger: LedgerReader?, in place: Installation) throws
    -> String
  {
    guard let id = LeadID(text: text) else {
      return PhoneRules(region: place.settings.region).leadName(text)
    }
    guard let ledger else { return id.text }
    guard let known = try numbered(id, or: text, ledger: ledger, in: place) else {
      throw unknown(text)
    }
    return known.text
  }

  /// The lead that is meant, of several the open one, then the newest.
  static func find(_ text: String, ledger: LedgerReader, in place: Installation) throws -> LeadRow {
    let found =
      try LeadID(text: text).flatMap { try numbered($0, or: text, ledger: ledger, in: place) }
      ?? place.ask { () throws(LedgerError) in
        try ledger.leads(named: name(text, region: place.settings.region))
      }.first
    guard let found,
      let row = try place.ask({ () throws(LedgerError) in try ledger.lead(found) })
    else { throw unknown(text) }
    return row
  }

  /// The lead of that number; where there is none, the one whose sender calls it so.
  private static func numbered(
    _ id: LeadID, or text: String, ledger: LedgerReader, in place: Installation
  ) throws -> LeadID? {
    try place.ask { () throws(LedgerError) in
      if try ledger.lead(id) != nil { return id }
      return try ledger.leads(named: .externalID(text)).first
    }
  }

  /// The names that were given, each lead once: `28` and `L-28` are one.
  static func checked(_ texts: [String], ledger: LedgerReader?, in place: Installation) throws
    -> [String]
  {
    var names: [String] = []
    for text in texts {
      let name = try checked(text, ledger: ledger, in: place)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func name(_ text: String, region: String?) -> LedgerReader.Name {
    if text.hasPrefix("email:") {
      let address = String(text.dropFirst(6))
      return .email(Identity.email(address) ?? address)
    }
    if text.hasPrefix("phone:") {
      let number = String(text.dropFirst(6))
      let plain = Identity.phone(number) ?? number
      let known = PhoneRules(region: region).known(number, plain: plain)?.e164
      return .phone(e164: known ?? plain, written: plain)
    }
    return .externalID(text)
  }

  private static func unknown(_ text: String) -> Failure {
    Failure(
      .noInput, "no lead \(DisplayText.harmless(text)); leadclock list --all shows what there is")
  }
}
