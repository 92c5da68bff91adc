import Glibc
import LeadClock
import Ledger
import Settings

/// Who is meant, and who calls.
enum People {
  /// The account that runs this program; nil when it has no name.
  static func account() -> String? {
    guard let entry = getpwuid(getuid()) else { return nil }
    return String(cString: entry.pointee.pw_name)
  }

  /// The handle in whose name the calling account answers; nil when nobody has it as `login`.
  static func caller(in rules: Rules) -> String? {
    guard let account = account() else { return nil }
    return rules.people.first { $0.login == account }?.handle
  }

  /// In whose name a response is given: whom `--by` names, else the caller.
  static func answering(_ by: String?, in rules: Rules) throws -> String? {
    try check(by, in: rules, option: "--by", teams: false)
    let caller = caller(in: rules)
    if let by, let caller, caller != by {
      // The daemon takes another's word for it from the web program alone.
      Output.complain("your account is \(caller)'s, so it counts as theirs; \(by) is noted beside")
    }
    return by ?? caller
  }

  /// Refuses a handle that neither the configuration nor a lead of the ledger has: who has gone from
  /// the one may still own some of the other.
  static func check(
    owner name: String?, in place: Installation, ledger: LedgerReader?, option: String
  ) throws {
    guard let name else { return }
    let handles = place.settings.rules.people.map(\.handle)
    if handles.contains(name) { return }
    let filter = LeadFilter(standing: .all, owner: name)
    if let ledger, try place.ask({ () throws(LedgerError) in try ledger.count(filter) }) > 0 {
      return
    }
    throw unknown(name, option: option, among: handles)
  }

  private static func unknown(_ name: String, option: String, among known: [String]) -> Failure {
    let guess = Settings.nearest(to: name, among: known).map { ", did you mean '\($0)'?" } ?? ";"
    return Failure(
      .usage,
      "\(option) '\(DisplayText.harmless(name))': nobody of that name\(guess) there are "
        + known.joined(separator: ", "))
  }

  /// Refuses a handle, or with `teams` a team, that the configuration does not have.
  static func check(_ name: String?, in rules: Rules, option: String, teams: Bool) throws {
    guard let name, !rules.people.contains(where: { $0.handle == name }) else { return }
    if teams, rules.teams.contains(where: { $0.name == name }) { return }
    let handles = rules.people.map(\.handle) + (teams ? rules.teams.map(\.name) : [])
    throw unknown(name, option: option, among: handles)
  }
}
