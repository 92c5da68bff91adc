import Testing

@testable import LeadClock

/// A store that is as simple as can be: lists that are searched from end to end.
private struct NaiveStore {
  struct Lead {
    var slot: UInt32
    var record: OpenLead
    var clocks: [(slot: UInt32, due: Instant)] = []
  }
  var leads: [Lead] = []

  var first: (due: Instant, clock: UInt32)? {
    leads.flatMap(\.clocks).filter { $0.due < .distantFuture }
      .map { (due: $0.due, clock: $0.slot) }.min { ($0.due, $0.clock) < ($1.due, $1.clock) }
  }
}

@Suite struct `The store` {
  private static func lead(_ number: Int64) -> OpenLead {
    OpenLead(
      id: LeadID(number), arrivedAt: at("09:00"), owner: ana, policy: PolicyID(0),
      source: SourceID(0), team: nil, attempts: 0, kind: .request, origin: .own, state: .open)
  }

  private static func clock(of slot: UInt32, due: Instant, next: UInt32) -> RunningClock {
    RunningClock(
      lead: slot, name: .reply, nextLevel: 0, startedAt: at("09:00"), nextDue: due,
      nextClock: next)
  }

  private static func due(_ random: inout Seeded) -> Instant {
    // Few instants, so that many are the same; some that never come.
    let minute = Int64.random(in: 0..<30, using: &random)
    return minute == 0 ? .distantFuture : at("09:00") + .minutes(minute)
  }

