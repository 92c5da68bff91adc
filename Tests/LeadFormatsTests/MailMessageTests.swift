import LeadFormats
import Testing

/// A mail of header lines and a body.
func message(_ headers: String, _ body: String = "Hello\n") throws -> MailMessage {
  try #require(MailMessage.read(Array((headers + "\n\n" + body).utf8)))
}

@Suite struct MailMessageTests {
  @Test func `headers, mailboxes and ties are read`() throws {
    let mail = try message(
      """
      Return-Path: <bounce@lists.example>
      Received: from a by b
      Received: from c by d
      From: "Ruiz, Ana" <ana@example.com>, Ben <ben@example.com>
      Sender: office@example.com
      Reply-To: Cleo <cleo@example.com>
      To: Team: one@firm.example, Two <two@firm.example>;
      Cc: three@firm.example
      Subject: Three
       chairs
      Date: Mon, 4 May 2026 11:12:30 +0200
      Message-ID: <1@example.com>
      In-Reply-To: Your mail <0@firm.example> of today
      References: <a@firm.example>
       <b@firm.example>
      Content-Type: text/plain
      X-Kept: yes
      """)
    #expect(
      mail.from == [
        .init(name: "Ruiz, Ana", address: "ana@example.com"),
        .init(name: "Ben", address: "ben@example.com"),
      ])
    #expect(mail.sender == .init(address: "office@example.com"))
    #expect(mail.replyTo == [.init(name: "Cleo", address: "cleo@example.com")])
    #expect(mail.to.map(\.address) == ["one@firm.example", "two@firm.example"])
    #expect(mail.cc.map(\.address) == ["three@firm.example"])
    #expect(mail.returnPath == .init(address: "bounce@lists.example"))
    #expect(mail.subject == "Three chairs")
    #expect(mail.date?.milliseconds == 1_777_885_950_000)
    #expect(mail.messageID == "<1@example.com>")
    #expect(mail.inReplyTo == "<0@firm.example>")
    #expect(mail.references == ["<a@firm.example>", "<b@firm.example>"])
    #expect(mail.values("received") == ["from a by b", "from c by d"])
    #expect(mail.headers.suffix(2).map(\.name) == ["Content-Type", "X-Kept"])
    #expect(mail.text == "Hello\n")
  }

  @Test(arguments: [
    ("=?utf-8?Q?Jos=C3=A9_Mu=C3?= =?utf-8?Q?=B1oz?=", "José Muñoz"),
    ("=?utf-8?B?Sm9zw?= =?utf-8?B?6k=?=", "José"),
    ("=?ISO-8859-1?B?SG9sYSD8?= and more", "Hola ü and more"),
    ("=?iso-2022-jp?B?GyRCTCQkPyFBGyhC?=", "未た〜"),
    ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
    ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
    ("=?gb2312?B?xOO6ww==?=", "你好"),
    ("=?big5?B?p0Gmbg==?=", "你好"),
    ("=?euc-kr?B?vsiz58fPvLy/5A==?=", "안녕하세요"),
    ("=?nonsense?Q?caf=C3=A9?=", "café"),
    ("=?utf-8?Q?not closed", "=?utf-8?Q?not closed"),
  ])
  func `encoded words are undone, also where a character is split`(
    _ written: String, _ text: String
  ) throws {
    #expect(try message("From: a@example.com\nSubject: \(written)").subject == text)
    let named = try message("From: \(written) <a@example.com>\nTo: b@example.com")
    if !written.hasSuffix("closed") { #expect(named.from.first?.name == text) }
  }

  @Test func `raw bytes in a header are UTF-8, else Windows-1252`() throws {
    let bytes = Array("From: a@example.com\nSubject: caf".utf8)
    #expect(MailMessage.read(bytes + [0xC3, 0xA9] + Array("\n\nx".utf8))?.subject == "café")
    #expect(
      MailMessage.read(bytes + [0xE9, 0x20, 0x80] + Array("\n\nx".utf8))?.subject == "café €")
  }

  @Test func `what does not begin like a mail is none`() {
    for text in ["", "\n\n", "Hello there", "{\"from\": 1}", "Name: Ana\nPhone: 1\n\nx", "From"] {
      #expect(MailMessage.read(Array(text.utf8)) == nil)
    }
  }

  @Test func `an mbox line, a byte order mark and empty lines go before a mail`() throws {
    for start in ["From ana@example.com Mon May  4 09:12:30 2026\n", "\u{FEFF}", "\r\n\r\n"] {
      let mail = try message(start + "From: ana@example.com\nSubject: Hi")
      #expect(mail.from.first?.address == "ana@example.com")
      #expect(mail.subject == "Hi")
    }
  }

  @Test func `a mail may have no body, and end anywhere`() throws {
    let whole = """
      From: Ana <ana@example.com>
      Subject: =?utf-8?B?SG9sYQ==?=
      Content-Type: multipart/mixed; boundary="B"

      --B
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Jos=C3=A9
      --B
      Content-Type: text/html

      <table><tr><td>Name</td><td>Ana</td></tr></table>
      --B--
      """
    let bytes = Array(whole.utf8)
    for count in 0...bytes.count {
      let mail = MailMessage.read(Array(bytes[..<count]))
      #expect((mail == nil) == (count < 5), "\(count) bytes")
    }
    #expect(MailMessage.read(Array("From: ana@example.com".utf8))?.text == "")
  }

  @Test func `the first of doubled fields counts, and all are kept`() throws {
    let mail = try message("From: ana@example.com\nSubject: one\nSubject: two\nMessage-ID: <1@x>")
    #expect(mail.subject == "one")
    #expect(mail.values("Subject") == ["one", "two"])
  }
}

