import Foundation
import LeadClock
import LeadFormats
import Testing

@Suite struct CallEvidenceTests {
  @Test func `two minutes of talk with a number are a contact`() throws {
    let call = try evidence(callRow() + "\n")
    #expect(call.what == .call)
    #expect(call.verdict == .contact)
    #expect(call.seconds == 120)
    #expect(call.from.contains("extension:2000"))
    #expect(call.to.contains("phone:+34600000001"))
    #expect(call.at.map(RFC3339.write) == "2026-05-04T09:15:08.000Z")
  }

  @Test(arguments: [
    callRow(seconds: 19), callRow(disposition: "NO ANSWER"), callRow(disposition: "BUSY"),
    callRow(application: "VoiceMail"), callRow(application: "Playback"),
  ])
  func `what nobody talked in is an attempt`(_ row: String) throws {
    let call = try evidence(row + "\n")
    #expect(call.verdict == .attempt)
    #expect(call.verdictInward == .engaged)
  }

  @Test func `the bound is the configured one`() throws {
    var setting = RecogniserSetting(region: "DE")
    setting.callSeconds = 10
    #expect(try evidence(callRow(seconds: 19) + "\n", setting: setting).verdict == .contact)
    #expect(try evidence(callRow(seconds: 9) + "\n", setting: setting).verdict == .attempt)
  }

  @Test func `times are those of the configured zone`() throws {
    let file = URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")
    let berlin = try Zone(name: "Europe/Berlin", tzif: Array(Data(contentsOf: file)))
    let call = try evidence(callRow() + "\n", setting: RecogniserSetting(zone: berlin))
    #expect(call.at.map(RFC3339.write) == "2026-05-04T07:15:08.000Z")
  }

  @Test func `a number behind an outside line is found in what was dialled`() throws {
    let call = try evidence(callRow(destination: "90034600000001") + "\n")
    #expect(call.to.contains("phone:+34600000001"))
  }

  @Test(arguments: [
    "030901820", "0049 30 901820", "+4930901820",
  ])
  func `a number is the same however it was dialled`(_ dialled: String) throws {
    let call = try evidence(callRow(destination: dialled, data: "PJSIP/trunk,30") + "\n")
    #expect(call.to.contains("phone:+4930901820"))
  }

  @Test func `an inbound call names who took it`() throws {
    let row = callRow(
      source: "+34600000001", destination: "s", channel: "PJSIP/trunk-1", other: "PJSIP/2000-2",
      data: "PJSIP/2000,30")
    let call = try evidence(row + "\n")
    #expect(call.from.contains("phone:+34600000001"))
    #expect(call.to.contains("extension:2000"))
    #expect(call.verdictInward == .contact)
  }

  @Test func `a batch is a finding a row, and a row that is none is said`() throws {
    let rows = (1...1000).map { callRow(id: "1777886100.\($0)") }
    let found = try responses(
      (rows + ["no,call,record"] + [callRow(id: "1777886100.2001")])
        .joined(separator: "\n") + "\n")
    #expect(found.count == 1002)
    #expect(found[1000].kind == .notALead)
    #expect(Set(found.compactMap { $0.evidence?.id }).count == 1001)
  }

  @Test func `the same row is the same call, and each telephone of a queue another`() throws {
    let first = try evidence(callRow() + "\n").id
    #expect(try evidence(callRow() + "\r\n").id == first)
    #expect(try evidence(callRow(other: "PJSIP/2001-3") + "\n").id != first)
  }

  @Test(arguments: [16, 18, 21])
  func `every number of columns that Asterisk writes is read`(_ count: Int) throws {
    var fields = callRow().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    while fields.count < count + 1 { fields.append("\"\"") }
    // The quoted comma of the dial string makes one more part than there are columns.
    let row = fields.prefix(count + 1).joined(separator: ",")
    #expect(try evidence(row + "\n").verdict == .contact)
  }

  @Test func `a batch that is cut off waits for its rest`() {
    let text = callRow() + "\n" + callRow().prefix(80)
    let recognition = ResponseReader(EvidenceRules()).recognise(Array(text.utf8), fileName: "c")
    #expect(recognition == .incomplete(reason: "a call record is cut short"))
  }

  @Test func `a quotation mark that is not closed loses one row`() throws {
    let broken = "\"a,\"b\n"
    let found = try responses(callRow() + "\n" + broken + callRow(id: "1777886100.3") + "\n")
    #expect(found.map(\.kind) == [.response, .notALead, .response])
  }

  @Test(arguments: [40, 90, 150, 200])
  func `a first row that is cut short is called what it is`(length: Int) {
    let bytes = Array(callRow().utf8.prefix(length))
    let found = ResponseReader(EvidenceRules()).recognise(bytes, fileName: "Master.csv")
    #expect(found == .incomplete(reason: "a call record without its end"))
  }
}
