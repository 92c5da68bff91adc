import LeadClock
import Ledger

@testable import leadclockd

/// A generator whose numbers can be had again (SplitMix64).
struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func isOnce(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// A ledger that is told to a journal which takes as much as a test lets it.
final class Journal {
  /// What happens, in a word and a number.
  enum Happening {
    case received(Int)
    case duplicate(Int, Int)
    case level(Int, String = "")
    case answered(Int)
    case failed(Int)
    case service(EventKind)
  }

  private let folder = TemporaryFolder()
  let ledger: Ledger
  private var order: TellingOrder
  /// What the ledger knows of how far the journal is.
  private var noted = TellingOrder.Marks(told: 0, urged: 0)
  /// All that was told, in the order in which it was.
  private(set) var told: [String] = []
  private(set) var crashes = 0
  private var count = 0
  private var leads = 0

  init() throws {
    ledger = try Ledger(folder: folder.path + "/state", create: true)
    order = TellingOrder(noted, latest: 0)
  }

  var held: Int { order.held }

  /// The place at which each thing was told first.
  var firstTold: [String: Int] {
    Dictionary(told.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
  }

  /// Commits what happens; what is not taken is in the ledger alone.
  func commit(_ happenings: [Happening], isTaken: Bool = true) throws {
    try ledger.begin()
    var rows: [EventRow] = []
    for happening in happenings {
      var row = row(happening)
      row.sequence = try ledger.append(row)
      rows.append(row)
    }
    try ledger.commit()
    let capped = Array(rows.prefix(TellingOrder.queueLimit))
    order.take(isTaken ? capped : [], through: rows.last!.sequence)
  }

  /// Tells at most so much; what was told comes back.
  @discardableResult
  func tell(_ limit: Int) throws -> [String] {
    var said: [String] = []
    order.beginPass()
    while said.count < limit, let event = try order.next(ledger) {
      said.append(Self.name(event))
      order.note(told: event)
    }
    told += said
    return said
  }

  /// Notes in the ledger how far the journal is, as each commit does.
  func note() { noted = order.marks }

  /// Goes on as a new daemon would.
  func crash() throws {
    crashes += 1
    order = TellingOrder(noted, latest: try ledger.lastEvent())
  }

  /// Something that may happen next.
  func happens(_ chance: inout Chance) -> Happening {
    let lead = Int.random(in: max(1, leads - 60)...max(1, leads), using: &chance)
    switch Int.random(in: 0..<20, using: &chance) {
    case 0:
      return .service([.inboxUnavailable, .started, .clockStepped].randomElement(using: &chance)!)
    case 1...3 where leads > 0: return .level(lead, "\(chance.next())")
    case 4...5 where leads > 0: return .answered(lead)
    case 6 where leads > 0: return .failed(lead)
    case 7...8 where leads > 0:
      return .duplicate(lead, Int.random(in: 0...1_000_000, using: &chance))
    default:
      leads += 1
      return .received(leads)
    }
  }

  /// What an event is called here; its key, where it would not be one of its kind.
  static func name(_ event: EventRow) -> String {
    [event.kind.rawValue, event.lead.map { String($0) }, event.level, event.reason]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func row(_ happening: Happening) -> EventRow {
    count += 1
    let (kind, lead): (EventKind, Int?) =
      switch happening {
      case .received(let lead): (.leadReceived, lead)
      case .duplicate(let lead, _): (.leadDuplicate, lead)
      case .level(let lead, _): (.levelReached, lead)
      case .answered(let lead): (.leadAnswered, lead)
      case .failed(let lead): (.deliveryFailed, lead)
      case .service(let kind): (kind, nil)
      }
    var row = EventRow(kind, at: Instant(milliseconds: Int64(count)))
    row.lead = lead.map { Int64($0) }
    row.key = "\(count)"
    if case .level(_, let level) = happening { row.level = level }
    if isNamedApart { row.reason = "\(count)" }
    if case .duplicate(_, let number) = happening, !isNamedApart { row.reason = "\(number)" }
    return row
  }

  /// Whether each event has a name of its own, where many are of the same kind.
  var isNamedApart = false
}
