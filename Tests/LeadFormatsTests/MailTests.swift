import LeadFormats
import Testing

@Suite struct MailTests {
  private func mail(_ headers: String, _ body: String) -> String { headers + "\n\n" + body }

  @Test(arguments: ["\n", "\r\n"])
  func `Contact Form 7's mail`(_ lineEnd: String) throws {
    let text = """
      From: My Site <wordpress@site.example>
      Reply-To: ana@example.com
      To: sales@site.example
      Date: Mon, 4 May 2026 11:12:30 +0200
      Message-ID: <1@site.example>
      Subject: My Site "Quote"

      From: Ana Ruiz <ana@example.com>
      Subject: Quote

      Message Body:
      Hola, need a quote

      Note: not before ten

      --\u{20}
      This e-mail was sent from a contact form on My Site (https://site.example)
      """
    let finding = try only(
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd))
    #expect(finding.kind == .lead)
    #expect(finding.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(finding.lead.message?.contains("Hola, need a quote") == true)
    #expect(finding.lead.message?.contains("Note: not before ten") == true)
    #expect(finding.lead.message?.contains("This e-mail") == false)
    #expect(finding.lead.subject == "Quote")
    #expect(finding.lead.mail.messageID == "<1@site.example>")
    #expect(finding.lead.submittedAt.map(RFC3339.write) == "2026-05-04T09:12:30.000Z")
    #expect(finding.lead.submittedAtConfidence == .exact)
  }

  @Test func `a label line and then its value line`() throws {
    let lead = try only(
      mail(
        "From: noreply@forms.example\nTo: sales@firm.example\nSubject: New entry",
        "Name\nAna Ruiz\n\nE-Mail\nana@example.com\n\nTelefon\n+34 600 00 00 01\n\nNachricht\nBitte rufen Sie an.\nDanke"
      )
    ).lead
    #expect(
      lead.contact.written
        == Contact(fullName: "Ana Ruiz", email: "ana@example.com", phone: "+34 600 00 00 01"))
    #expect(lead.message == "Bitte rufen Sie an.\nDanke")
  }

  @Test func `a body's address goes before Reply-To, and that before From`() throws {
    let headers =
      "From: Ben <ben@example.com>\nReply-To: Cleo <cleo@example.com>\nTo: sales@firm.example"
    let labelled = try only(mail(headers, "Name: Ana\nEmail: ana@example.com\nMessage: Hi"))
    #expect(labelled.lead.contact.email == "ana@example.com")
    let free = try only(mail(headers, "Hello, do you have a table for two?"))
    #expect(free.lead.contact.email == "cleo@example.com")
    #expect(free.lead.contact.fullName == "Cleo")
    let plain = try only(
      mail("From: Ben Okoro <ben@example.com>\nTo: sales@firm.example", "Please call me."))
    #expect(plain.lead.contact.written == Contact(fullName: "Ben Okoro", email: "ben@example.com"))
    #expect(plain.lead.message == "Please call me.")
  }

  @Test func `the site's own sender is never the lead`() throws {
    let finding = try only(
      mail(
        "From: Site <info@site.example>\nTo: sales@site.example\nSubject: Form",
        "Name: Ana Ruiz\nPhone: +34600000001\nMessage: Hi"))
    #expect(finding.lead.contact.written == Contact(fullName: "Ana Ruiz", phone: "+34600000001"))
  }

  @Test func `encoded words are undone, split characters joined`() throws {
    let lead = try only(
      mail(
        "From: =?utf-8?Q?Jos=C3=A9_Mu=C3?= =?utf-8?Q?=B1oz?= <jose@example.com>\nTo: x@firm.example\n"
          + "Subject: =?ISO-8859-1?B?SG9sYSD8?= and more",
        "Hello there")
    ).lead
    #expect(lead.contact.fullName == "José Muñoz")
    #expect(lead.subject == "Hola ü and more")
  }

  @Test(arguments: [
    ("quoted-printable", "utf-8", "Name: Jos=C3=A9\nEmail: jose@exam=\nple.com\nMessage: s=C3=AD"),
    ("quoted-printable", "iso-8859-1", "Name: Jos=E9\nEmail: jose@example.com\nMessage: s=ED"),
    ("base64", "UTF-8", "TmFtZTogSm9zw6kKRW1haWw6IGpvc2VAZXhhbXBsZS5jb20KTWVz\nc2FnZTogc8OtCg=="),
  ])
  func `transfer encodings are undone`(_ encoding: String, _ charset: String, _ body: String) throws
  {
    let lead = try only(
      mail(
        "From: noreply@forms.example\nTo: x@firm.example\nContent-Type: text/plain; charset=\"\(charset)\"\n"
          + "Content-Transfer-Encoding: \(encoding)", body)
    ).lead
    #expect(lead.contact.written == Contact(fullName: "José", email: "jose@example.com"))
    #expect(lead.message == "sí")
  }

  @Test func `of several parts the plain one is read, else the HTML without its tags`() throws {
    let head =
      "From: noreply@forms.example\nTo: x@firm.example\nContent-Type: multipart/alternative; boundary=\"B\""
    let html =
      "--B\nContent-Type: text/html\n\n<style>p{}</style><table><tr><td>Name</td><td>Ana &amp; Ben</td></tr><tr><td>Email</td><td><a href=\"mailto:ana@example.com\">ana@example.com</a></td></tr></table>\n"
    let plain = "--B\nContent-Type: text/plain\n\nName: Ana\nEmail: plain@example.com\n"
    let fromHTML = try only(mail(head, html + "--B--\n")).lead
    #expect(fromHTML.contact.written == Contact(fullName: "Ana & Ben", email: "ana@example.com"))
    let fromPlain = try only(mail(head, html + plain + "--B--\n")).lead
    #expect(fromPlain.contact.written == Contact(fullName: "Ana", email: "plain@example.com"))
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
    "X-Failed-Recipients: a@example.com",
    "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
  ])
  func `a bounce, an absence note and a receipt are no leads`(_ header: String) throws {
    let headers = "From: Ana <ana@example.com>\nTo: x@firm.example\nSubject: Re: offer\n" + header
    #expect(try only(mail(headers, "I am away")).kind == .notALead)
  }

  @Test func `a notice that a machine made is normal intake`() throws {
    let headers =
      "From: Forms <noreply@forms.example>\nTo: x@firm.example\nAuto-Submitted: auto-generated\nPrecedence: bulk"
    #expect(try only(mail(headers, "Name: Ana\nEmail: ana@example.com")).kind == .lead)
  }

  @Test func `labelled lines without headers are read as text`() throws {
    let recognition = recognise("Name: Ana Ruiz\nEmail: ana@example.com\nMessage: Hi")
    guard case .findings(let found, .text) = recognition else {
      return _ = Issue.record("\(recognition)")
    }
    #expect(
      found.first?.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }

  @Test func `times and addresses of pages in a message are no labels`() throws {
    let lead = try only(
      mail(
        "From: noreply@forms.example\nTo: x@firm.example",
        "Email: ana@example.com\nMessage: see\nhttps://example.com/page\n10:30 is fine\nEmail: see above\nbye"
      )
    ).lead
    #expect(lead.message == "see\nhttps://example.com/page\n10:30 is fine\nEmail: see above\nbye")
  }
}

