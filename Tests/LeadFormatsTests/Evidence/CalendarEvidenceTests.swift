import LeadFormats
import Testing

@Suite struct CalendarEvidenceTests {
  private func calendar(_ method: String, more: String = "") -> String {
    """
    BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:\(method)\r\nBEGIN:VEVENT\r\nUID:u1@firm.example\r\n\
    DTSTAMP:20260504T091230Z\r\nORGANIZER;CN=Ana:mailto:ana@firm.example\r\n\
    ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:Ida@customer.example\r\n\(more)\
    DTSTART:20260506T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
    """
  }

  @Test func `an invitation is an answer of whoever sent it`() throws {
    let found = try evidence(calendar("REQUEST"))
    #expect(found.what == .calendar)
    #expect(found.verdict == .contact)
    #expect(found.from == ["email:ana@firm.example"])
    #expect(found.to == ["email:ida@customer.example"])
    #expect(found.at.map(RFC3339.write) == "2026-05-04T09:12:30.000Z")
  }

  @Test func `an answer to it is the lead's`() throws {
    let found = try evidence(calendar("REPLY"))
    #expect(found.from == ["email:ida@customer.example"])
    #expect(found.verdict == .nothing)
    #expect(found.verdictInward == .engaged)
  }

  @Test(arguments: ["CANCEL", "PUBLISH"])
  func `everything else is nothing`(_ method: String) throws {
    let found = try evidence(calendar(method))
    #expect(found.verdict == .nothing)
    #expect(found.verdictInward == .nothing)
  }

  @Test func `a called off meeting is nothing whatever its method`() throws {
    #expect(try evidence(calendar("REQUEST", more: "STATUS:CANCELLED\r\n")).verdict == .nothing)
  }

  @Test func `an invitation that is cut off waits`() {
    let text = calendar("REQUEST").prefix(150)
    let found = ResponseReader(EvidenceRules()).recognise(Array(text.utf8), fileName: "i.ics")
    #expect(found == .incomplete(reason: "a calendar without its END:VCALENDAR"))
  }
}
