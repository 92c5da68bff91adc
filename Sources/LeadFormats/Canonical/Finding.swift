/// What one record of a file is.
public enum FindingKind: String, Equatable, Sendable, CaseIterable {
  /// Someone who can be reached, or will be under an external id, and wants something.
  case lead
  /// Attention without a way to reach anyone.
  case signal
  /// A lead that tries the form.
  case test
  /// Somebody's answer to a lead.
  case response
  /// An event about something else: an unsubscription, a verification ping, a cancellation.
  case notALead = "not-a-lead"
}

/// What one record of a file says, with the reasons for reading it so.
///
/// Reasons and warnings reach journals: they name fields and counts, never content.
public struct Finding: Equatable, Sendable {
  /// What it is.
  public var kind: FindingKind
  /// Why.
  public var reasons: [String]
  /// What was odd and had to be decided.
  public var warnings: [String]
  /// The lead; of a response or an event, what little its record says.
  public var lead: CanonicalLead
  /// The answer, when `kind` is `response`.
  public var response: ResponseFile?
  /// What a record from elsewhere says about an answer, when `kind` is `response`.
  public var evidence: Evidence?

  /// A finding.
  public init(
    kind: FindingKind, reasons: [String] = [], warnings: [String] = [], lead: CanonicalLead,
    response: ResponseFile? = nil, evidence: Evidence? = nil
  ) {
    self.kind = kind
    self.reasons = reasons
    self.warnings = warnings
    self.lead = lead
    self.response = response
    self.evidence = evidence
  }
}

/// How a file's records are packed.
public enum Container: String, Equatable, Sendable, CaseIterable {
  /// One JSON value.
  case json
  /// One JSON value a line.
  case ndjson
  /// `key=value&…` (the URL standard's application/x-www-form-urlencoded).
  case urlencoded
  /// A mail message (RFC 5322).
  case mail
  /// `Label: value` lines without mail headers.
  case text
  /// One XML document (XML 1.0), ADF among them.
  case xml
  /// HTML, and XML of which only the beginning or a sequence of elements is there.
  case markup
  /// `multipart/form-data` (RFC 7578), with its closing boundary.
  case multipart
  /// A table of one record a line: comma-separated values (RFC 4180), or with tabs, semicolons or
  /// bars.
  case csv
  /// Mails one after the other (RFC 4155).
  case mbox
  /// Cards of people (RFC 6350 and its forerunners).
  case vcard
  /// Calendar events (RFC 5545).
  case calendar

  /// Whether the bytes themselves tell that they are whole. Of the others every prefix parses, so
  /// a file written in place must have settled first.
  public var isSelfDelimiting: Bool { [.json, .xml, .multipart].contains(self) }
}

/// What the recogniser makes of a file.
public enum Recognition: Equatable, Sendable {
  /// One finding a record, in the file's order; at least one.
  case findings([Finding], container: Container)
  /// The rest may still be on its way.
  case incomplete(reason: String)
  /// Whole, and nothing in it is known; the reason says what was found and what would help.
  case unrecognised(reason: String)
}

/// Why a finding from the reader was refused.
public struct FindingError: Error, Equatable, Sendable {
  /// Which field, and what about it; never its content.
  public var sentence: String
  /// An error of that sentence.
  public init(sentence: String) { self.sentence = sentence }
}

/// The sizes that a finding keeps to, in UTF-8 bytes and counts; the file itself stays in the
/// archive, so cutting loses nothing.
enum FindingLimits {
  static let word = 200
  static let line = 2000
  static let message = 65_536
  static let reasons = 40
  static let list = 200
  static let extraFields = 500
  static let extraValue = 16_384
  static let extraTotal = 131_072
  static let findings = 100_000
}
