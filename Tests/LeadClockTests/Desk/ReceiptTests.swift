import Testing

@testable import LeadClock

@Suite struct `A receipt` {
  /// A desk with a lead of Ana's that is at risk, and the message about it.
  private static func atRisk() -> (office: Office, delivery: Delivery) {
    var office = Office()
    office.arrives("09:00")
    _ = office.passes(until: "09:04")
    return (
      office,
      Delivery(
        lead: LeadID(1), clock: .firstResponse, rung: 0, level: "at-risk", startedAt: at("09:00"),
        person: ana, channel: "mail")
    )
  }

  private func receipt(
    _ delivery: Delivery, _ result: Receipt.Result, failures: Int = 0
  ) -> Receipt {
    Receipt(delivery: delivery, result: result, failures: failures, detail: "SMTP 451")
  }

  @Test(arguments: [Receipt.Result.sent, .withdrawn])
  func `that all is well is kept and no more`(result: Receipt.Result) {
    var (office, delivery) = Self.atRisk()
    #expect(
      office.hears(receipt(delivery, result), at: "09:04:10") == ["receipt \(result.rawValue)"])
  }

  @Test func `of a second failure tries the person's next channel, and only the second does`() {
    var (office, delivery) = Self.atRisk()
    let said = (1...4).map {
      office.hears(receipt(delivery, .failed, failures: $0), at: "09:04:10")
    }
    #expect(
      said == [
        ["receipt failed"], ["receipt failed", "mail failed, trying page", "page to ana: at-risk"],
        ["receipt failed"], ["receipt failed"],
      ])
  }

  @Test func `of a dead end tries the next channel at once`() {
    var (office, delivery) = Self.atRisk()
    #expect(
      office.hears(receipt(delivery, .dead, failures: 1), at: "09:04:10")
        == ["receipt dead", "mail failed, trying page", "page to ana: at-risk"])
  }

  @Test func `of the last channel's dead end says that nothing is left`() {
    var (office, delivery) = Self.atRisk()
    delivery.channel = "page"
    #expect(
      office.hears(receipt(delivery, .dead, failures: 1), at: "09:04:10")
        == ["receipt dead", "page failed, trying nothing"])
    delivery.channel = "unheard-of"
    #expect(
      office.hears(receipt(delivery, .dead, failures: 1), at: "09:04:10")
        == ["receipt dead", "unheard-of failed, trying nothing"])
  }

  @Test func `about a lead that waits no longer tries nothing`() {
    var (office, delivery) = Self.atRisk()
    office.does(.contact(.unsaid), at: "09:04:05")
    #expect(
      office.hears(receipt(delivery, .dead, failures: 1), at: "09:04:10") == ["receipt dead"])
  }

  @Test func `about a clock that has ended tries nothing, though another clock runs`() {
    var (office, delivery) = Self.atRisk()
    office.does(.contact(.us(due: at("tue 09:00"))), at: "09:04:05")
    #expect(
      office.hears(receipt(delivery, .dead, failures: 1), at: "09:04:10") == ["receipt dead"])
  }
}
