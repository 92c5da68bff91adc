/// What the courier's reports lead to.
extension Desk {
  /// After two failures the person's next channel is tried at once: the lead is still waiting.
  mutating func settle(_ receipt: Receipt, at now: Instant) -> [Effect] {
    let settled = Effect.receipted(receipt)
    switch receipt.result {
    case .sent, .withdrawn: return [settled]
    case .failed where receipt.failures != 2: return [settled]
    case .failed, .dead: return [settled] + fallBack(receipt)
    }
  }

  private func fallBack(_ receipt: Receipt) -> [Effect] {
    let delivery = receipt.delivery
    guard isRunning(delivery) else { return [] }
    let next = rules.channel(of: delivery.person, after: delivery.channel)
    let failed = Effect.deliveryFailed(receipt, trying: next)
    guard let next else { return [failed] }
    var other = delivery
    other.channel = next
    return [failed, .deliver(other)]
  }

  /// Whether the clock that caused a message still runs.
  private func isRunning(_ delivery: Delivery) -> Bool {
    guard let slot = store.slot(of: delivery.lead) else { return false }
    return store.clockSlots(of: slot).contains {
      let clock = store.clocks[$0]
      return clock.name == delivery.clock && clock.startedAt == delivery.startedAt
    }
  }
}
