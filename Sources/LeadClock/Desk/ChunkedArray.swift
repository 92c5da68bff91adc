/// An array that grows by whole chunks, so that growing never copies what is there.
///
/// A million records in one array would be copied at once when it is full, and the loop would
/// stand still for that long.
struct ChunkedArray<Element> {
  private static var chunkLength: Int { 4096 }
  private var chunks: [ContiguousArray<Element>] = []
  private(set) var count = 0

  subscript(index: Int) -> Element {
    get { chunks[index / Self.chunkLength][index % Self.chunkLength] }
    set { chunks[index / Self.chunkLength][index % Self.chunkLength] = newValue }
  }

  mutating func append(_ element: Element) {
    if count == chunks.count * Self.chunkLength {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.chunkLength)
    }
    chunks[count / Self.chunkLength].append(element)
    count += 1
  }

  mutating func removeLast() -> Element {
    count -= 1
    let element = chunks[count / Self.chunkLength].removeLast()
    if chunks[chunks.count - 1].isEmpty { chunks.removeLast() }
    return element
  }
}

/// Records in numbered places; a freed place is the next one taken.
struct SlotTable<Record> {
  private var records = ChunkedArray<Record>()
  private var free: [UInt32] = []

  /// Records in use.
  var count: Int { records.count - free.count }

  subscript(slot: UInt32) -> Record {
    get { records[Int(slot)] }
    set { records[Int(slot)] = newValue }
  }

  mutating func insert(_ record: Record) -> UInt32 {
    guard let slot = free.popLast() else {
      records.append(record)
      return UInt32(records.count - 1)
    }
    records[Int(slot)] = record
    return slot
  }

  mutating func remove(_ slot: UInt32) { free.append(slot) }
}
