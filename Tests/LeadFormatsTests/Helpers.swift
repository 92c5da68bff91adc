import LeadFormats
import Testing

/// The one finding of a text.
func only(
  _ text: String, ownDomains: [String] = ["firm.example"],
  at location: SourceLocation = #_sourceLocation
) throws -> Finding {
  let all = try findings(text, ownDomains: ownDomains, at: location)
  try #require(all.count == 1, sourceLocation: location)
  return all[0]
}

/// The findings of a text.
func findings(
  _ text: String, ownDomains: [String] = ["firm.example"],
  at location: SourceLocation = #_sourceLocation
) throws -> [Finding] {
  let recognition = Recogniser(ownDomains: ownDomains).recognise(Array(text.utf8), fileName: "lead")
  guard case .findings(let findings, _) = recognition else {
    Issue.record("not recognised: \(recognition)", sourceLocation: location)
    return []
  }
  return findings
}

extension Contact {
  /// Without what was worked out from it.
  var written: Contact {
    var contact = self
    contact.phoneE164 = nil
    return contact
  }
}

/// What a text is, as a whole.
func recognise(_ text: String) -> Recognition {
  Recogniser(ownDomains: ["firm.example"]).recognise(Array(text.utf8), fileName: "lead")
}

/// A small generator (SplitMix64): the same seed gives the same run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }

  mutating func number(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
}
