import LeadClock
import Testing

@testable import LeadFormats

@Suite struct CalendarTests {
  private let invitation = """
    BEGIN:VCALENDAR\r
    PRODID:-//Example//EN\r
    METHOD:REQUEST\r
    BEGIN:VTIMEZONE\r
    TZID:Europe/Madrid\r
    BEGIN:STANDARD\r
    DTSTART:19701025T030000\r
    END:STANDARD\r
    END:VTIMEZONE\r
    BEGIN:VEVENT\r
    UID:uid-1@firm.example\r
    SEQUENCE:2\r
    DTSTAMP:20260504T091230Z\r
    DTSTART;TZID=Europe/Madrid:20260506T100000\r
    DTEND;TZID=Europe/Madrid:20260506T103000\r
    SUMMARY:Visit\\, kitchen\r
    DESCRIPTION:First line\\nsecond li\r
     ne\r
    STATUS:CONFIRMED\r
    ORGANIZER;CN=Ben Okoro:mailto:ben@Firm.Example\r
    ATTENDEE;CN="Ruiz; Ana";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT:MAILTO:ana@exa\r
     mple.com\r
    ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@firm.example\r
    BEGIN:VALARM\r
    DESCRIPTION:Reminder\r
    ATTENDEE:mailto:else@example.org\r
    END:VALARM\r
    END:VEVENT\r
    END:VCALENDAR\r

    """

  @Test func `an invitation says who asks whom, to what and when`() throws {
    let object = try #require(CalendarObject.read(Array(invitation.utf8)))
    #expect(object.isWhole)
    #expect(object.method == "REQUEST")
    let event = try #require(object.events.first)
    #expect(object.events.count == 1)
    #expect(event.uid == "uid-1@firm.example")
    #expect(event.sequence == 2)
    #expect(event.status == "CONFIRMED")
    #expect(event.summary == "Visit, kitchen")
    #expect(event.description == "First line\nsecond line")
    #expect(event.start?.text == "20260506T100000")
    #expect(event.start?.zone == "Europe/Madrid")
    #expect(event.start?.instant == nil)
    #expect(event.stamp?.instant == RFC3339.read("2026-05-04T09:12:30Z"))
    #expect(event.organizer?.email == "ben@firm.example")
    #expect(event.organizer?.name == "Ben Okoro")
    #expect(event.attendees.map(\.email) == ["ana@example.com", "room@firm.example"])
    #expect(event.attendees[0].name == "Ruiz; Ana")
    #expect(event.attendees[0].participation == "NEEDS-ACTION")
    #expect(event.attendees.map(\.isThing) == [false, true])
  }

  @Test func `every beginning of a calendar is read without a trap and is not whole`() throws {
    let bytes = Array(invitation.utf8)
    let end = bytes.count - "END:VCALENDAR\r\n".utf8.count
    for count in 0...end {
      let object = CalendarObject.read(Array(bytes.prefix(count)))
      #expect(object?.isWhole != true)
    }
  }

  @Test func `a reply, a cancellation and several events are told apart`() throws {
    let reply = """
      BEGIN:VCALENDAR
      METHOD:REPLY
      BEGIN:VEVENT
      UID:1
      ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=ana@example.com:urn:uuid:1
      END:VEVENT
      BEGIN:VEVENT
      UID:2
      STATUS:cancelled
      DTSTART;VALUE=DATE:20260506
      END:VEVENT
      END:VCALENDAR
      """
    let object = try #require(CalendarObject.read(Array("\u{FEFF}\(reply)".utf8)))
    #expect(object.method == "REPLY")
    #expect(object.events.map(\.uid) == ["1", "2"])
    #expect(object.events[0].attendees.first?.email == "ana@example.com")
    #expect(object.events[0].attendees.first?.participation == "ACCEPTED")
    #expect(object.events[1].status == "CANCELLED")
    #expect(object.events[1].start?.text == "20260506")
    #expect(CalendarObject.read(Array("BEGIN:VCARD\nFN:Ana\n".utf8)) == nil)
    #expect(CalendarObject.read([]) == nil)
  }
}
