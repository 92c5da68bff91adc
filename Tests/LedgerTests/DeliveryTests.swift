import LeadClock
import Testing

@testable import Ledger

@Suite struct `A delivery` {
  private let ledger: Ledger

  init() throws { ledger = try StateFolder().open() }

  private static func row(_ key: String = "k1", lead: Int64 = 1, at: Int64 = 4) -> DeliveryRow {
    DeliveryRow(
      key: key, lead: LeadID(lead), clock: "first-response", level: "late", rung: 1,
      startedAt: minute(0), person: "ana", channel: "mail", createdAt: minute(at))
  }

  private func keep(_ result: Receipt.Result, attempt: Int, key: String = "k1") throws -> Bool {
    try ledger.keep(
      receipt: key, attempt: attempt, result: result, detail: "250", at: minute(5))
  }

  private func state(_ key: String = "k1") throws -> String? {
    try ledger.delivery(key: key)?.state
  }

  @Test func `waits until it is published, and is removed once it is over`() throws {
    try ledger.keep(delivery: Self.row())
    #expect(try ledger.delivery(key: "k1") == Self.row())
    #expect(try ledger.unpublishedDeliveries() == [Self.row()])
    #expect(try ledger.unremovedDeliveries() == [])
    try ledger.markPublished(delivery: "k1")
    #expect(try ledger.unpublishedDeliveries() == [])
    #expect(try ledger.pendingDeliveryCount() == 1)
    #expect(try keep(.sent, attempt: 1))
    #expect(try state() == "sent")
    #expect(try ledger.pendingDeliveryCount() == 0)
    #expect(try ledger.unremovedDeliveries().map(\.key) == ["k1"])
    try ledger.markRemoved(delivery: "k1")
    #expect(try ledger.unremovedDeliveries() == [])
  }

  @Test func `of the same key is one`() throws {
    try ledger.keep(delivery: Self.row())
    #expect(try keep(.sent, attempt: 1))
    try ledger.keep(delivery: Self.row())
    #expect(try state() == "sent")
    #expect(try ledger.delivery(key: "k2") == nil)
  }

  @Test func `comes in the order in which it was decided`() throws {
    try ledger.keep(delivery: Self.row("k3", at: 1))
    try ledger.keep(delivery: Self.row("k2", at: 2))
    try ledger.keep(delivery: Self.row("k1", at: 2))
    #expect(try ledger.unpublishedDeliveries().map(\.key) == ["k3", "k1", "k2"])
  }

  @Test func `that fails stays pending and counts its failures, each receipt once`() throws {
    try ledger.keep(delivery: Self.row())
    #expect(try keep(.failed, attempt: 1))
    #expect(try !keep(.failed, attempt: 1))
    #expect(try keep(.failed, attempt: 2))
    #expect(try ledger.delivery(key: "k1")?.failures == 2)
    #expect(try state() == "pending")
    #expect(try keep(.sent, attempt: 3))
    #expect(try state() == "sent")
  }

  @Test func `that is dead is over, and no later word about it means anything`() throws {
    try ledger.keep(delivery: Self.row())
    #expect(try keep(.dead, attempt: 1))
    #expect(try state() == "dead")
    #expect(try ledger.delivery(key: "k1")?.failures == 1)
    #expect(try !keep(.dead, attempt: 2))
    #expect(try !keep(.failed, attempt: 3))
    #expect(try ledger.delivery(key: "k1")?.failures == 1)
    #expect(try state() == "dead")
  }

  @Test func `that was sent does not fail afterwards`() throws {
    try ledger.keep(delivery: Self.row())
    #expect(try keep(.sent, attempt: 1))
    #expect(try !keep(.failed, attempt: 2))
    #expect(try !keep(.dead, attempt: 3))
    #expect(try state() == "sent")
    #expect(try ledger.delivery(key: "k1")?.failures == 0)
  }

  @Test func `is withdrawn with its lead unless it is over, and may have been sent all the same`()
    throws
  {
    try ledger.keep(delivery: Self.row("k1"))
    try ledger.keep(delivery: Self.row("k2"))
    try ledger.keep(delivery: Self.row("k3", lead: 2))
    #expect(try keep(.sent, attempt: 1, key: "k2"))
    try ledger.withdraw(deliveriesOf: LeadID(1))
    #expect(try ["k1", "k2", "k3"].map(state) == ["withdrawn", "sent", "pending"])
    #expect(try ledger.unpublishedDeliveries().map(\.key) == ["k3"])
    #expect(try keep(.sent, attempt: 1, key: "k1"))
    #expect(try state("k1") == "sent")
    #expect(try keep(.withdrawn, attempt: 1, key: "k3"))
    #expect(try state("k3") == "withdrawn")
  }

  @Test func `that nobody knows changes nothing`() throws {
    #expect(try !keep(.failed, attempt: 1, key: "unheard-of"))
    #expect(try ledger.unremovedDeliveries() == [])
  }
}