/// Mails and texts whose parts lie close together.
@Suite struct LabelTests {
  @Test func `From and Subject and a blank line are a mail`() throws {
    let free = try only("From: Ana Ruiz <ana@example.com>\nSubject: Quote\n\nTen chairs, please.")
    #expect(free.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(free.lead.message == "Ten chairs, please.")
    #expect(free.lead.format == "mail")
    let form = try only("From: Ana <ana@example.com>\nSubject: Quote\n\nMessage Body:\nTen chairs")
    #expect(form.lead.message == "Ten chairs")
  }

  @Test func `From and Subject beside a form's own labels are a text`() throws {
    let lead = try only("From: ana@example.com\nSubject: Quote\nPhone: +34600000001\nMessage: Hi")
      .lead
    #expect(lead.contact.written == Contact(email: "ana@example.com", phone: "+34600000001"))
    #expect(lead.message == "Hi")
    #expect(lead.subject == "Quote")
  }

  @Test func `a label line after the message ends it when its value fits`() throws {
    let lead = try only(
      "From: noreply@forms.example\nTo: x@firm.example\n\n"
        + "Message\nHi, my\nname\nis Ana\n\nPhone\n+34 600 000 001\n\nEmail\n\nana@example.com\n"
    ).lead
    #expect(lead.message == "Hi, my\nname\nis Ana")
    #expect(lead.contact.written == Contact(email: "ana@example.com", phone: "+34 600 000 001"))
  }

  @Test func `a rule ends the message`() throws {
    let lead = try only(
      "Name: Ana\nEmail: ana@example.com\nMessage: Hi\nthere\n---\nDate: May 4, 2026\nRemote IP: 203.0.113.9"
    ).lead
    #expect(lead.message == "Hi\nthere")
    #expect(lead.extra.map(\.key) == ["Date", "Remote IP"])
  }
}
