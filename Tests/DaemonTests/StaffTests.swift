import LeadClock
import LeadFormats
import Settings
import Testing

@testable import leadclockd

/// Who did what to whom in a record from elsewhere.
@Suite struct StaffTests {
  private let staff: Staff

  init() throws {
    let folder = TemporaryFolder()
    let text = """
      spool: \(folder.path)/spool
      state: \(folder.path)/state
      region: DE
      own-domains: [firm.example]
      people:
        ana: { emails: [Ana@Firm.example], phones: ["+4930111222"], extensions: ["2000"] }
        ben: { emails: [ben@other.example], extensions: ["2001"] }
      policies:
        default: { calendar: always }
      """
    staff = Staff(try Settings.read(Array(text.utf8), path: "leadclock.yaml"))
  }

  private func seen(
    _ what: Evidence.What, from: [String], to: [String], _ verdict: Evidence.Verdict = .contact,
    inward: Evidence.Verdict = .engaged, direction: Evidence.Direction? = nil
  ) -> SeenEvidence {
    var evidence = Evidence(what: what, id: "a")
    evidence.from = from
    evidence.to = to
    evidence.verdict = verdict
    evidence.verdictInward = inward
    evidence.direction = direction
    return SeenEvidence(evidence, staff: staff)
  }

  private let lead = "email:ida@customer.example"
  private let number = "phone:+34600000001"

  @Test func `a person's mail is theirs, whatever the case of the address`() {
    let mail = seen(
      .sentMail, from: ["email:ana@firm.example"], to: [lead, "email:ben@other.example"])
    #expect(mail.by == PersonID(0))
    #expect(mail.others == [lead])
    #expect(mail.verdict == .contact)
  }

  @Test func `a mail of the firm that no person sent is an acknowledgement`() {
    let mail = seen(.sentMail, from: ["email:info@firm.example"], to: [lead])
    #expect(mail.verdict == .automaticAcknowledgement)
    #expect(mail.by == nil)
  }

  @Test func `colleagues among themselves do nothing`() {
    let mail = seen(
      .sentMail, from: ["email:ana@firm.example"], to: ["email:ben@other.example"])
    #expect(mail.verdict == .nothing)
    #expect(seen(.call, from: ["extension:2000"], to: ["extension:2001"]).verdict == .nothing)
  }

  @Test func `a stranger's mail is the other side's`() {
    let mail = seen(.sentMail, from: [lead], to: ["email:ana@firm.example"])
    #expect(mail.verdict == .engaged)
    #expect(mail.others == [lead])
    #expect(mail.by == nil)
  }

  @Test func `an outgoing call is the extension's, and somebody's when nobody has it`() {
    #expect(seen(.call, from: ["extension:2001"], to: [number]).by == PersonID(1))
    let unknown = seen(.call, from: ["phone:2999", "extension:2999"], to: [number])
    #expect(unknown.verdict == .contact)
    #expect(unknown.by == nil)
  }

  @Test func `a number is a person's however it is written`() {
    let keys = PartyKeys.phone("030 111222", PhoneRules(region: "DE"))
    #expect(seen(.call, from: keys, to: [number]).by == PersonID(0))
  }

  @Test func `an incoming call is answered by the person who took it`() {
    let taken = seen(.call, from: [number], to: ["extension:2000"], inward: .contact)
    #expect(taken.verdict == .contact)
    #expect(taken.by == PersonID(0))
    #expect(taken.others == [number])
    let missed = seen(.call, from: [number], to: ["extension:2000"], .attempt)
    #expect(missed.verdict == .engaged)
  }

  @Test func `a call between strangers is nobody's`() {
    #expect(seen(.call, from: [number], to: ["phone:+34600000002"]).verdict == .nothing)
  }

  @Test func `a message that no person sent is an acknowledgement`() {
    let own = seen(.sms, from: ["phone:+4930111222"], to: [number], direction: .outward)
    #expect(own.verdict == .contact)
    let machine = seen(.sms, from: ["phone:+4930999999"], to: [number], direction: .outward)
    #expect(machine.verdict == .automaticAcknowledgement)
  }
}
