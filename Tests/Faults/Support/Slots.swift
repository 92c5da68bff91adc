/// How many daemons run at a time: more than the machine can carry would measure the machine.
actor Slots {
  static let all = 5
  static let shared = Slots()

  private var free = Slots.all
  private var queue: [(count: Int, waiter: CheckedContinuation<Void, Never>)] = []

  /// Waits for its turn, in order.
  func take(_ count: Int) async {
    if queue.isEmpty, free >= count {
      free -= count
      return
    }
    await withCheckedContinuation { queue.append((count, $0)) }
  }

  func give(_ count: Int) {
    free += count
    while let first = queue.first, free >= first.count {
      free -= first.count
      queue.removeFirst()
      first.waiter.resume()
    }
  }
}
