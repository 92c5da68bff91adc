import Testing

@testable import LeadFormats

@Suite struct CardTests {
  @Test(arguments: [
    """
    BEGIN:VCARD
    VERSION:3.0
    FN:Ana Ruiz
    N:Ruiz;Ana;;;
    EMAIL;TYPE=INTERNET,WORK:ana@example.com
    TEL;TYPE=fax:+34600000009
    TEL;TYPE=CELL:+34600000001
    ORG:Acme;Sales
    TITLE:Buyer
    NOTE:Need a quote\\, please\\nsoon
    URL:https://acme.example
    END:VCARD
    """,
    """
    begin:vcard
    version:2.1
    fn;charset=ISO-8859-1;encoding=quoted-printable:Ana=20=
    Ruiz
    n:Ruiz;Ana
    email;internet:ana@example.com
    tel;fax:+34600000009
    tel;cell;voice:+34600000001
    org:Acme;Sales
    title:Buyer
    note;encoding=quoted-printable:Need a quote, please=0Asoon
    url:https://acme.example
    end:vcard
    """,
    """
    BEGIN:VCARD
    VERSION:4.0
    FN:Ana
      Ruiz
    N:Ruiz;Ana;;;
    item1.EMAIL;PREF=1:ana@example.com
    item1.X-ABLabel:Work
    EMAIL:second@example.com
    TEL;VALUE=uri;TYPE="voice,home":tel:+34600000002
    TEL;VALUE=uri;TYPE=cell:tel:+34600000001
    ORG:Acme;Sales
    TITLE:Buyer
    NOTE:Need a quote\\, please\\nsoon
    PHOTO:data:image/png;base64,AAAA
    URL:https://acme.example
    END:VCARD
    """,
  ])
  func `a card of any version is a lead`(_ text: String) throws {
    for text in [text, "\u{FEFF}" + text.replacing("\n", with: "\r\n") + "\r\n"] {
      let lead = try only(text).lead
      var contact = lead.contact
      contact.phone = contact.phone.map { $0.replacing("tel:", with: "") }
      #expect(
        contact
          == Contact(
            fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com",
            phone: "+34600000001", phoneE164: "+34600000001", company: "Acme", jobTitle: "Buyer"))
      #expect(lead.message == "Need a quote, please\nsoon")
      #expect(lead.format == "vcard")
      #expect(lead.pageURL == nil)
      #expect(lead.extra.contains(.init(key: "website", values: ["https://acme.example"])))
    }
  }

  @Test func `several cards are several leads, and letters of any charset are read`() throws {
    let card = "BEGIN:VCARD\nFN:Jos=E9\nEMAIL:a@example.com\nEND:VCARD\n"
    var bytes = Array(card.replacing("=E9", with: "~").utf8)
    bytes[bytes.firstIndex(of: UInt8(ascii: "~"))!] = 0xE9
    let second = "BEGIN:VCARD\nFN:東京\nEMAIL:b@example.com\nEND:VCARD\n"
    let read = Recogniser(ownDomains: []).recognise(bytes + Array(second.utf8), fileName: "a")
    guard case .findings(let found, .vcard) = read else { return _ = Issue.record("\(read)") }
    #expect(found.map(\.lead.contact.fullName) == ["José", "東京"])
  }

  @Test func `a card without its end is incomplete and can be salvaged`() throws {
    let text = "BEGIN:VCARD\nFN:Ana Ruiz\nEMAIL:ana@example.com\nTEL:600 000 001\nEND:VCARD"
    let bytes = Array(text.utf8)
    let recogniser = Recogniser(ownDomains: [])
    for count in 12..<bytes.count {
      guard case .incomplete = recogniser.recognise(Array(bytes.prefix(count)), fileName: "a")
      else {
        Issue.record("taken at \(count)")
        continue
      }
    }
    guard
      case .findings(let found, _) = recogniser.salvage(Array(bytes.dropLast(14)), fileName: "a")
    else { return _ = Issue.record("not salvaged") }
    #expect(found[0].lead.contact.email == "ana@example.com")
    #expect(found[0].warnings == ["a vCard without END:VCARD; what could be read was taken"])
  }
}

@Suite struct BookingTests {
  private func event(_ lines: [String], method: String? = "REQUEST") -> String {
    (["BEGIN:VCALENDAR"] + (method.map { ["METHOD:\($0)"] } ?? []) + ["BEGIN:VEVENT", "UID:u-1"]
      + lines + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
  }

  private let people = [
    "ORGANIZER;CN=Ben:mailto:ben@firm.example",
    "ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@firm.example",
    "ATTENDEE;CN=Ana Ruiz;PARTSTAT=NEEDS-ACTION:mailto:ana@example.com",
  ]

  @Test func `a booking is its guest's, never its host's`() throws {
    let text = event(
      people + [
        "DTSTAMP:20260504T091230Z", "SUMMARY:Visit", "DTSTART;TZID=Europe/Madrid:20260506T100000",
      ])
    for own in [["firm.example"], []] {
      let found = try findings(text, ownDomains: own)
      #expect(found[0].kind == .lead)
      #expect(found[0].lead.contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
      #expect(found[0].lead.externalID == "u-1")
      #expect(found[0].lead.subject == "Visit")
      #expect(found[0].lead.submittedAt == RFC3339.read("2026-05-04T09:12:30Z"))
      #expect(found[0].lead.extra.contains(.init(key: "start.zone", values: ["Europe/Madrid"])))
    }
  }

  @Test func `who invites us is the lead`() throws {
    let found = try findings(
      event([
        "ORGANIZER;CN=Ana Ruiz:mailto:ana@example.com", "ATTENDEE:mailto:ben@firm.example",
        "SUMMARY:Call about a kitchen",
      ]))
    #expect(found[0].lead.contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }

  @Test func `a reply is attention, a cancellation nothing`() throws {
    #expect(try only(event([people[2]], method: "REPLY")).kind == .signal)
    #expect(try only(event(people, method: "CANCEL")).kind == .notALead)
    #expect(try only(event(people + ["STATUS:CANCELLED"], method: nil)).kind == .notALead)
  }

  @Test func `a booking form's answers in the description are read`() throws {
    let lead = try only(
      event([
        "SUMMARY:Booking",
        "DESCRIPTION:Name: Ana Ruiz\\nE-mail: ana@example.com\\nPhone: 600 000 001",
      ])
    ).lead
    #expect(
      lead.contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com", phone: "600 000 001"))
  }
}
