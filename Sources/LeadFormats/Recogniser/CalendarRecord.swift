/// A calendar's events as records: a booking tool drops them where leads are expected.
extension CalendarObject {
  /// The records, one an event.
  func records(ownDomains: [String]) -> [Record] {
    events.map { record($0, ownDomains: ownDomains) }
  }

  private func record(_ event: Event, ownDomains: [String]) -> Record {
    var record = Record(fields: [])
    record.format = "icalendar"
    record.sentAt = event.stamp?.instant
    if method == "CANCEL" || event.status == "CANCELLED" { record.refusal = "a cancelled event" }
    // An answer to an invitation is the other side's move in a matter that is known already.
    if method == "REPLY" || method == "COUNTER" || method == "REFRESH" {
      record.attention = "an answer to an invitation"
    }
    func take(_ key: String, _ text: String?) {
      guard let text, !Shapes.isPlaceholder(text) else { return }
      record.fields.append(Field(path: [key], value: text))
    }
    func keep(_ path: [String], _ text: String?) {
      guard let text else { return }
      record.beside.append(Field(path: path, value: text))
    }
    let guest = guest(of: event, ownDomains: ownDomains)
    take("full_name", guest?.name.flatMap { Shapes.canBeName($0) ? $0 : nil })
    take("email", guest?.email)
    take("subject", event.summary)
    // A booking form's answers stand in the description, label by label.
    let lines = LabelledText.read(event.description ?? "")
    if lines.labelCount >= 2 {
      record.fields += lines.fields
    } else {
      take("message", event.description)
    }
    take("external_id", event.uid)
    keep(["method"], method)
    keep(["status"], event.status)
    keep(["sequence"], event.sequence.map(String.init))
    keep(["start"], event.start?.text)
    keep(["start", "zone"], event.start?.zone)
    keep(["end"], event.end?.text)
    keep(["location"], event.location)
    keep(["url"], event.url)
    keep(["partstat"], guest?.participation)
    for party in [event.organizer].compactMap({ $0 }) where party != guest {
      keep(["organizer"], [party.name, party.email].compactMap { $0 }.joined(separator: " "))
    }
    for party in event.attendees.prefix(100) where party != guest {
      keep(["attendee"], [party.name, party.email].compactMap { $0 }.joined(separator: " "))
    }
    for other in event.others { keep([other.name.lowercased()], other.value) }
    record.ownCount = record.fields.count
    return record
  }

  /// Who is not of the house: somebody asked who is not the organiser; when all of those are our own
  /// people, the organiser, who asks us.
  private func guest(of event: Event, ownDomains: [String]) -> Party? {
    func isForeign(_ party: Party) -> Bool {
      guard let email = party.email, !party.isThing else { return false }
      let domain = email.drop { $0 != "@" }.dropFirst().lowercased()
      let isOwn = ownDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
      return !isOwn && !Shapes.isNoReply(email)
    }
    let host = event.organizer?.email
    // Without our own addresses the organiser's house is ours.
    let asked = event.attendees.filter { isForeign($0) && $0.email != host }
    if let guest = asked.first { return guest }
    guard let organizer = event.organizer, !ownDomains.isEmpty, !event.attendees.isEmpty,
      isForeign(organizer)
    else { return nil }
    return organizer
  }
}
