import LeadFormats
import Testing

@Suite struct MailEvidenceTests {
  private let head = [
    "From: Ana Ruiz <Ana@firm.example>", "To: Ida <ida@customer.example>", "Cc: ben@firm.example",
    "Date: Mon, 4 May 2026 11:12:30 +0200", "Message-ID: <a1@firm.example>", "Subject: Re: Quote",
  ]

  @Test func `a person's mail is a contact with whom it went to`() throws {
    let found = try evidence(
      mail(
        head + [
          "In-Reply-To: <l1@customer.example>", "References: <l0@x.example> <l1@customer.example>",
        ]))
    #expect(found.what == .sentMail)
    #expect(found.verdict == .contact)
    #expect(found.from == ["email:ana@firm.example"])
    #expect(found.to == ["email:ida@customer.example", "email:ben@firm.example"])
    #expect(found.answers == ["l0@x.example", "l1@customer.example"])
    #expect(found.messageID == "a1@firm.example")
    #expect(found.at.map(RFC3339.write) == "2026-05-04T09:12:30.000Z")
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply",
    "Auto-Submitted: auto-generated; x=1",
  ])
  func `an automatic mail never is one`(_ header: String) throws {
    #expect(try evidence(mail(head + [header])).verdict == .automaticAcknowledgement)
  }

  @Test func `a bounce names the mail and whom it did not reach`() throws {
    let text = mail(
      [
        "From: MAILER-DAEMON@mx.example", "To: ana@firm.example", "Subject: Undelivered Mail",
        "Message-ID: <b1@mx.example>", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
      ],
      """
      --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\
      \r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ida@customer.example\r\n\
      Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
      Message-ID: <a1@firm.example>\r\nFrom: ana@firm.example\r\n\r\n--b--
      """)
    let found = try evidence(text)
    #expect(found.what == .bounce)
    #expect(found.verdict == .reopen)
    #expect(found.to == ["email:ida@customer.example"])
    #expect(found.answers == ["a1@firm.example"])
  }

  @Test func `words are those of the writer, folded`() throws {
    let text =
      "Dear Ida,\r\nyour  QUOTE is ready.\r\n\r\nOn Mon, 4 May 2026, Ida <ida@customer.example> wrote:\r\n> please\r\n"
    let found = try evidence(mail(head, text))
    #expect(found.words == "dear ida, your quote is ready.")
  }

  @Test func `a reply to an alert carries its key, its word and its note`() throws {
    let key = "0123456789abcdef0123456789abcdef"
    let id = AlertMessageID.header(key: key, host: "leads.example.com")
    #expect(AlertMessageID.key(in: id) == key)
    #expect(AlertMessageID.key(in: "<leadclock.short@x>") == nil)
    let found = try evidence(
      mail(
        ["From: ana@firm.example", "To: leadclock@firm.example", "In-Reply-To: \(id)"],
        "Called. Wants a quote by Friday\r\n\r\n-- \r\nAna Ruiz, sales\r\n"))
    #expect(found.what == .alertReply)
    #expect(found.notifications == [key])
    #expect(found.deed == .contact)
    #expect(found.channel == "call")
    #expect(found.note == "Wants a quote by Friday")
  }

  @Test(arguments: [
    ("mine", ResponseKind.claim), ("Meins!", .claim), ("mía", .claim), ("angerufen", .contact),
    ("Llamado", .contact), ("appelé, il rappelle", .contact), ("chiamato", .contact),
    ("gebeld", .contact), ("ringt", .contact), ("zadzwoniłem", .contact), ("soitin", .contact),
    ("respondido", .contact), ("svarat", .contact), ("versucht", .attempt),
    ("geprobeerd", .attempt),
    ("próbowałem", .attempt), ("SPAM", .close), ("nein", .close), ("não", .close),
    ("電話しました。", .contact), ("позвонил", .contact),
  ])
  func `the first word is understood in every language`(
    _ text: String, _ deed: ResponseKind
  ) throws {
    let id = AlertMessageID.header(key: String(repeating: "a", count: 32), host: "h.example")
    let found = try evidence(
      mail(
        [
          "From: ana@firm.example", "To: l@firm.example", "In-Reply-To: \(id)",
          "Content-Type: text/plain; charset=utf-8",
        ], text))
    #expect(found.deed == deed)
  }

  @Test func `a reply whose first word says nothing does nothing`() throws {
    let id = AlertMessageID.header(key: String(repeating: "a", count: 32), host: "h.example")
    let found = try evidence(
      mail(["From: ana@firm.example", "To: l@firm.example", "In-Reply-To: \(id)"], "Thanks, seen"))
    #expect(found.what == .alertReply)
    #expect(found.deed == nil)
  }

  @Test func `what the reader hands over reads back as it was`() throws {
    let finding = try #require(try responses(mail(head)).first)
    #expect(try Finding(json: finding.json) == finding)
    let call = try #require(try responses(callRow() + "\n").first)
    #expect(try Finding(json: call.json) == call)
  }
}