  private static func insert(
    _ number: Int64, _ store: inout DeskStore, _ model: inout NaiveStore, _ random: inout Seeded
  ) {
    let slot = store.insert(lead: lead(number))
    var entry = NaiveStore.Lead(slot: slot, record: lead(number))
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let due = due(&random)
      var record = store.leads[slot]
      let place = store.insert(clock: clock(of: slot, due: due, next: record.firstClock))
      record.firstClock = place
      store.change(lead: slot, to: record)
      entry.clocks.append((slot: place, due: due))
    }
    model.leads.append(entry)
  }

  private static func step(
    _ number: Int64, _ store: inout DeskStore, _ model: inout NaiveStore, _ random: inout Seeded
  ) {
    let place = model.leads.indices.randomElement(using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: insert(number, &store, &model, &random)
    case 2:
      guard let place else { return }
      for clock in store.clockSlots(of: model.leads[place].slot) { store.removeClock(clock) }
      store.removeLead(model.leads[place].slot)
      model.leads.remove(at: place)
    case 3:
      guard let place else { return }
      var record = store.leads[model.leads[place].slot]
      record.attempts += 1
      store.change(lead: model.leads[place].slot, to: record)
      model.leads[place].record.attempts += 1
    default:
      guard let place, let which = model.leads[place].clocks.indices.randomElement(using: &random)
      else { return }
      let due = due(&random)
      var record = store.clocks[model.leads[place].clocks[which].slot]
      record.nextDue = due
      store.change(clock: model.leads[place].clocks[which].slot, to: record)
      model.leads[place].clocks[which].due = due
    }
  }

  private static func compare(_ store: DeskStore, _ model: NaiveStore) {
    #expect(store.leads.count == model.leads.count)
    #expect(store.clocks.count == model.leads.reduce(0) { $0 + $1.clocks.count })
    #expect(store.openSlots().sorted() == model.leads.map(\.slot).sorted())
    #expect(store.first?.due == model.first?.due)
    #expect(store.first?.clock == model.first?.clock)
    for lead in model.leads {
      #expect(store.slot(of: lead.record.id) == lead.slot)
      #expect(store.leads[lead.slot].id == lead.record.id)
      #expect(store.leads[lead.slot].attempts == lead.record.attempts)
      #expect(store.clockSlots(of: lead.slot) == lead.clocks.map(\.slot).reversed())
      for clock in lead.clocks { #expect(store.clocks[clock.slot].nextDue == clock.due) }
    }
  }

  /// All deadlines in the order in which the heap gives them up.
  private static func drained(_ store: DeskStore) -> [[Int64]] {
    var store = store
    var order: [[Int64]] = []
    while let entry = store.first {
      order.append([entry.due.milliseconds, Int64(entry.clock)])
      store.removeClock(entry.clock)
    }
    return order
  }

  @Test(arguments: 0..<40)
  func `does what a naive one does, and takes batches back as if they never were`(_ seed: Int) {
    var random = Seeded(seed)
    var store = DeskStore()
    var model = NaiveStore()
    var number: Int64 = 0
    for _ in 0..<12 {
      let kept = model
      let order = Self.drained(store)
      store.begin()
      for _ in 0..<Int.random(in: 1...15, using: &random) {
        number += Int64.random(in: 1...90, using: &random)
        Self.step(number, &store, &model, &random)
      }
      if Bool.random(using: &random) {
        store.keep()
      } else {
        store.takeBack()
        model = kept
        #expect(Self.drained(store) == order)
      }
      Self.compare(store, model)
    }
  }

  @Test func `gives places again, the last freed first, also across a batch taken back`() {
    var table = SlotTable<Int>()
    #expect((0..<3).map { table.insert($0) } == [0, 1, 2])
    table.remove(1)
    table.remove(0)
    #expect(table.count == 1)
    #expect(table.insert(7) == 0)
    #expect(table.insert(8) == 1)
    #expect(table.insert(9) == 3)
    #expect([table[0], table[1], table[2], table[3]] == [7, 8, 2, 9])
  }

  @Test func `grows over the length of a chunk and shrinks again`() {
    var numbers = ChunkedArray<Int>()
    for number in 0..<10_000 { numbers.append(number) }
    #expect((0..<10_000).allSatisfy { numbers[$0] == $0 })
    for number in (5_000..<10_000).reversed() { #expect(numbers.removeLast() == number) }
    numbers.append(-1)
    #expect(numbers.count == 5_001)
    #expect(numbers[5_000] == -1)
  }

  @Test(arguments: 0..<20)
  func `finds leads by number as a dictionary does`(_ seed: Int) {
    var random = Seeded(seed)
    var index = LeadIndex()
    var model: [Int64: UInt32] = [:]
    for slot in 0..<600 as Range<UInt32> {
      let number = Int64.random(in: 1...2000, using: &random)
      if model[number] != nil {
        index.remove(LeadID(number))
        model[number] = nil
      } else {
        index.insert(LeadID(number), at: slot)
        model[number] = slot
      }
    }
    #expect((1...2000).allSatisfy { index[LeadID($0)] == model[$0] })
    #expect(index.slots.sorted() == model.values.sorted())
  }
}

@Suite struct `A lead on the desk` {
  @Test func `takes no more than 160 bytes, index and deadline included`() {
    let bytes =
      MemoryLayout<OpenLead>.stride + MemoryLayout<RunningClock>.stride
      + MemoryLayout<DeadlineHeap.Entry>.stride + MemoryLayout<UInt32>.stride
    #expect(bytes <= 160)
  }

  @Test func `is one of a hundred thousand that come back at a start`() {
    var desk = Desk(rules: firm(), nextLead: LeadID(100_001))
    for number in 1...100_000 as ClosedRange<Int64> {
      let arrived = at("09:00") + TimeSpan(milliseconds: (number * 7919) % 100_000)
      desk.restore(
        LeadSnapshot(
          id: LeadID(number), arrivedAt: arrived, owner: ana, policy: PolicyID(0),
          source: SourceID(0),
          clocks: [ClockSnapshot(name: .firstResponse, startedAt: arrived, levelsDone: 0)]))
    }
    #expect(desk.openCount == 100_000)
    #expect(desk.store.leads.count == 100_000)
    #expect(desk.store.clocks.count == 100_000)
    #expect(desk.nextDeadline == at("09:04"))
    #expect(desk.advance(to: at("09:04:00.009")).count == 20)
    #expect(desk.nextDeadline == at("09:04:00.010"))
  }
}
