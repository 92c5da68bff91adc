import LeadFormats
import Ledger

/// What the leads of a source lack.
extension SourceList.Row {
  /// `phone in 3 of 12`: what most of them lack.
  var lacksText: String {
    guard let lacks, let most = lacks.counts.max(by: { $0.count < $1.count }), most.count > 0
    else { return "-" }
    return "\(most.word) in \(most.count) of \(lacks.leads)"
  }

  /// The counts for programs; null for a source without leads of late.
  var lacksJSON: JSONValue {
    guard let lacks else { return .null }
    return .object(
      [.init("leads", .integer(Int64(lacks.leads)))]
        + lacks.counts.map { .init($0.word, .integer(Int64($0.count))) })
  }
}
