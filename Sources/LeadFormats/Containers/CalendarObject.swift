import LeadClock

/// What a calendar file (RFC 5545, with the methods of RFC 5546) says of its events.
struct CalendarObject: Equatable {
  /// The organiser of an event, or somebody who is asked to it.
  struct Party: Equatable {
    /// The address of a `mailto:`, its domain in lower case; nil for every other kind of address.
    var email: String?
    /// `CN`.
    var name: String?
    /// `PARTSTAT` in upper case: `NEEDS-ACTION`, `ACCEPTED`, `DECLINED`, `TENTATIVE`, `DELEGATED`.
    var participation: String?
    /// `CUTYPE` in upper case when it is nobody: `ROOM`, `RESOURCE`.
    var kind: String?

    /// Whether this is a room or a thing.
    var isThing: Bool { kind == "ROOM" || kind == "RESOURCE" }
  }

  /// A date or time as written: `20260506T100000`, with the name of its zone.
  struct Time: Equatable {
    var text: String
    /// `TZID`; `UTC` for a time that ends in `Z`; nil for a date and for a time of no zone.
    var zone: String?
    /// The moment, when the time is in UTC.
    var instant: Instant?
  }

  /// One `VEVENT`.
  struct Event: Equatable {
    var uid: String?
    var sequence: Int?
    /// `STATUS` in upper case: `CONFIRMED`, `TENTATIVE`, `CANCELLED`.
    var status: String?
    var summary: String?
    var description: String?
    var location: String?
    var url: String?
    var start: Time?
    var end: Time?
    /// `DTSTAMP`: when this was sent, in UTC.
    var stamp: Time?
    var organizer: Party?
    var attendees: [Party] = []
    /// Properties of no place of their own, `X-` ones among them, as name and value.
    var others: [(name: String, value: String)] = []

    static func == (left: Event, right: Event) -> Bool {
      left.uid == right.uid && left.sequence == right.sequence && left.status == right.status
        && left.summary == right.summary && left.description == right.description
        && left.location == right.location && left.url == right.url && left.start == right.start
        && left.end == right.end && left.stamp == right.stamp && left.organizer == right.organizer
        && left.attendees == right.attendees
        && left.others.elementsEqual(right.others, by: ==)
    }
  }

  /// `METHOD` in upper case: `REQUEST`, `REPLY`, `CANCEL`, `COUNTER`, `PUBLISH`; nil when none is
  /// written.
  var method: String?
  /// The events in order.
  var events: [Event] = []
  /// Whether `END:VCALENDAR` was there; without it the rest may still be on its way.
  var isWhole = false

  /// Events and people beyond these are left in the file.
  private static let maximumEvents = 10_000
  private static let maximumPeople = 500

  /// Whether the bytes begin as a calendar does.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let line = bytes.drop { $0 <= 0x20 }.prefix(40).prefix { $0 != 0x0A }
    return String(decoding: line, as: UTF8.self).trimmed.uppercased() == "BEGIN:VCALENDAR"
  }

  /// What the bytes say; nil when they are no calendar.
  static func read(_ bytes: [UInt8]) -> CalendarObject? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard matches(text) else { return nil }
    var object = CalendarObject()
    // An alarm inside an event has people and a description of its own.
    var open: [String] = []
    for line in ContentLine.read(text) {
      switch line.name {
      case "BEGIN":
        let name = line.raw.trimmed.uppercased()
        if name == "VEVENT", open == ["VCALENDAR"], object.events.count < maximumEvents {
          object.events.append(Event())
        }
        if open.count < 20 { open.append(name) }
      case "END":
        let name = line.raw.trimmed.uppercased()
        if let level = open.lastIndex(of: name) { open.removeSubrange(level...) }
        if name == "VCALENDAR" { object.isWhole = true }
      case "METHOD" where open == ["VCALENDAR"]:
        object.method = String(line.raw.trimmed.uppercased())
      default:
        guard open == ["VCALENDAR", "VEVENT"], let last = object.events.indices.last else {
          continue
        }
        object.events[last].take(line, maximumPeople: maximumPeople)
      }
    }
    return object
  }
}

extension CalendarObject.Event {
  fileprivate mutating func take(_ line: ContentLine, maximumPeople: Int) {
    switch line.name {
    case "UID": uid = uid ?? word(line)
    case "SEQUENCE": sequence = Int(line.raw.trimmed)
    case "STATUS": status = word(line)?.uppercased()
    case "SUMMARY": summary = summary ?? word(line)
    case "DESCRIPTION": description = description ?? word(line)
    case "LOCATION": location = location ?? word(line)
    case "URL": url = url ?? word(line)
    case "DTSTART": start = CalendarObject.Time(line)
    case "DTEND": end = CalendarObject.Time(line)
    case "DTSTAMP": stamp = CalendarObject.Time(line)
    case "ORGANIZER": organizer = CalendarObject.Party(line)
    case "ATTENDEE":
      if attendees.count < maximumPeople { attendees.append(CalendarObject.Party(line)) }
    default:
      guard !line.isBinary, others.count < 200, let value = word(line) else { return }
      others.append((line.name, value))
    }
  }

  private func word(_ line: ContentLine) -> String? {
    let text = line.text.trimmed
    return text.isEmpty ? nil : String(text)
  }
}

extension CalendarObject.Party {
  fileprivate init(_ line: ContentLine) {
    let address = Identity.email(line.raw)
    // Some servers put the address into a parameter, and something else into the value.
    email = address ?? line.parameter("EMAIL").flatMap(Identity.email)
    let given = line.parameter("CN").map { String($0.trimmed) }
    name = given?.isEmpty == true ? nil : given
    participation = line.parameter("PARTSTAT")?.uppercased()
    kind = line.parameter("CUTYPE")?.uppercased()
  }
}

extension CalendarObject.Time {
  fileprivate init(_ line: ContentLine) {
    text = String(line.raw.trimmed)
    instant = Self.instant(text)
    zone = text.hasSuffix("Z") ? "UTC" : line.parameter("TZID")
  }

  /// The moment of `20260506T080000Z` (RFC 5545, 3.3.5, form 2); nil for every other form.
  private static func instant(_ text: String) -> Instant? {
    var scanner = DigitScanner(Array(text.utf8.prefix(20)))
    guard let year = scanner.number(4), let month = scanner.number(2), let day = scanner.number(2),
      let date = CivilDate(year: year, month: month, day: day), scanner.take("T"),
      let hour = scanner.number(2), hour < 24, let minute = scanner.number(2), minute < 60,
      let second = scanner.number(2), second <= 60, scanner.take("Z"), scanner.isAtEnd
    else { return nil }
    let milliseconds = Int64(((hour * 60 + minute) * 60) + second) * 1000
    return CivilTime(date: date, milliseconds: milliseconds).instant(offsetMinutes: 0)
  }
}
