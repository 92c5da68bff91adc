@testable import LeadFormats

/// The firm's own domain in all of this: none of its addresses is ever a lead's.
let ownDomain = "firm.example"

/// What holds of every recognition, whatever the file was.
func mustBeSound(_ recognition: Recognition) throws(Broken) {
  try mustReadBack(recognition)
  switch recognition {
  case .findings(let findings, _):
    try must(!findings.isEmpty, "findings that are none")
    for finding in findings { try mustBeSound(finding) }
  case .incomplete(let reason), .unrecognised(let reason):
    try must(!reason.isEmpty, "no reason is given")
    try mustBePlain(reason, "the reason")
  }
}

/// The daemon reads what the reader wrote, within the sizes that a finding may have.
func mustReadBack(_ recognition: Recognition) throws(Broken) {
  let written = recognition.json.compact
  do {
    let read = try Recognition(json: JSONReader.read(Array(written.utf8)))
    try must(
      read.json.compact.utf8.elementsEqual(written.utf8), "an answer that reads back changed")
    try must(read == recognition, "an answer that reads back different")
  } catch let error as Broken {
    throw error
  } catch let error as FindingError {
    throw Broken("the daemon refuses the reader's answer: \(error.sentence)")
  } catch {
    throw Broken("the daemon cannot read the reader's answer: \(error)")
  }
}

/// What holds of every finding.
func mustBeSound(_ finding: Finding) throws(Broken) {
  let lead = finding.lead
  try must(!finding.reasons.isEmpty, "a finding without a reason")
  for said in finding.reasons + finding.warnings {
    try mustBePlain(said, "a reason")
    for address in [lead.contact.email, lead.contact.phone].compactMap({ $0 }) {
      try must(!said.contains(address), "a reason that holds somebody's address")
    }
  }
  if let email = lead.contact.email {
    try must(Identity.email(email) == email, "an address that is none")
    let domain = email.drop { $0 != "@" }.dropFirst().lowercased()
    try must(
      domain != ownDomain && !domain.hasSuffix("." + ownDomain),
      "the firm's own address as a lead's")
  }
  if let number = lead.contact.phoneE164 {
    let isWhole = number.first == "+" && (2...16).contains(number.utf8.count)
    try must(isWhole && number.dropFirst().allSatisfy(\.isNumber), "E.164 that is none")
  }
  if finding.kind == .lead {
    try must(
      lead.contact.isReachable || (lead.contactPending && lead.externalID != nil),
      "a lead that nobody can reach")
  }
  let answers = [finding.response != nil, finding.evidence != nil].count { $0 }
  try must(answers == (finding.kind == .response ? 1 : 0), "\(answers) answers in one finding")
  try mustBeSound(finding.evidence)
  try mustKeepWithinLimits(lead)
}

/// The sizes of a lead, counted here once more: the code that reads answers is itself under test.
func mustKeepWithinLimits(_ lead: CanonicalLead) throws(Broken) {
  for (name, path) in Contact.fields {
    let size = lead.contact[keyPath: path]?.utf8.count ?? 0
    try must(size <= FindingLimits.line, "\(name) of \(size) bytes")
  }
  for text in [
    lead.source, lead.externalID, lead.formID, lead.formName, lead.subject, lead.pageURL,
  ] {
    try must(
      (text?.utf8.count ?? 0) <= FindingLimits.line, "a line of \(text?.utf8.count ?? 0) bytes")
  }
  try must((lead.message?.utf8.count ?? 0) <= FindingLimits.message, "a message that is too long")
  try must(lead.consent.count <= FindingLimits.list, "\(lead.consent.count) consents")
  try must(lead.mail.references.count <= FindingLimits.list, "too many references")
  try must(lead.extra.count <= FindingLimits.extraFields, "\(lead.extra.count) extra fields")
  let size = lead.extra.reduce(0) { sum, field in
    field.values.reduce(sum + field.key.utf8.count) { $0 + $1.utf8.count + 1 }
  }
  try must(size <= FindingLimits.extraTotal, "\(size) bytes of extra fields")
}

/// What holds of evidence: its keys are whole, and it claims nothing about nobody.
func mustBeSound(_ evidence: Evidence?) throws(Broken) {
  guard let evidence else { return }
  try must((1...FindingLimits.line).contains(evidence.id.utf8.count), "evidence without an id")
  for key in evidence.from + evidence.to {
    let isKnown = ["email:", "phone:", "extension:"].contains { key.hasPrefix($0) }
    try must(isKnown, "a key of an unknown sort")
    if key.hasPrefix("email:") {
      let address = String(key.dropFirst(6))
      try must(Identity.email(address) == address, "a key that is no address")
    }
  }
  try must((evidence.seconds ?? 0) >= 0, "a call of less than no time")
  try must((evidence.note?.utf8.count ?? 0) <= Evidence.Limits.note, "a note that is too long")
}
