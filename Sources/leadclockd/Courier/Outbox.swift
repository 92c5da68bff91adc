import LeadClock
import LeadFormats
import Ledger
import Settings

/// The daemon's side of the courier: only it makes and removes outbox files.
struct Outbox {
  let spool: Spool
  let settings: Settings
  let now: Instant

  /// Messages made in one pass at most: each waits for the disk, and the clocks wait with it.
  static let publishSlice = 32
  /// Messages removed in one pass at most.
  static let removeSlice = 1024

  /// Makes the ledger's truth true in the folder, a slice of it: what is pending lies there, what is
  /// not does not. Both folders are synced before anything is marked. True when nothing is left to do.
  func work(_ ledger: Ledger, marks: inout Marks) throws -> Bool {
    let wanted = try ledger.unpublishedDeliveries(limit: Self.publishSlice)
    for delivery in wanted {
      let bytes = Array((try content(of: delivery, ledger).compact + "\n").utf8)
      try spool.outbox.publish(bytes, as: delivery.key + ".json")
    }
    let unwanted = try ledger.unremovedDeliveries(limit: Self.removeSlice)
    for delivery in unwanted { try spool.outbox.remove(FileName(delivery.key + ".json")) }
    guard !wanted.isEmpty || !unwanted.isEmpty else { return true }
    try spool.outbox.sync()
    marks.publishedDeliveries += wanted.map(\.key)
    marks.removedDeliveries += unwanted.map(\.key)
    return wanted.count < Self.publishSlice && unwanted.count < Self.removeSlice
  }

  /// What the courier is given: whom to tell, by what, and what to say.
  private func content(of delivery: DeliveryRow, _ ledger: Ledger) throws -> JSONValue {
    var members = [
      JSONValue.Member("schema_version", .integer(1)),
      JSONValue.Member("key", .string(delivery.key)),
      JSONValue.Member("created_at", .string(RFC3339.write(delivery.createdAt))),
      JSONValue.Member("channel", .string(delivery.channel)),
      JSONValue.Member("person", person(delivery.person)),
      JSONValue.Member("lead", .string(delivery.lead.text)),
      JSONValue.Member("clock", .string(delivery.clock)),
      JSONValue.Member("level", .string(delivery.level)),
      JSONValue.Member("started_at", .string(RFC3339.write(delivery.startedAt))),
    ]
    if let row = try ledger.lead(delivery.lead) { members += about(row, delivery) }
    let channel = settings.channels.first { $0.name == delivery.channel }
    if channel?.carriesPersonalData == true, let text = try ledger.particulars(of: delivery.lead),
      let said = try? JSONReader.read(Array(text.utf8))
    {
      members += ["contact", "subject", "message"].compactMap { name in
        said[name].map { JSONValue.Member(name, $0) }
      }
    }
    return .object(members)
  }

  private func about(_ row: LeadRow, _ delivery: DeliveryRow) -> [JSONValue.Member] {
    let clock = row.standing.clocks.first {
      $0.clock.name.text == delivery.clock && $0.clock.startedAt == delivery.startedAt
    }
    return [
      JSONValue.Member("source", .string(row.source)),
      JSONValue.Member("owner", .string(row.standing.owner)),
      JSONValue.Member("arrived_at", .string(RFC3339.write(row.arrivedAt))),
      JSONValue.Member("due_at", .optional(clock?.dueAt.map(RFC3339.write))),
    ]
  }

  private func person(_ handle: String) -> JSONValue {
    guard let person = settings.rules.people.first(where: { $0.handle == handle }) else {
      return ["handle": .string(handle)]
    }
    return [
      "handle": .string(handle), "name": .string(person.name),
      "emails": .array(person.emails.map { .string($0) }),
      "phones": .array(person.phones.map { .string($0) }),
    ]
  }
}
