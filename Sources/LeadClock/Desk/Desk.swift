/// All open leads: a function from what happened and the time to what follows.
///
/// It reads no clock, no file and no text. The host passes the time, commits the effects, and
/// only then tells anybody. A batch opened by `begin` whose commit fails is taken back whole.
public struct Desk {
  /// The rules in force.
  public internal(set) var rules: Rules
  /// Names of the sources seen so far, by number.
  public internal(set) var sources: [String] = []
  /// The number the next lead gets.
  public internal(set) var nextLead = LeadID(1)

  var store = DeskStore()
  private var sourceNumbers: [String: SourceID] = [:]
  /// Sources with a number of their own; one more number is for all others.
  private static let sourceLimit = Int(UInt16.max)
  /// For each team the member whose turn it is.
  var turns: [Int]
  /// How fast leads come from each source.
  var rates: [SourceID: SourceRate] = [:]
  var memory: Memory?

  /// What a batch can change outside the store.
  struct Memory {
    var nextLead: LeadID
    var turns: [Int]
    var rules: Rules
    var rates: [SourceID: SourceRate]
    /// The whole store, where the rules changed; what is not touched is not copied.
    var store: DeskStore?
  }

  /// An empty desk; the first lead gets `nextLead`.
  public init(rules: Rules, nextLead: LeadID = LeadID(1)) {
    self.rules = rules
    self.nextLead = nextLead
    turns = Array(repeating: 0, count: rules.teams.count)
  }

  /// Leads with a running clock.
  public var openCount: Int { store.leads.count }

  /// The instant at which `advance` next has something to say.
  public var nextDeadline: Instant? { store.first?.due }

  /// Opens a batch: what follows can be taken back until `keep`.
  public mutating func begin() {
    memory = Memory(nextLead: nextLead, turns: turns, rules: rules, rates: rates)
    store.begin()
  }

  /// Closes the batch: its effects are committed.
  public mutating func keep() {
    memory = nil
    store.keep()
  }

  /// Takes the batch back: its effects were not committed.
  public mutating func takeBack() {
    if let before = memory?.store { store = before }
    store.takeBack()
    guard let memory else { return }
    nextLead = memory.nextLead
    turns = memory.turns
    rules = memory.rules
    rates = memory.rates
    self.memory = nil
  }

  /// Answers an event at `now` with what follows from it, in the order in which it is recorded.
  public mutating func receive(_ event: Event, at now: Instant) -> [Effect] {
    switch event {
    case .arrival(let arrival): open(arrival, at: now)
    case .response(let response): respond(response, at: now)
    case .receipt(let receipt): settle(receipt, at: now)
    }
  }

  /// The number of a source, which is remembered when it is new. Leads can name sources as they
  /// please: when the numbers are used up, a new source is `other`.
  public mutating func source(named name: String) -> SourceID {
    if let known = sourceNumbers[name] { return known }
    let name = sources.count < Self.sourceLimit ? name : "other"
    if let known = sourceNumbers[name] { return known }
    let number = SourceID(sources.count)
    sources.append(name)
    sourceNumbers[name] = number
    return number
  }

  /// Says whose turn it is in a team after a start: the member after `owner`.
  public mutating func resume(team: TeamID, after owner: PersonID) {
    let members = rules.teams[team.index].members
    guard let last = members.firstIndex(of: owner) else { return }
    turns[team.index] = (last + 1) % members.count
  }
}
