/// Loads what reading mail needs from files, for a process that will open none afterwards.
extension MailReader {
  static func warmUp() {
    for charset in MailCharset.known { _ = MailLibrary.keep(charset: charset) }
    for sample in samples { _ = MailMessage.read(Array(sample.utf8))?.nature }
  }

  /// Every kind of part, encoding and date once: types are registered on first use.
  private static let samples = [
    """
    Return-Path: <>
    Received: from a by b; Mon, 4 May 2026 11:12:30 +0200 (CEST)
    From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>
    To: Team: a@example.com, =?iso-8859-1?B?6Q==?= <b@example.com>;
    Cc: c@example.com
    Date: Mon, 4 May 2026 11:12:30 +0200
    Resent-Date: Mon, 4 May 2026 11:12:30 EST
    References: <1@example.com> <2@example.com>
    Content-Type: multipart/mixed; boundary="A"

    --A
    Content-Type: multipart/alternative; boundary="B"

    --B
    Content-Type: text/plain; charset=koi8-r
    Content-Transfer-Encoding: quoted-printable

    =F0
    --B
    Content-Type: text/html
    Content-Transfer-Encoding: base64

    PHA+YQ==
    --B--
    --A
    Content-Type: message/rfc822

    From: a@example.com
    Date: nonsense

    begin 644 a
    --A
    Content-Type: multipart/signed; boundary="C"

    --C
    Content-Type: message/partial; id="1"; number=1; total=2

    --C
    Content-Type: application/pkcs7-mime; smime-type=signed-data
    Content-Disposition: attachment; filename*=koi8-r''%F0.p7m
    Content-Transfer-Encoding: x-uuencode

    begin 644 a
    `
    end
    --C--
    --A
    Content-Type: multipart/encrypted; boundary="D"

    --D--
    --A--
    """,
    "From: a@example.com\nDate: 4 May 2026 11:12 GMT\nSubject: =?nonsense?Q?=E9?= \u{E9}\n\n",
  ]
}

extension Recogniser {
  /// Loads whatever is loaded on first use: afterwards reading opens no file.
  public static func warmUp() {
    Charset.warmUp()
    MailReader.warmUp()
  }
}
