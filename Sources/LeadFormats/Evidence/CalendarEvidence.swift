import LeadClock

/// What invitations say (RFC 5545, RFC 5546).
enum CalendarEvidence {
  static func findings(_ object: CalendarObject) -> [Finding] {
    object.events.prefix(1000).map { event in finding(event, method: object.method) }
  }

  private static func finding(_ event: CalendarObject.Event, method: String?) -> Finding {
    let method = event.status == "CANCELLED" ? "CANCEL" : method ?? "PUBLISH"
    let attendees = event.attendees.filter { !$0.isThing }.compactMap { $0.email }
    let parts = [
      event.uid ?? "", String(event.sequence ?? 0), method, event.stamp?.text ?? "",
      attendees.sorted().joined(separator: ","),
    ]
    let id = "calendar " + parts.joined(separator: " ")
    var evidence = Evidence(what: .calendar, id: id.cut(toBytes: FindingLimits.line))
    let organizer = event.organizer?.email.flatMap(PartyKeys.email).map { [$0] } ?? []
    let invited = attendees.prefix(Evidence.Limits.keys).compactMap(PartyKeys.email).unique
    evidence.at = Evidence.believed(event.stamp?.instant)
    let reason: String
    switch method {
    case "REQUEST":
      (evidence.from, evidence.to) = (organizer, invited.filter { !organizer.contains($0) })
      evidence.verdict = .contact
      evidence.verdictInward = .engaged
      reason = "somebody is invited (METHOD:REQUEST)"
    case "REPLY", "COUNTER":
      (evidence.from, evidence.to) = (invited, organizer)
      evidence.verdictInward = .engaged
      reason = "an invitation is answered (METHOD:\(method))"
    case "CANCEL":
      (evidence.from, evidence.to) = (organizer, invited)
      reason = "a meeting is called off (METHOD:CANCEL)"
    default:
      (evidence.from, evidence.to) = (organizer, invited)
      reason = "nobody is invited by it (no METHOD:REQUEST)"
    }
    return Finding(
      kind: .response, reasons: ["is an invitation or an answer to one", reason],
      lead: CanonicalLead(format: "icalendar"), evidence: evidence)
  }
}
