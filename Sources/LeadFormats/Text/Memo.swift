import Synchronization

/// Remembers what was worked out of short texts: the files of one handler, and the records of one
/// file, have the same few field names again and again.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let table = Mutex<[Key: Value]>([:])
  private let maximum: Int

  /// A memory of at most that many entries; a file of endless names empties it.
  init(maximum: Int) { self.maximum = maximum }

  /// What is remembered, else what `make` gives.
  func value(of key: Key, _ make: () -> Value) -> Value {
    if let known = table.withLock({ $0[key] }) { return known }
    let made = make()
    table.withLock { table in
      if table.count >= maximum { table.removeAll(keepingCapacity: true) }
      table[key] = made
    }
    return made
  }
}
