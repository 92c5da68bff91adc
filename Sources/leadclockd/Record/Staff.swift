import LeadClock
import LeadFormats
import Settings

/// Who works here, as records from elsewhere name them.
struct Staff {
  private var people: [String: PersonID] = [:]
  private let ownDomains: [String]

  /// A telephone number of at most this many digits is one of an exchange's own.
  private static let longestExtension = 6

  init(_ settings: Settings) {
    ownDomains = settings.ownDomains
    let phones = PhoneRules(region: settings.region)
    for (place, person) in settings.rules.people.enumerated() {
      let keys =
        person.emails.compactMap(PartyKeys.email)
        + person.phones.flatMap { PartyKeys.phone($0, phones) }
        + (person.extensions + [person.handle]).compactMap { PartyKeys.phoneExtension($0) }
      for key in keys where people[key] == nil { people[key] = PersonID(place) }
    }
  }

  /// The first person that one of the keys names.
  func person(_ keys: [String]) -> PersonID? { keys.lazy.compactMap { people[$0] }.first }

  /// Whether a key is a person's or one of the firm's own.
  func isOurs(_ key: String) -> Bool {
    if people[key] != nil { return true }
    if key.hasPrefix("extension:") { return true }
    guard key.hasPrefix("email:") else { return false }
    let domain = key.drop { $0 != "@" }.dropFirst().lowercased()
    return ownDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// Whether the keys name a telephone of the exchange and no number of the outside.
  func isOwnTelephone(_ keys: [String]) -> Bool {
    let hasExtension = keys.contains { $0.hasPrefix("extension:") }
    return hasExtension
      && !keys.contains { key in
        key.hasPrefix("phone:")
          && key.utf8.filter { (0x30...0x39).contains($0) }.count > Self.longestExtension
      }
  }

  /// The keys of the other side.
  func others(_ keys: [String]) -> [String] { keys.filter { !isOurs($0) } }
}

/// A record from elsewhere, seen from here: who did it, to whom, and what that is.
struct SeenEvidence {
  /// Its sort.
  var what: Evidence.What
  /// Who of ours did it; nil when it is not known.
  var by: PersonID?
  /// The other side's keys.
  var others: [String]
  /// What it is.
  var verdict: Evidence.Verdict
  /// Why, without personal data.
  var reason: String?

  /// A record that waited: what is left of it.
  init(what: Evidence.What, verdict: Evidence.Verdict) {
    self.what = what
    self.verdict = verdict
    others = []
  }

  /// What a record is once it is known who works here.
  init(_ evidence: Evidence, staff: Staff) {
    what = evidence.what
    let sender = staff.person(evidence.from)
    let receiver = staff.person(evidence.to)
    switch Self.direction(of: evidence, sender: sender, receiver: receiver, staff) {
    case .outward:
      by = sender
      others = staff.others(evidence.to)
      (verdict, reason) = Self.outward(evidence, sender, others)
      if sender != nil, receiver != nil, others.isEmpty {
        (verdict, reason) = (.nothing, "both sides work here")
      }
    case .inward:
      by = receiver
      others = staff.others(evidence.from)
      (verdict, reason) = Self.inward(evidence, receiver)
      // What the lead did is nobody's deed here.
      if verdict == .engaged { by = nil }
    case nil:
      (by, others, verdict) = (nil, [], .nothing)
      reason = "nobody in 'people' took part"
    }
    if evidence.what == .bounce { (by, others) = (nil, staff.others(evidence.to)) }
  }

  private static func direction(
    of evidence: Evidence, sender: PersonID?, receiver: PersonID?, _ staff: Staff
  ) -> Evidence.Direction? {
    if let known = evidence.direction { return known }
    if evidence.what == .bounce { return .outward }
    if sender != nil { return .outward }
    switch evidence.what {
    case .call:
      if receiver != nil { return .inward }
      if staff.isOwnTelephone(evidence.from) { return .outward }
      return nil
    case .sentMail, .alertReply, .bounce, .sms, .calendar:
      return evidence.from.contains(where: staff.isOurs) ? .outward : .inward
    }
  }

  private static func outward(
    _ evidence: Evidence, _ sender: PersonID?, _ others: [String]
  ) -> (Evidence.Verdict, String?) {
    guard evidence.verdict == .contact, sender == nil else { return (evidence.verdict, nil) }
    switch evidence.what {
    // An exchange's call is somebody's, whoever's telephone it is.
    case .call: return (.contact, nil)
    case .sentMail, .alertReply, .sms, .calendar, .bounce:
      return (.automaticAcknowledgement, "the sender is nobody in 'people'")
    }
  }

  /// A caller is answered by the person who took the call; a message waits for an answer.
  private static func inward(
    _ evidence: Evidence, _ receiver: PersonID?
  ) -> (Evidence.Verdict, String?) {
    let isUnknown = evidence.direction == nil && receiver == nil
    if evidence.verdictInward == .contact, isUnknown {
      return (.engaged, "nobody in 'people' took the call")
    }
    return (evidence.verdictInward, nil)
  }
}
