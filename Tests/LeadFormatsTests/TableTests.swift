import Testing

@testable import LeadFormats

@Suite struct TableTests {
  private let ana = Contact(fullName: "Ana Ruiz", email: "ana@example.com", phone: "+34600000001")

  @Test(arguments: [
    "Name,Email,Phone\nAna Ruiz,ana@example.com,+34600000001\n",
    "\u{FEFF}Name;E-Mail;Telefon\r\nAna Ruiz;ana@example.com;+34600000001\r\n",
    "Nombre\tCorreo\tTeléfono\nAna Ruiz\tana@example.com\t+34600000001\n",
    "name|email|phone|ref\nAna Ruiz|ana@example.com|+34600000001|\n",
    "sep=;\nName;Email;Phone\n\"Ana Ruiz\";\"ana@example.com\";\"+34600000001\"\n",
    "Phone, Name, Email\n+34600000001, Ana Ruiz, ana@example.com\n\n",
    "Ana Ruiz,ana@example.com,+34600000001\n",
    "Name,Ana Ruiz\nEmail,ana@example.com\nPhone,+34600000001\n",
    "お名前,メールアドレス,電話番号\nAna Ruiz,ana@example.com,+34600000001\n",
  ])
  func `a table of one lead is read whatever separates its cells`(_ text: String) throws {
    let finding = try only(text)
    #expect(finding.lead.contact == ana)
    #expect(finding.warnings == [])
  }

  @Test func `quoted cells hold separators, line ends and quotation marks`() throws {
    let found = try findings(
      """
      name,email,message
      "Ruiz, Ana",ana@example.com,"She said ""hello"",
      and more"
      Eva,eva@example.com,"5" screen, please"
      Zoë,zoe@example.com,plain

      """)
    #expect(found.map(\.lead.contact.fullName) == ["Ruiz, Ana", "Eva", "Zoë"])
    #expect(
      found.map(\.lead.message) == ["She said \"hello\",\nand more", "5\" screen, please", "plain"])
    #expect(found.allSatisfy { $0.warnings.isEmpty })
  }

  @Test func `a broken row costs only itself and names its line`() throws {
    let found = try findings(
      """
      name,email,phone,message
      Ana,ana@example.com,,"open
      Eva,eva@example.com,600 000 002,Hi, I would like, a quote
      Zoë,zoe@example.com,600 000 003,Hi
      Li,li@example.com

      """)
    #expect(found.count == 4)
    #expect(
      found.map(\.lead.contact.email) == [
        "ana@example.com", "eva@example.com", "zoe@example.com", "li@example.com",
      ])
    #expect(
      found[0].warnings == [
        "line 2: a quotation mark is not closed; read by what its values look like"
      ])
    #expect(
      found[1].warnings == [
        "line 3: 6 cells where 4 are expected; read by what its values look like"
      ])
    #expect(found[1].lead.contact.phone == "600 000 002")
    #expect(found[2].warnings.isEmpty)
    #expect(found[3].warnings == ["line 5: 2 cells where 4 are expected"])
  }

  @Test func `a row that ends nowhere says so`() throws {
    let text = "name,email\nEva,eva@example.com\nAna,ana@example.co"
    let found = try findings(text)
    #expect(found[0].warnings.isEmpty)
    #expect(found[1].warnings == ["line 3 has no end and may be cut off"])
    let open = "name,email,message\nAna,ana@example.com,\"Need a"
    #expect(
      recognise(open) == .incomplete(reason: "a table that ends inside quotation marks"))
    #expect(recognise("name,email\n") == .incomplete(reason: "a table with a header and no rows"))
  }

  @Test func `many rows are many leads, in order`() throws {
    let rows = (0..<500).map { "P\($0),p\($0)@example.com,2026-05-04T09:12:30Z" }
    let found = try findings("name,email,created_at\n" + rows.joined(separator: "\n") + "\n")
    #expect(found.map(\.lead.contact.email) == (0..<500).map { "p\($0)@example.com" })
    #expect(found.allSatisfy { $0.lead.submittedAtConfidence == .exact })
  }

  @Test(arguments: [
    "\"\",\"2000\",\"0034600000001\",\"from-internal\",\"x\",\"c\",\"d\",\"Dial\",\"y\",\"2026-05-04 09:15:00\",\"ANSWERED\"\n",
    "Dear Ana,\nthank you, all is well, thank you,\nBen, Berlin\n", "a,b\nc,d\n",
    "date,amount\n2026-05-04,12\n", "1,2,3\n4,5,6\n",
  ])
  func `words with commas, call records and other tables are no leads`(_ text: String) {
    guard case .unrecognised = recognise(text) else {
      return _ = Issue.record("\(recognise(text))")
    }
  }

  @Test func `labelled lines with commas stay labelled lines`() throws {
    let lead = try only("Name: Ana, Ruiz\nEmail: ana@example.com\nMessage: Hi, I ask\n").lead
    #expect(lead.contact.email == "ana@example.com")
    #expect(lead.message == "Hi, I ask")
  }

  @Test func `quotation marks that never close are read in one pass`() {
    let clock = ContinuousClock()
    for line in ["\"a,b\n", "\"\n", "a,\"\n", "\"a\"b,\"c\n", ",\"x\"\"\n"] {
      let text = "name,email\n" + String(repeating: line, count: 300_000 / line.utf8.count)
      #expect(clock.measure { _ = recognise(text) } < .seconds(10), "\(line)")
    }
  }
}

@Suite struct MailboxTests {
  private func mail(_ name: String) -> String {
    """
    From \(name)@example.com Mon May  4 09:12:30 2026
    From: \(name) <\(name)@example.com>
    To: sales@firm.example
    Subject: Quote

    Hello,
    >From Monday on I need it. From here too.

    From now on, that is.

    """
  }

  @Test func `each mail of a mailbox is a lead`() throws {
    let text = ["ana", "eva", "zoe"].map { mail($0) + "\n" }.joined()
    let recognition = recognise(text)
    guard case .findings(let found, .mbox) = recognition else {
      return _ = Issue.record("\(recognition)")
    }
    #expect(
      found.map(\.lead.contact.email) == ["ana@example.com", "eva@example.com", "zoe@example.com"])
    for finding in found {
      #expect(finding.lead.message?.contains("From Monday on") == true)
      #expect(finding.lead.message?.contains(">From") == false)
      #expect(finding.lead.message?.contains("From now on") == true)
    }
  }

  @Test func `one mail after a From line is a mail`() throws {
    guard case .findings(let found, .mail) = recognise(mail("ana")) else {
      return _ = Issue.record("no mail")
    }
    #expect(found[0].lead.contact.email == "ana@example.com")
  }
}
