import LeadClock
import Ledger

/// Lines about somebody who is known already.
extension Wording {
  /// What somebody did beside an enquiry that waits.
  var repeated: String {
    let what =
      switch event.leadKind {
      case LeadKind.download.text: "took a document from \(source)"
      case LeadKind.subscribe.text: "subscribed through \(source)"
      case .some, nil: "wrote again through \(source)"
      }
    let line = "\(lead) \(what)\(note), still unanswered; no second clock"
    guard event.leadKind == nil || event.leadKind == LeadKind.request.text else { return line }
    return "\(line); \(event.told ?? "nobody told")"
  }

  /// What a full record brought.
  var completed: String {
    let has = event.has.map { ": \($0)" } ?? ""
    return "\(lead) contact came in from \(source)\(has)\(note); the clock runs on"
      + (event.told.map { "; \($0)" } ?? "")
  }

  private var note: String { event.reason.map { " (\($0))" } ?? "" }
}
