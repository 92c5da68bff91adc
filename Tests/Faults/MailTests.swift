import Foundation
import Testing

/// Mails in the confined reader, which can open no file: everything that reading them needs was
/// loaded before.
@Suite struct MailTests {
  /// A text in the character set of a mail's subject and body, quoted-printable.
  private static let charsets = [
    ("iso-8859-1", "=5A=6F=EB", "Zoë"),
    ("iso-8859-2", "=A3=F3=64=BC", "Łódź"),
    ("iso-8859-3", "=A6=6F", "Ĥo"),
    ("iso-8859-4", "=AA=72=69=6B=73", "Ēriks"),
    ("iso-8859-5", "=BF=E0=D8=D2=D5=E2", "Привет"),
    ("iso-8859-6", "=E5=D1=CD=C8=C7", "مرحبا"),
    ("iso-8859-7", "=C3=E5=E9=DC", "Γειά"),
    ("iso-8859-8", "=F9=EC=E5=ED", "שלום"),
    ("iso-8859-9", "=DE=75=6C=65", "Şule"),
    ("iso-8859-10", "=AE=6C=61", "Ūla"),
    ("iso-8859-11", "=E4=B7=C2", "ไทย"),
    ("iso-8859-13", "=C0=FE=75=6F=6C=73", "Ąžuols"),
    ("iso-8859-14", "=D0=79=6E", "Ŵyn"),
    ("iso-8859-15", "=5A=6F=EB=20=A4", "Zoë €"),
    ("iso-8859-16", "=DE=61=72=61", "Țara"),
    ("windows-1250", "=A3=F3=64=9F", "Łódź"),
    ("windows-1251", "=CF=F0=E8=E2=E5=F2", "Привет"),
    ("windows-1252", "=5A=6F=EB=20=80", "Zoë €"),
    ("windows-1253", "=C3=E5=E9=DC", "Γειά"),
    ("windows-1254", "=DE=75=6C=65", "Şule"),
    ("windows-1255", "=F9=EC=E5=ED", "שלום"),
    ("windows-1256", "=E3=D1=CD=C8=C7", "مرحبا"),
    ("windows-1257", "=C0=FE=75=6F=6C=73", "Ąžuols"),
    ("windows-1258", "=D0=E0", "Đà"),
    ("koi8-r", "=F0=D2=C9=D7=C5=D4", "Привет"),
    ("koi8-u", "=EB=C9=A7=D7", "Київ"),
    ("gb2312", "=C4=E3=BA=C3", "你好"),
    ("gbk", "=C4=E3=BA=C3", "你好"),
    ("gb18030", "=C4=E3=BA=C3", "你好"),
    ("big5", "=A7=41=A6=6E", "你好"),
    ("iso-2022-jp", "=1B=24=42=45=6C=35=7E=1B=28=42", "東京"),
    ("shift_jis", "=93=8C=8B=9E", "東京"),
    ("euc-jp", "=C5=EC=B5=FE", "東京"),
    ("euc-kr", "=BE=C8=B3=E7", "안녕"),
    ("utf-7", "=5A=6F=2B=41=4F=73=2D", "Zoë"),
    ("utf-16", "=FF=FE=5A=00=6F=00=EB=00", "Zoë"),
    ("utf-8", "=5A=6F=C3=AB=20=E6=9D=B1=E4=BA=AC", "Zoë 東京"),
  ]

  private static func mail(
    _ charset: String, _ quoted: String, number: Int, date: String = now
  ) -> String {
    """
    Return-Path: <ida\(number)@customer.example>
    From: =?\(charset)?Q?\(quoted)?= <ida\(number)@customer.example>
    To: Team: sales@firm.example, =?\(charset)?Q?\(quoted)?= <info@firm.example>;
    Date: \(date)
    Message-ID: <\(number)@customer.example>
    Subject: =?\(charset)?Q?\(quoted)?=
    Content-Type: multipart/mixed; boundary="M"

    --M
    Content-Type: multipart/alternative; boundary="A"

    --A
    Content-Type: text/plain; charset="\(charset)"
    Content-Transfer-Encoding: quoted-printable

    \(quoted)
    --A
    Content-Type: text/html; charset="\(charset)"
    Content-Transfer-Encoding: quoted-printable

    <p>no</p>
    --A--
    --M
    Content-Type: image/png; name="=?\(charset)?Q?\(quoted)?="
    Content-Disposition: attachment; filename*=\(charset)''a.png
    Content-Transfer-Encoding: base64

    QUJD
    --M--
    """
  }

  /// As mails write the time; an older one would be history.
  private static var now: String {
    let form = DateFormatter()
    form.locale = Locale(identifier: "en_US_POSIX")
    form.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z '(CET)'"
    return form.string(from: Date())
  }

  @Test func `the confined reader knows the character sets of real mail`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      for (number, (charset, quoted, _)) in Self.charsets.enumerated() {
        try bench.drop(Self.mail(charset, quoted, number: number), as: "\(number).eml")
      }
      try await bench.settle(leads: Self.charsets.count)
      #expect(bench.entries("file-quarantined").isEmpty)
      let bodies = bench.bodies
      for (number, (charset, _, text)) in Self.charsets.enumerated() {
        let body = try #require(bodies.first { $0.contains("ida\(number)@") })
        #expect(body.contains("\"message\":\"\(text)\""), "\(charset): \(body)")
        #expect(body.contains("\"full_name\":\"\(text)\""), "\(charset): \(body)")
      }
    }
  }

  @Test func `a character set that was not loaded, and odd dates, do not end the confined reader`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let charsets = [
        "IBM037", "ebcdic-int", "mac-cyrillic", "x//translit", "../../etc/passwd", "nonsense",
      ]
      let dates = [
        "Mon, 4 May 2026 11:12:30 Europe/Madrid", "May 2026", "4 May 2026 11:12 XYZ", "-1", "",
        "now",
      ]
      for (number, charset) in charsets.enumerated() {
        let mail = Self.mail(charset, "=41=42=43", number: number, date: dates[number])
        try bench.drop(mail, as: "\(number).eml")
      }
      try await bench.settle(leads: charsets.count)
      #expect(bench.entries("file-quarantined").isEmpty)
    }
  }
}
