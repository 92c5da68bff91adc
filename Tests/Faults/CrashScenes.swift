import Foundation
import Testing

/// What the daemon is killed in the middle of, and what must be true afterwards.
enum Scene: String, CaseIterable {
  case lead, quarantine, answer, evidence, level, sent, failedTwice, dead, withdrawn

  var configuration: Configuration {
    switch self {
    case .lead, .quarantine, .answer, .evidence: return Configuration()
    case .level, .sent, .failedTwice, .dead, .withdrawn:
      let wait = self == .level ? "2s" : "1s"
      return Configuration.delivering([Configuration.level("late", after: wait)])
    }
  }

  /// What is there before.
  func prepare(_ bench: Bench) async throws {
    switch self {
    case .lead, .quarantine: break
    case .answer, .evidence, .level:
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
    case .sent, .failedTwice, .dead, .withdrawn:
      try bench.drop(Text.lead(1), as: "lead.json")
      try await bench.until("outbox") { bench.outbox.count == 1 }
    }
  }

  /// What happens.
  func act(_ bench: Bench) async throws {
    let key = bench.outbox.first.map { String($0.dropLast(5)) } ?? ""
    switch self {
    case .lead: try bench.drop(Text.lead(1), as: "lead.json")
    case .quarantine: try bench.drop("no lead at all", as: "lead.json")
    case .answer, .withdrawn: try bench.respond(Text.response("r-1"))
    case .evidence: try bench.respond(Records.mail(), as: "copy.eml")
    case .level: break
    case .sent: try bench.receipt(key, 1, "sent")
    case .dead: try bench.receipt(key, 1, "dead")
    case .failedTwice:
      try bench.receipt(key, 1, "failed")
      try bench.receipt(key, 2, "failed")
    }
  }

  /// Whether all of it has come through.
  func isDone(_ bench: Bench) -> Bool {
    guard bench.names("inbox/website").isEmpty, bench.names("responses").isEmpty,
      bench.names("receipts").isEmpty
    else { return false }
    let pending = bench.column("SELECT key || '.json' FROM deliveries WHERE state = 'pending'")
    guard Set(bench.outbox) == Set(pending) else { return false }
    return isRecorded(bench)
  }

  private func isRecorded(_ bench: Bench) -> Bool {
    func states(_ expected: String) -> Bool {
      bench.column("SELECT state FROM deliveries ORDER BY channel = 'call'")
        .joined(separator: " ") == expected
    }
    switch self {
    case .lead: return bench.leadCount == 1 && bench.archive.count == 1
    case .quarantine: return bench.names("quarantine").count == 2
    case .answer: return bench.archive.count == 2 && answered(bench)
    case .evidence:
      return bench.archive.count == 1 && answered(bench)
        && bench.files(holding: "saffron").isEmpty
    case .level: return states("pending") && bench.archive.count == 1
    case .sent: return states("sent")
    case .dead: return states("dead pending")
    case .failedTwice: return states("pending pending") && failures(bench) == 2
    case .withdrawn: return bench.archive.count == 2 && answered(bench) && states("withdrawn")
    }
  }

  private func failures(_ bench: Bench) -> Int {
    bench.number("SELECT failures FROM deliveries WHERE channel = 'sms'")
  }

  private func answered(_ bench: Bench) -> Bool {
    bench.column("SELECT state FROM leads") == ["answered"]
  }

  /// What holds however often it was interrupted.
  func check(_ bench: Bench, _ place: String) {
    let leads = self == .quarantine ? 0 : 1
    #expect(bench.leadCount == leads, "\(place)")
    #expect(bench.number("SELECT sum(duplicates) FROM leads") <= 0, "\(place)")
    let removed = self == .evidence ? 1 : 0
    let files = bench.archive.count + bench.names("quarantine").count / 2 + removed
    #expect(bench.number("SELECT count(*) FROM files") == files, "\(place)")
    for (what, entries) in Dictionary(grouping: bench.said, by: Self.subject) where what != nil {
      #expect(Set(entries.map(\.key)).count == 1, "\(place): \(entries[0].message)")
    }
    let told = Set(bench.said.compactMap(\.key))
    let kept = bench.column("SELECT key FROM events WHERE kind <> 'level-skipped'")
    #expect(told == Set(kept), "\(place)")
    if self == .quarantine {
      #expect(bench.names("quarantine").contains("F-000001.reason.json"), "\(place)")
    }
  }

  /// What an entry is about, where the same may be said twice.
  private static func subject(_ entry: Entry) -> String? {
    guard entry.lead != nil || entry.file != nil else { return nil }
    return [entry.event, entry.lead, entry.level, entry.file].map { $0 ?? "" }
      .joined(separator: " ")
  }
}
