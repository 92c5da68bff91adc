/// The running clocks ordered by the instant at which each reaches its next level.
///
/// A binary heap whose entries carry their deadline, so that comparing touches no other memory.
/// Every move is noted in the clock itself, so that it can leave from anywhere in O(log n).
struct DeadlineHeap {
  struct Entry {
    var due: Instant
    var clock: UInt32

    static func < (left: Entry, right: Entry) -> Bool {
      left.due != right.due ? left.due < right.due : left.clock < right.clock
    }
  }
  /// The place of a clock that waits for nothing.
  static let absent = UInt32.max

  private var entries = ChunkedArray<Entry>()

  var first: Entry? { entries.count == 0 ? nil : entries[0] }

  mutating func insert(_ entry: Entry, clocks: inout SlotTable<RunningClock>) {
    entries.append(entry)
    clocks[entry.clock].heapPlace = UInt32(entries.count - 1)
    rise(entries.count - 1, clocks: &clocks)
  }

  mutating func remove(at place: UInt32, clocks: inout SlotTable<RunningClock>) {
    let last = entries.removeLast()
    guard Int(place) < entries.count else { return }
    entries[Int(place)] = last
    clocks[last.clock].heapPlace = place
    rise(Int(place), clocks: &clocks)
    sink(Int(place), clocks: &clocks)
  }

  private mutating func rise(_ start: Int, clocks: inout SlotTable<RunningClock>) {
    var place = start
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      swap(place, (place - 1) / 2, clocks: &clocks)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(_ start: Int, clocks: inout SlotTable<RunningClock>) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == place { return }
      swap(place, least, clocks: &clocks)
      place = least
    }
  }

  private mutating func swap(_ one: Int, _ other: Int, clocks: inout SlotTable<RunningClock>) {
    (entries[one], entries[other]) = (entries[other], entries[one])
    clocks[entries[one].clock].heapPlace = UInt32(one)
    clocks[entries[other].clock].heapPlace = UInt32(other)
  }
}
