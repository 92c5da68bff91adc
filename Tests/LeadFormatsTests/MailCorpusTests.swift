import Foundation
import LeadFormats
import Testing

/// A mail of the corpus and what must be read in it.
struct MailCase: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let expected: JSONValue

  var testDescription: String { name }

  static let all: [MailCase] = {
    let folder = String(#filePath.dropLast("MailCorpusTests.swift".count)) + "Corpus/mail/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".eml") }.sorted().compactMap { name in
      guard let bytes = FileManager.default.contents(atPath: folder + name),
        let text = FileManager.default.contents(atPath: folder + name + ".expected.json"),
        let expected = try? JSONReader.read(Array(text))
      else { return nil }
      return MailCase(name: name, bytes: Array(bytes), expected: expected)
    }
  }()
}

@Suite struct MailCorpusTests {
  @Test func `the corpus is there`() { #expect(MailCase.all.count >= 50) }

  @Test(arguments: MailCase.all)
  func `a mail is read as expected`(_ mail: MailCase) throws {
    let recognition = Recogniser(ownDomains: ["firm.example"]).recognise(
      mail.bytes, fileName: "mail")
    guard case .findings(let findings, .mail) = recognition else {
      return _ = Issue.record("\(mail.name): \(recognition)")
    }
    try #require(findings.count == 1, "\(mail.name): \(findings.count) findings")
    let finding = findings[0]
    let lead = finding.lead
    #expect(finding.kind.rawValue == mail.expected["kind"]?.text, "\(finding.reasons)")
    if let contact = mail.expected["contact"] {
      #expect(
        lead.contact.written
          == Contact(
            fullName: contact["full_name"]?.text, firstName: contact["first_name"]?.text,
            lastName: contact["last_name"]?.text, email: contact["email"]?.text,
            phone: contact["phone"]?.text, company: contact["company"]?.text))
    }
    if let message = mail.expected["message"] { #expect(lead.message == message.text) }
    if let subject = mail.expected["subject"] { #expect(lead.subject == subject.text) }
    if let id = mail.expected["external_id"] { #expect(lead.externalID == id.text) }
    if let ties = mail.expected["mail"] {
      #expect(lead.mail.messageID == ties["message_id"]?.text)
      #expect(lead.mail.inReplyTo == ties["in_reply_to"]?.text)
      #expect(lead.mail.references == ties["references"]?.elements?.compactMap(\.text))
    }
    for field in mail.expected["extra"]?.members ?? [] {
      let values = lead.extra.first { $0.key == field.name }?.values
      #expect(values == field.value.elements?.compactMap(\.text))
    }
  }

  @Test(arguments: MailCase.all)
  func `a mail that is cut anywhere neither traps nor names a stranger`(_ mail: MailCase) {
    let recogniser = Recogniser(ownDomains: ["firm.example"])
    let own = mail.expected["contact"]?["email"]?.text ?? ""
    for count in stride(from: 0, to: mail.bytes.count, by: 37) {
      guard
        case .findings(let findings, _) = recogniser.recognise(
          Array(mail.bytes[..<count]), fileName: "mail.eml")
      else { continue }
      for finding in findings {
        // A domain may be cut as well.
        guard finding.kind == .lead, let email = finding.lead.contact.email else { continue }
        #expect(
          !email.hasSuffix("firm.example") || own.isEmpty, "\(mail.name) at \(count): \(email)")
      }
    }
  }
}
