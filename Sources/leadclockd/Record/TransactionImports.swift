import LeadClock
import LeadFormats
import Ledger

/// A file of `leadclock import`: the ops group alone can write to `responses/`, and its leads are
/// history whatever their dates.
///
/// Its name is `import-SOURCE-UUID-NAME`.
struct ImportName {
  /// The source its leads get.
  let source: String

  /// Nil for a name of another kind.
  init?(_ name: FileName) {
    let bytes = name.bytes
    let start = Array("import-".utf8)
    guard bytes.starts(with: start) else { return nil }
    for place in bytes.indices.dropFirst(start.count + 1)
    where bytes[place] == UInt8(ascii: "-") && Self.isIdentifier(bytes[(place + 1)...].prefix(37)) {
      source = NameRules.source(FileName(Array(bytes[start.count..<place])))
      return
    }
    return nil
  }

  /// Whether these are a UUID (RFC 9562) and a hyphen.
  private static func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 37
      && bytes.enumerated().allSatisfy { place, byte in
        [8, 13, 18, 23, 36].contains(place)
          ? byte == UInt8(ascii: "-")
          : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
      }
  }
}

extension TakenFile {
  /// Whether somebody made its leads history by `leadclock import`.
  var isImport: Bool {
    guard case .leads = content else { return false }
    return candidate.folder.role == .responses
  }
}

/// Leads that are history from the start.
extension Transaction {
  /// What the events of a file have in common, with how many of its leads become history: the first
  /// of them says so for all.
  func shared(
    _ findings: [Finding], of file: TakenFile, source: String?
  ) throws(LedgerError) -> Context {
    var context = Context()
    if file.isImport {
      let login = host.account(file.facts.owner)
      context.uid = Int(file.facts.owner)
      context.by = host.settings.rules.people.first { $0.login != nil && $0.login == login }?.handle
      context.reason = Wording.importedByHand
    }
    if file.isImport || findings.contains(where: { isTooOld($0.lead, file) }) {
      context.count = try historyCount(findings, of: file, source: source)
    }
    if file.isImport, context.count == 0 {
      context.known = findings.count { $0.kind == .lead }
    }
    return context
  }

  private func historyCount(
    _ findings: [Finding], of file: TakenFile, source: String?
  ) throws(LedgerError) -> Int {
    var said: [String: [CanonicalLead]] = [:]
    var count = 0
    for finding in findings where finding.kind == .lead {
      let lead = finding.lead
      let source = self.source(of: finding, in: source)
      let key = lead.contentKey(source: source)
      let isRepeated = said[key, default: []].contains {
        !file.isImport || isSameEnquiry(lead, as: $0.submittedAt)
      }
      guard !isRepeated else { continue }
      let sort = try sort(of: finding, source: source, file)
      if case .duplicate = sort { continue }
      said[key, default: []].append(lead)
      if sort == .imported { count += 1 }
    }
    return count
  }

  /// Whether a lead out of the past says again what is known, rather than at another time: the same
  /// form without a message, sent again a month later, is another enquiry.
  func isSameEnquiry(_ lead: CanonicalLead, as known: Instant?) -> Bool {
    guard lead.externalID == nil, let submitted = lead.submittedAt, let known else { return true }
    return max(submitted, known) - min(submitted, known) <= Self.repetition
  }

  /// The next event of a file. The first lead that becomes history speaks for all, or, when an
  /// import brings nothing new, the first that was known.
  static func next(_ sort: Arrival.Sort, _ shared: inout Context, of file: TakenFile) -> Context {
    var context = shared
    context.count = nil
    switch sort {
    case .imported:
      context.count = shared.count
      shared.isCovered = true
    case .duplicate:
      context.count = shared.known
      context.isCovered = file.isImport && (shared.known == nil || shared.isCovered)
      shared.isCovered = shared.isCovered || shared.known != nil
    case .lead, .signal, .test, .repeated, .completing:
      context.isCovered = false
      context.reason = nil
    }
    return context
  }
}
