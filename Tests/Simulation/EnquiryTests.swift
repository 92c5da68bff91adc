import LeadClock
import LeadFormats
import Testing

@testable import Ledger
@testable import leadclockd

/// What people send and providers send again, in any order, against a naive book of who waits.
struct Enquiries {
  /// A lead as one would keep it on paper.
  struct Entry {
    var person: Int
    var kind: LeadKind
    var arrivedAt: Instant
    var isWaiting: Bool
    /// Whether the contact is known; before that nobody can be recognised by it.
    var isKnown = true
  }
  /// A provider's record and how much of it has come.
  struct Record {
    var id: String
    var person: Int
    var lead: LeadID?
    var isWhole = false
  }

  let reception: Reception
  private(set) var book: [LeadID: Entry] = [:]
  private(set) var seen: Set<String> = []
  private var said: [(lead: CanonicalLead, entry: LeadID)] = []
  private var records: [Record] = []
  private var chance: Chance
  private var now = Instant(milliseconds: 1_795_392_000_000)
  private var count = 0

  init(seed: Int) throws {
    chance = Chance(seed)
    reception = try Reception()
  }

  mutating func play(steps: Int) throws {
    for _ in 0..<steps {
      now = now + (chance.oneIn(12) ? .hours(Int64(chance.below(60))) : .seconds(40))
      count += 1
      switch chance.below(20) {
      case 0..<6: try write()
      case 6..<8: try download()
      case 8..<11: try sayAgain()
      case 11..<16: try record()
      case 16..<19: try answer()
      default: try reception.restart()
      }
      try checkClocks()
    }
  }

  private func waiting(_ person: Int, _ kind: LeadKind) -> [LeadID] {
    book.filter {
      $0.value.person == person && $0.value.isWaiting && $0.value.isKnown && $0.value.kind == kind
    }.map(\.key)
  }

  /// Somebody writes something new: a lead, or more about the one that waits.
  private mutating func write() throws {
    let person = chance.below(MadeUpPeople.names.count)
    let lead = MadeUpPeople.lead(of: person, words: "words \(count)", &chance)
    try take(lead, of: person)
  }

  private mutating func download() throws {
    let person = chance.below(MadeUpPeople.names.count)
    let lead = MadeUpPeople.lead(of: person, words: "list \(count)", kind: .download, &chance)
    try take(lead, of: person)
  }

  private mutating func take(_ lead: CanonicalLead, of person: Int) throws {
    let expected: EventKind = waiting(person, .request).isEmpty ? .leadReceived : .leadRepeated
    let outcome = try reception.take(lead, source: source(), at: now)
    #expect(outcome.kind == expected)
    seen.insert("\(lead.leadKind) \(outcome.kind)")
    try note(outcome, person, lead.leadKind)
    said.append((lead, outcome.lead))
  }

  /// The same words again: counted while they wait or are fresh, else new ones.
  private mutating func sayAgain() throws {
    guard let (lead, id) = chance.one(of: said.suffix(6)), let entry = book[id],
      entry.kind == lead.leadKind
    else { return }
    guard entry.isWaiting || now - entry.arrivedAt <= .hours(24) else { return }
    let outcome = try reception.take(lead, source: source(), at: now)
    #expect(outcome.kind == .leadDuplicate && outcome.lead == id)
    seen.insert("again \(outcome.kind)")
  }

  /// A notice or its full record, in any order and any number, through any folder.
  private mutating func record() throws {
    if records.isEmpty || chance.oneIn(3) {
      records.append(Record(id: "10\(count)", person: chance.below(MadeUpPeople.names.count)))
    }
    let place = records.count - 1 - chance.below(min(3, records.count))
    let isNotice = chance.oneIn(2)
    let record = records[place]
    // A whole record is delivered again as it was.
    guard isNotice || !record.isWhole else { return }
    let lead = MadeUpPeople.record(record.id, of: record.person, isNotice: isNotice, &chance)
    let expected: EventKind =
      if record.lead == nil {
        isNotice || waiting(record.person, .request).isEmpty ? .leadReceived : .leadRepeated
      } else {
        isNotice ? .leadDuplicate : .leadCompleted
      }
    let outcome = try reception.take(lead, source: source(), at: now)
    #expect(outcome.kind == expected, "\(record)")
    if let known = record.lead { #expect(outcome.lead == known) }
    seen.insert("\(isNotice ? "notice" : "record") \(outcome.kind)")
    records[place].lead = outcome.lead
    records[place].isWhole = record.isWhole || !isNotice
    if outcome.kind == .leadCompleted { book[outcome.lead]?.isKnown = true }
    try note(outcome, record.person, .request, isKnown: !isNotice)
  }

  private mutating func note(
    _ outcome: (kind: EventKind, lead: LeadID), _ person: Int, _ kind: LeadKind,
    isKnown: Bool = true
  ) throws {
    if outcome.kind == .leadReceived {
      #expect(book[outcome.lead] == nil)
      book[outcome.lead] = Entry(
        person: person, kind: kind, arrivedAt: now, isWaiting: kind == .request, isKnown: isKnown)
    }
    // Whoever shares a telephone with somebody shares no lead with them.
    #expect(book[outcome.lead]?.person == person)
  }

  /// An answer by number or by telephone; who waits goes before who does not.
  private mutating func answer() throws {
    guard let (id, entry) = book.sorted(by: { $0.key < $1.key }).randomElement(using: &chance)
    else { return }
    let number = "phone:+34\(600_000_001 + entry.person / 2)"
    let isByPhone = entry.isKnown && chance.oneIn(2)
    let partners = book.filter {
      $0.value.isKnown && $0.value.isWaiting && $0.value.person / 2 == entry.person / 2
    }
    let answered = try reception.answer(isByPhone ? number : id.text, id: "r-\(count)", at: now)
    if isByPhone {
      if let newest = partners.keys.max() { #expect(answered == newest) }
      seen.insert("answer by phone")
    } else {
      #expect(answered == id)
    }
    if let answered { book[answered]?.isWaiting = false }
  }

  private mutating func source() -> String { chance.one(of: ["website", "portal"])! }

  /// One person's one enquiry has exactly one clock, and nothing else has any.
  private func checkClocks() throws {
    let running = try reception.host.ledger.openLeads()
    let expected = book.filter(\.value.isWaiting).keys.sorted()
    #expect(running.map(\.id) == expected)
    #expect(running.allSatisfy { $0.standing.clocks.count == 1 })
    #expect(reception.host.desk.openLeads().map(\.id) == expected)
  }
}

@Suite struct `Whoever writes, and however often it is delivered` {
  @Test(arguments: 0..<min(60, seedCount))
  func `one person's one enquiry has exactly one clock, and the tables are a fold`(
    _ seed: Int
  ) throws {
    var enquiries = try Enquiries(seed: seed)
    try enquiries.play(steps: 80)
    try enquiries.reception.checkFold()
  }

  @Test func `every way to come is among what happens`() throws {
    var seen: Set<String> = []
    for seed in 0..<6 {
      var enquiries = try Enquiries(seed: seed)
      try enquiries.play(steps: 120)
      seen.formUnion(enquiries.seen)
    }
    let ways = [
      "request leadReceived", "request leadRepeated", "download leadReceived",
      "download leadRepeated", "again leadDuplicate", "notice leadReceived",
      "notice leadDuplicate", "record leadCompleted", "record leadReceived",
      "record leadRepeated", "answer by phone",
    ]
    #expect(Set(ways).subtracting(seen).sorted() == [])
  }
}
