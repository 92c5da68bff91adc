/// The open leads and their clocks, with the way back.
///
/// Every change goes through one of six steps, and each step notes its reverse while a batch is
/// open. `takeBack` walks the notes from the last to the first, which restores every place,
/// every free list and every deadline exactly.
struct DeskStore {
  private(set) var leads = SlotTable<OpenLead>()
  private(set) var clocks = SlotTable<RunningClock>()
  private var index = LeadIndex()
  private var heap = DeadlineHeap()
  private var undo: [Undo]?

  private enum Undo {
    case leadInserted(UInt32)
    case leadChanged(UInt32, OpenLead)
    case leadRemoved(OpenLead)
    case clockInserted(UInt32)
    case clockChanged(UInt32, RunningClock)
    case clockRemoved(RunningClock)
  }

  /// The clock that reaches a level first.
  var first: DeadlineHeap.Entry? { heap.first }

  /// The place of an open lead.
  func slot(of lead: LeadID) -> UInt32? { index[lead] }

  /// The places of all open leads, in no order that means anything.
  func openSlots() -> [UInt32] { index.slots }

  /// From here on changes can be taken back.
  mutating func begin() { undo = [] }

  /// What changed since `begin` stays.
  mutating func keep() { undo = nil }

  /// What changed since `begin` never was.
  mutating func takeBack() {
    guard let notes = undo else { return }
    undo = nil
    for note in notes.reversed() {
      switch note {
      case .leadInserted(let slot): removeLead(slot)
      case .leadChanged(let slot, let record): change(lead: slot, to: record)
      case .leadRemoved(let record): _ = insert(lead: record)
      case .clockInserted(let slot): removeClock(slot)
      case .clockChanged(let slot, let record): change(clock: slot, to: record)
      case .clockRemoved(let record): _ = insert(clock: record)
      }
    }
  }

  mutating func insert(lead: OpenLead) -> UInt32 {
    let slot = leads.insert(lead)
    index.insert(lead.id, at: slot)
    undo?.append(.leadInserted(slot))
    return slot
  }

  mutating func change(lead slot: UInt32, to record: OpenLead) {
    undo?.append(.leadChanged(slot, leads[slot]))
    leads[slot] = record
  }

  mutating func removeLead(_ slot: UInt32) {
    undo?.append(.leadRemoved(leads[slot]))
    index.remove(leads[slot].id)
    leads.remove(slot)
  }

  mutating func insert(clock: RunningClock) -> UInt32 {
    var record = clock
    record.heapPlace = DeadlineHeap.absent
    let slot = clocks.insert(record)
    enterHeap(slot)
    undo?.append(.clockInserted(slot))
    return slot
  }

  mutating func change(clock slot: UInt32, to record: RunningClock) {
    undo?.append(.clockChanged(slot, clocks[slot]))
    leaveHeap(slot)
    clocks[slot] = record
    clocks[slot].heapPlace = DeadlineHeap.absent
    enterHeap(slot)
  }

  mutating func removeClock(_ slot: UInt32) {
    leaveHeap(slot)
    undo?.append(.clockRemoved(clocks[slot]))
    clocks.remove(slot)
  }

  /// The places of a lead's clocks.
  func clockSlots(of lead: UInt32) -> [UInt32] {
    var slots: [UInt32] = []
    var next = leads[lead].firstClock
    while next != OpenLead.noClock {
      slots.append(next)
      next = clocks[next].nextClock
    }
    return slots
  }

  private mutating func enterHeap(_ slot: UInt32) {
    let due = clocks[slot].nextDue
    guard due < .distantFuture else { return }
    heap.insert(DeadlineHeap.Entry(due: due, clock: slot), clocks: &clocks)
  }

  private mutating func leaveHeap(_ slot: UInt32) {
    let place = clocks[slot].heapPlace
    guard place != DeadlineHeap.absent else { return }
    clocks[slot].heapPlace = DeadlineHeap.absent
    heap.remove(at: place, clocks: &clocks)
  }
}
