import LeadClock
import LeadFormats
import Ledger

/// A response, or what is left of evidence, that has done nothing to a lead.
struct IdleResponse {
  /// Why it has done nothing.
  enum State: String {
    /// Its lead may still come.
    case waiting
    /// It fits no lead, or needs no deed.
    case nothing
    /// It was not taken.
    case refused
  }

  /// When it was done.
  let at: Instant
  /// When it was recorded.
  let recordedAt: Instant
  /// The evidence's sort; nil for a response file.
  let what: String?
  /// What it does or would do.
  let kind: String
  /// Who did it, by handle.
  let by: String?
  let state: State
  let reason: String

  /// Everything of that sort, oldest first; refusals of the last seven days.
  static func all(
    _ ledger: LedgerReader, in place: Installation, now: Instant
  ) throws -> [IdleResponse] {
    let responses = try place.ask { () throws(LedgerError) in
      try ledger.unansweredResponses(refusedSince: now - Ledger.evidenceLasts)
    }
    let evidence = try place.ask { () throws(LedgerError) in try ledger.evidence() }
    return
      (responses.map(IdleResponse.init)
      + evidence.filter { $0.recordedAt >= now - Ledger.evidenceLasts }.map(IdleResponse.init))
      .sorted { $0.recordedAt < $1.recordedAt }
  }

  private init(_ row: ResponseRow) {
    at = row.givenAt
    recordedAt = row.recordedAt
    what = nil
    kind = row.kind
    by = row.by
    state = row.result == "waiting" ? .waiting : .refused
    reason = row.sentence
  }

  private init(_ row: EvidenceRow) {
    at = row.givenAt
    recordedAt = row.recordedAt
    what = row.what
    kind = row.kind
    by = row.by
    state = row.result == "waiting" ? .waiting : .nothing
    reason = row.reason
  }

  /// What it is, in a word or two: `call, contact`.
  var title: String { what.map { kind == "nothing" ? $0 : "\($0), \(kind)" } ?? kind }

  /// What a person can do about it.
  var advice: String {
    switch state {
    case .waiting where what == nil: "nothing; or name the lead's number"
    case .waiting: "nothing; it ends by itself after 7 days"
    case .refused: "answer again with what is missing"
    case .nothing:
      reason.contains("'people'") ? "name the sender in 'people', if it is one of you" : "nothing"
    }
  }

  /// The response for programs.
  var json: JSONValue {
    [
      "at": Moment.json(at), "recorded_at": Moment.json(recordedAt), "what": .optional(what),
      "kind": .string(kind), "by": .optional(by), "state": .string(state.rawValue),
      "reason": .string(reason), "advice": .string(advice),
    ]
  }
}
