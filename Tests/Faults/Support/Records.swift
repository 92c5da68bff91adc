import Foundation

/// Records of other programs, as they are dropped into `responses/`.
enum Records {
  static func time(_ secondsFromNow: Double) -> String {
    ISO8601DateFormatter().string(from: Date().addingTimeInterval(secondsFromNow))
  }

  static func mailDate(_ secondsFromNow: Double) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "EEE, d MMM yyyy HH:mm:ss '+0000'"
    return format.string(from: Date().addingTimeInterval(secondsFromNow))
  }

  /// A person's enquiry that was sent so many seconds ago.
  static func lead(_ number: Int, ago seconds: Double = 120) -> String {
    """
    {"name": "Ida Quist \(number)", "email": "ida\(number)@customer.example", \
    "message": "please call me, \(number)", "phone": "+34600\(100_000 + number)", \
    "submitted_at": "\(time(-seconds))"}
    """
  }

  /// A mail, by default ana's to the person of that number, a minute ago.
  static func mail(
    to number: Int = 1, from: String = "Ana <ana@example.com>", id: String = "m1",
    at seconds: Double = -60, more: [String] = [],
    text: String = "Hello, your kilogram of saffron is on its way."
  ) -> String {
    let head = [
      "From: \(from)", "To: Ida <ida\(number)@customer.example>", "Subject: Re: saffron order",
      "Date: \(mailDate(seconds))", "Message-ID: <\(id)@mail.example.com>",
    ]
    return (head + more + ["", text]).joined(separator: "\r\n") + "\r\n"
  }

  /// A mail server's report that a mail did not reach the person of that number.
  static func bounce(of id: String = "m1", number: Int = 1) -> String {
    """
    From: MAILER-DAEMON@mx.example\r
    To: ana@example.com\r
    Subject: Undelivered Mail Returned to Sender\r
    Date: \(mailDate(0))\r
    Message-ID: <bounce-\(id)@mx.example>\r
    MIME-Version: 1.0\r
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
    \r
    --b\r
    Content-Type: text/plain\r
    \r
    Sorry.\r
    --b\r
    Content-Type: message/delivery-status\r
    \r
    Reporting-MTA: dns; mx.example\r
    \r
    Final-Recipient: rfc822; ida\(number)@customer.example\r
    Action: failed\r
    Status: 5.1.1\r
    \r
    --b\r
    Content-Type: text/rfc822-headers\r
    \r
    Message-ID: <\(id)@mail.example.com>\r
    From: ana@example.com\r
    \r
    --b--\r

    """
  }

  /// One row of Asterisk's, a minute ago in UTC.
  static func call(
    from source: String = "2000", to destination: String = "0034600100001", seconds: Int = 120,
    application: String = "Dial", disposition: String = "ANSWERED", id: Int = 1
  ) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "yyyy-MM-dd HH:mm:ss"
    let start = format.string(from: Date().addingTimeInterval(-60))
    return #"""
      "","\#(source)","\#(destination)","internal","""Rep"" <\#(source)>","PJSIP/\#(source)-1",\#
      "PJSIP/t-2","\#(application)","PJSIP/\#(destination)@t,30","\#(start)","\#(start)","\#(start)",\#
      \#(seconds),\#(seconds),"\#(disposition)","DOCUMENTATION","1777886100.\#(id)",""

      """#
  }

  static func invitation() -> String {
    let stamp = time(-60).filter { $0 != "-" && $0 != ":" }
    return """
      BEGIN:VCALENDAR\r
      METHOD:REQUEST\r
      BEGIN:VEVENT\r
      UID:u1@example.com\r
      DTSTAMP:\(stamp)\r
      ORGANIZER:mailto:ana@example.com\r
      ATTENDEE:mailto:ida1@customer.example\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
  }

  static func message(_ state: String) -> String {
    "MessageSid=SM1&MessageStatus=\(state)&From=%2B34600900001&To=%2B34600100001&"
      + "Timestamp=\(mailDate(-60).replacing(" ", with: "%20").replacing("+", with: "%2B"))"
  }
}

extension Bench {
  /// The files below the test's folder that hold a text, what the daemon said included.
  func files(holding text: String) -> [String] {
    let needle = Data(text.utf8)
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      if path.contains(text) { return true }
      let data = FileManager.default.contents(atPath: root + "/" + path)
      return data?.range(of: needle) != nil
    }
  }

  /// Waits until nothing lies in `responses/`, and what was left of it is gone too.
  func settleResponses() async throws {
    try await until("responses taken") {
      self.names("responses").isEmpty && !self.archive.contains { $0.hasSuffix(".removed") }
    }
  }
}