@Suite struct MailTextTests {
  @Test func `parts beside each other are one text, alternatives are not`() throws {
    let mail = try message(
      "From: a@example.com\nContent-Type: multipart/mixed; boundary=M",
      """
      --M
      Content-Type: multipart/alternative; boundary=A

      --A
      Content-Type: text/plain

      plain
      --A
      Content-Type: text/html

      <p>html</p>
      --A--
      --M
      Content-Type: text/plain

      footer
      --M
      Content-Type: text/plain; name="notes.txt"
      Content-Disposition: attachment

      attached
      --M
      Content-Type: text/x-vcard; charset=UTF-8; name="=?utf-8?Q?caf=C3=A9.vcf?="
      Content-Transfer-Encoding: base64

      QkVHSU46VkNBUkQ=
      --M--
      """)
    #expect(mail.text == "plain\nfooter")
    #expect(mail.attachments.map(\.fileName) == ["notes.txt", "café.vcf"])
    #expect(mail.attachments.map(\.mediaType) == ["text/plain", "text/x-vcard"])
    #expect(
      mail.attachments.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "attached", "BEGIN:VCARD",
      ])
  }

  @Test func `HTML becomes text, its tables of two columns rows`() throws {
    let mail = try message(
      "From: a@example.com\nContent-Type: text/html; charset=utf-8",
      """
      <html><head><title>no</title><style>p{}</style></head><body><!-- <b>no</b> -->
      <p>Dear   team,<br>see&nbsp;below &amp; &#8364; &lt;b&gt;</p>
      <table><tr><td colspan=2><h1>New entry</h1><table>
      <tr><th>Name:</th><td>Ana <b>Ruiz</b></td></tr>
      <tr><td>Message</td><td><p>one</p><p>two<br>three</p></td></tr>
      <tr><td colspan="2"><strong>Phone</strong></td></tr>
      <tr><td width="20">&nbsp;</td><td><a href="tel:1">+34 600 000 001</a></td></tr>
      </table></td></tr></table>
      <blockquote>old<br>words</blockquote><script>if (a < b) {}</script>end</body></html>
      """)
    #expect(
      mail.htmlRows == [
        .init(label: "Name", value: "Ana Ruiz"), .init(label: "Message", value: "one\ntwo\nthree"),
        .init(label: "Phone", value: "+34 600 000 001"),
      ])
    #expect(mail.text.hasPrefix("Dear team,\nsee below & € <b>\n\nNew entry\nName:\nAna Ruiz\n"))
    #expect(mail.text.hasSuffix("> old\n> words\nend"))
    #expect(!mail.text.contains("no"))
  }

  @Test func `flowing lines are joined`() throws {
    let mail = try message(
      "From: a@example.com\nContent-Type: text/plain; format=flowed; delsp=no",
      "one \ntwo\nthree\n> four \n> five\n  six\n-- \nAna\n")
    #expect(mail.text == "one two\nthree\n> four five\n six\n-- \nAna\n")
    let joined = try message(
      "From: a@example.com\nContent-Type: text/plain; format=flowed; delsp=yes", "東 \n京\n")
    #expect(joined.text == "東京\n")
  }

  @Test(
    arguments: [
      ("iso-8859-1", [0x63, 0xE9, 0x80], "cé€"), ("iso-8859-2", [0xB1], "ą"),
      ("iso-8859-5", [0xBF], "П"), ("iso-8859-7", [0xE1], "α"), ("iso-8859-8-i", [0xE0], "א"),
      ("iso-8859-9", [0xFE], "ş"), ("iso-8859-15", [0xA4], "€"), ("windows-1250", [0xB9], "ą"),
      ("windows-1251", [0xCF], "П"), ("windows-1253", [0xE1], "α"), ("windows-1254", [0xFE], "ş"),
      ("windows-1255", [0xE0], "א"), ("windows-1256", [0xC7], "ا"), ("windows-1257", [0xF0], "š"),
      ("windows-1258", [0xF5], "ơ"), ("koi8-r", [0xF0], "П"), ("koi8-u", [0xA4], "є"),
      ("gb2312", [0xC4, 0xE3], "你"), ("gbk", [0xC4, 0xE3], "你"), ("gb18030", [0xC4, 0xE3], "你"),
      ("big5", [0xA7, 0x41], "你"), ("shift_jis", [0x87, 0x40, 0x93, 0x8C], "①東"),
      ("euc-jp", [0xC5, 0xEC], "東"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x45, 0x6C, 0x1B, 0x28, 0x42], "東"),
      ("euc-kr", [0xBE, 0xC8], "안"), ("ks_c_5601-1987", [0xBE, 0xC8], "안"),
      ("utf-7", [0x2B, 0x41, 0x4F, 0x6B, 0x2D], "é"), ("utf-16", [0xFE, 0xFF, 0x00, 0xE9], "é"),
      ("utf-16le", [0xE9, 0x00], "é"), ("us-ascii", [0xC3, 0xA9], "é"),
      ("utf-8", [0xE9, 0x20], "é "),
      ("nonsense", [0xC3, 0xA9], "é"), ("\"utf-8\"", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)])
  func `charsets are read by their names`(_ charset: String, _ bytes: [UInt8], _ text: String)
    throws
  {
    let head = Array("From: a@example.com\nContent-Type: text/plain; charset=\(charset)\n\n".utf8)
    #expect(MailMessage.read(head + bytes)?.text == text)
  }
}
