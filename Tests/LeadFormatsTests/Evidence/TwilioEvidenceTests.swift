import LeadFormats
import Testing

@Suite struct TwilioEvidenceTests {
  private func call(_ more: String, from: String = "%2B4930111") -> String {
    "CallSid=CA1&From=\(from)&To=%2B34600000001&" + more
  }

  @Test func `a completed call that lasted is a contact`() throws {
    let text = "Direction=outbound-api&CallStatus=completed&CallDuration=31"
    let found = try evidence(
      call(text + "&Timestamp=Mon%2C%2004%20May%202026%2009:15:31%20%2B0000"))
    #expect(found.verdict == .contact)
    #expect(found.direction == .outward)
    #expect(found.to.contains("phone:+34600000001"))
    #expect(found.at.map(RFC3339.write) == "2026-05-04T09:15:00.000Z")
  }

  @Test(arguments: [
    "CallStatus=completed&CallDuration=19", "CallStatus=no-answer", "CallStatus=busy",
    "CallStatus=completed&CallDuration=60&AnsweredBy=machine_start",
    "CallStatus=completed&CallDuration=60&AnsweredBy=fax",
    "CallStatus=completed&CallDuration=60&DialCallStatus=no-answer",
  ])
  func `a machine, a short call and nobody are an attempt`(_ text: String) throws {
    #expect(try evidence(call(text + "&Direction=outbound-api")).verdict == .attempt)
  }

  @Test func `a call that is still ringing is nothing yet`() throws {
    #expect(try evidence(call("CallStatus=ringing&Direction=outbound-api")).verdict == .nothing)
  }

  @Test func `a caller who is put through to a person is answered, others are not`() throws {
    let through = try evidence(
      call("Direction=inbound&CallStatus=in-progress&DialCallStatus=completed&DialCallDuration=45"))
    #expect(through.verdictInward == .contact)
    let menu = try evidence(call("Direction=inbound&CallStatus=completed&CallDuration=45"))
    #expect(menu.verdictInward == .engaged)
  }

  @Test func `a plus sign that was not encoded is still one`() throws {
    let text = "Direction=inbound&CallStatus=completed&CallDuration=1"
    let found = try evidence(call(text, from: "+34600000001"))
    #expect(found.from.contains("phone:+34600000001"))
  }

  @Test(arguments: [
    ("sent", Evidence.Verdict.contact), ("delivered", .contact), ("undelivered", .reopen),
    ("failed", .reopen), ("queued", .nothing),
  ])
  func `a message's state says what it was`(_ state: String, _ verdict: Evidence.Verdict) throws {
    let found = try evidence(
      "MessageSid=SM1&MessageStatus=\(state)&From=%2B4930111&To=%2B34600000001")
    #expect(found.what == .sms)
    #expect(found.verdict == verdict)
    #expect(found.messageID == "SM1")
  }

  @Test func `a message that came in is the lead's`() throws {
    let found = try evidence(
      "MessageSid=SM1&SmsStatus=received&From=%2B34600000001&To=%2B4930111&Body=hi")
    #expect(found.direction == .inward)
    #expect(found.verdictInward == .engaged)
  }

  @Test func `a callback in a receiver's envelope is read`() throws {
    let found = try evidence(
      #"{"headers": {}, "query": {}, "body": "CallSid=CA1&CallStatus=busy&Direction=outbound-api&From=1&To=%2B34600000001"}"#
    )
    #expect(found.verdict == .attempt)
  }
}
