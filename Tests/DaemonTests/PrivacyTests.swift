import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclockd

/// What somebody writes into a form or a file never reaches the journal.
@Suite struct PrivacyTests {
  private static let personal = [
    "ida", "quist", "ida@customer.example", "customer.example", "+34600100001", "34600100001",
    "600100001", "secret-name", "marzipan",
  ]

  /// Every text a reader could hand over, filled with somebody's data.
  private static var lead: CanonicalLead {
    var lead = CanonicalLead(format: "Ida Quist ida@customer.example")
    lead.source = "Ida Quist +34600100001"
    lead.externalID = "Ida-Quist-34600100001"
    lead.formID = "ida@customer.example"
    lead.formName = "Ida Quist"
    lead.contact = Contact(
      fullName: "Ida Quist", firstName: "Ida", lastName: "Quist", email: "ida@customer.example",
      phone: "+34600100001", phoneE164: "+34600100001", company: "Quist", jobTitle: "Ida")
    lead.message = "marzipan for Ida Quist"
    lead.subject = "marzipan"
    lead.pageURL = "https://customer.example/?email=ida@customer.example"
    lead.campaign.name = "Ida Quist"
    lead.consent = ["Ida Quist"]
    lead.extra = [CanonicalLead.Extra(key: "ida@customer.example", values: ["+34600100001"])]
    return lead
  }

  private static func file(
    _ content: TakenFile.Content, _ number: UInt64, in folder: WatchedFolder
  ) throws -> TakenFile {
    let candidate = Made.candidate("secret-name \(number) ida@customer.example.json", in: folder)
    var facts = folder.folder!.facts
    facts.inode = number
    return TakenFile(
      candidate: candidate, facts: facts, digest: [UInt8(number)],
      arrivedAt: Instant(milliseconds: 1_000_000), content: content)
  }

  /// Responses of every kind, with somebody's data wherever they may hold text.
  private static var responses: [ResponseFile] {
    ResponseKind.allCases.enumerated().map { number, kind in
      var response = ResponseFile(id: "Ida Quist \(number)", kind: kind, lead: "L-1")
      response.channel = "ida@customer.example"
      response.by = "ben"
      response.note = "marzipan for Ida Quist"
      response.nextStep = .init(what: "call +34600100001", due: nil, waitingOn: .them)
      response.to = "ben"
      return response
    }
  }

  @Test func `no entry names a person, an address, a number or a file`() throws {
    let folder = TemporaryFolder()
    let host = try Made.host(folder)
    let inbox = try Made.watched("spool/inbox", in: folder, role: .inbox(source: nil))
    var batch = Batch()
    let kinds: [FindingKind] = [.lead, .lead, .signal, .test, .notALead]
    for (number, kind) in kinds.enumerated() {
      let finding = Finding(
        kind: kind, reasons: ["Ida Quist"], warnings: ["ida@customer.example"], lead: Self.lead)
      batch.append(
        try Self.file(.leads([finding], source: nil), UInt64(number + 1), in: inbox), at: 0)
    }
    for (number, response) in Self.responses.enumerated() {
      batch.append(
        try Self.file(.response(response, uid: 0), UInt64(number + 100), in: inbox), at: 0)
    }
    #expect(
      host.commit(&batch, Made.time(2_000_000), lastScan: nil), "\(host.trouble.debugDescription)")
    // One that nobody answers.
    var other = Self.lead
    other.externalID = nil
    other.contact.email = "quist@customer.example"
    let finding = Finding(kind: .lead, lead: other)
    batch = Batch()
    batch.append(try Self.file(.leads([finding], source: nil), 99, in: inbox), at: 0)
    #expect(host.commit(&batch, Made.time(2_000_000), lastScan: nil))
    #expect(host.commit(&batch, Made.time(9_000_000), lastScan: nil))
    let events = try host.ledger.events(after: 0, limit: 1000)
    let kindsTold = Set(events.map(\.kind))
    #expect(
      kindsTold.isSuperset(of: [
        .leadReceived, .leadDuplicate, .signalReceived, .testReceived, .leadAnswered,
        .responseRecorded, .ownerChanged, .leadClosed, .leadReopened, .levelReached,
      ]), "\(kindsTold)")
    for event in events {
      guard let entry = JournalEntry(event, zone: host.settings.timezone) else { continue }
      for text in [entry.message] + entry.fields.map(\.value) {
        let lower = text.lowercased()
        for word in Self.personal { #expect(!lower.contains(word), "\(event.kind): \(text)") }
      }
    }
  }

  @Test func `what real handlers write reaches no entry either`() throws {
    let folder = TemporaryFolder()
    let host = try Made.host(folder)
    let inbox = try Made.watched("spool/inbox", in: folder, role: .inbox(source: nil))
    let texts = [
      #"{"name":"Ida Quist","email":"ida@customer.example","phone":"+34600100001","message":"marzipan","form":"Ida Quist","source":"ida@customer.example"}"#,
      "name=Ida+Quist&email=ida%40customer.example&phone=%2B34600100001&message=marzipan",
      "From: Ida Quist <ida@customer.example>\nSubject: marzipan\n\nName: Ida Quist\nPhone: +34600100001\n",
      #"{"name":"Ida Quist","message":"marzipan"}"#,
      #"{"email":"ida@customer.example","test":true,"name":"Ida Quist"}"#,
    ]
    var batch = Batch()
    for (number, text) in texts.enumerated() {
      let name = "secret-name.json"
      let recognition = Recogniser(ownDomains: []).recognise(Array(text.utf8), fileName: name)
      let content: TakenFile.Content =
        switch recognition {
        case .findings(let findings, _): .leads(findings, source: nil)
        case .incomplete(let reason), .unrecognised(let reason): .unusable(reason)
        }
      batch.append(try Self.file(content, UInt64(number + 1), in: inbox), at: 0)
    }
    #expect(host.commit(&batch, Made.time(2_000_000), lastScan: nil))
    let events = try host.ledger.events(after: 0, limit: 1000)
    #expect(events.count >= texts.count)
    for event in events {
      guard let entry = JournalEntry(event, zone: host.settings.timezone) else { continue }
      for text in [entry.message] + entry.fields.map(\.value) {
        let lower = text.lowercased()
        for word in Self.personal { #expect(!lower.contains(word), "\(event.kind): \(text)") }
      }
    }
  }
}
