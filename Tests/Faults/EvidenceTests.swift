import Foundation
import Testing

/// What other programs' records say about answers.
@Suite struct EvidenceTests {
  private static let office = Configuration(
    personal: [
      "ana": #"phones: ["+34600900001"], extensions: ["2000"]"#,
      "ben": #"extensions: ["2001"]"#,
    ])

  /// A daemon with one enquiry of two minutes ago.
  private func withLead(
    _ configuration: Configuration = office, _ body: (Bench) async throws -> Void
  ) async throws {
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try await body(bench)
    }
  }

  @Test func `a copy of a mail that somebody sent answers its lead`() async throws {
    try await withLead { bench in
      try bench.respond(Records.mail(), as: "copy.eml")
      let answered = try await bench.entry("lead-answered")
      #expect(answered.fields["LEADCLOCK_BY"] == "ana")
      #expect(answered.fields["LEADCLOCK_CHANNEL"] == "mail")
      #expect(answered.message.hasPrefix("L-1 answered after 1m"))
      #expect(bench.rows("SELECT state, waiting_on FROM leads") == [["answered", "them"]])
      try await bench.settleResponses()
      #expect(bench.archive.count == 1)
      #expect(bench.files(holding: "saffron").isEmpty)
    }
  }

  /// A record, made when it is dropped: its times count from then.
  struct Sample: Sendable, CustomStringConvertible {
    let description: String
    let make: @Sendable () -> String

    init(_ description: String, _ make: @escaping @Sendable () -> String) {
      self.description = description
      self.make = make
    }
  }

  static let idle = [
    Sample("an automatic reply") { Records.mail(more: ["Auto-Submitted: auto-replied"]) },
    Sample("an autoresponder") { Records.mail(more: ["X-Autoreply: yes"]) },
    Sample("a newsletter") {
      Records.mail(more: ["Precedence: bulk", "List-Unsubscribe: <https://example.com/u>"])
    },
    Sample("a form's acknowledgement") { Records.mail(from: "Form <form@elsewhere.example>") },
    Sample("a mail within a second") { Records.mail(at: -119) },
    Sample("a bounce") { Records.bounce() },
    Sample("a short call") { Records.call(seconds: 19) },
    Sample("a mailbox") { Records.call(application: "VoiceMail") },
    Sample("an unanswered call") { Records.call(disposition: "NO ANSWER") },
    Sample("a message on its way") { Records.message("queued") },
    Sample("a lost message") { Records.message("undelivered") },
    Sample("a cancellation") { Records.invitation().replacing("REQUEST", with: "CANCEL") },
    Sample("an answered invitation") { Records.invitation().replacing("REQUEST", with: "REPLY") },
  ]

  @Test(arguments: idle)
  func `what no person answered with answers nothing`(record: Sample) async throws {
    try await withLead { bench in
      try bench.respond(record.make(), as: "record")
      try await bench.settleResponses()
      try bench.drop(Records.lead(2), as: "next.json")
      try await bench.settle(leads: 2)
      #expect(bench.entries("lead-answered").isEmpty)
      #expect(bench.column("SELECT state FROM leads WHERE id = 1") == ["open"])
      #expect(bench.names("quarantine").isEmpty)
    }
  }

  static let answers = [
    Sample("mail") { Records.mail(more: ["In-Reply-To: <x@y.example>"], text: "Yes.") },
    Sample("call") { Records.call() }, Sample("sms") { Records.message("delivered") },
    Sample("calendar") { Records.invitation() },
  ]

  @Test(arguments: answers)
  func `a person's answer by any way answers`(record: Sample) async throws {
    try await withLead { bench in
      try bench.respond(record.make(), as: "record")
      let answered = try await bench.entry("lead-answered")
      #expect(answered.fields["LEADCLOCK_BY"] == "ana")
      #expect(answered.fields["LEADCLOCK_CHANNEL"] == record.description)
    }
  }

  @Test func `a call that a mailbox took is an attempt of whoever called`() async throws {
    try await withLead { bench in
      try bench.respond(Records.call(from: "2001", application: "VoiceMail"), as: "call.csv")
      let entry = try await bench.entry("response-recorded")
      #expect(entry.message.contains("attempt recorded by ben, by call"))
      #expect(bench.number("SELECT attempts FROM leads") == 1)
    }
  }

  @Test func `an answer within seconds of the lead is a machine's`() async throws {
    try await withLead { bench in
      try bench.respond(Records.mail(at: -110), as: "copy.eml")
      let entry = try await bench.entry("response-recorded")
      #expect(entry.message.contains("auto-ack recorded"))
      #expect(entry.reason.contains("15 s"))
    }
  }

  @Test func `the same words to a second lead are a machine's`() async throws {
    try await withLead { bench in
      try bench.drop(Records.lead(2), as: "second.json")
      try await bench.settle(leads: 2)
      try bench.respond(Records.mail(to: 1, id: "m1"), as: "first.eml")
      try await bench.entry("lead-answered")
      try bench.respond(Records.mail(to: 2, id: "m2"), as: "second.eml")
      let entry = try await bench.entry("response-recorded")
      #expect(entry.lead == "L-2")
      #expect(entry.reason.contains("same words"))
      try bench.respond(Records.mail(to: 2, id: "m3", text: "Shall we say Friday?"), as: "c.eml")
      try await bench.entry("lead-answered", count: 2)
    }
  }

  @Test func `one mail to two leads answers both`() async throws {
    try await withLead { bench in
      try bench.drop(Records.lead(2), as: "second.json")
      try await bench.settle(leads: 2)
      try bench.respond(Records.mail(more: ["Cc: ida2@customer.example"]), as: "both.eml")
      try await bench.entry("lead-answered", count: 2)
      #expect(bench.column("SELECT state FROM leads") == ["answered", "answered"])
    }
  }

  @Test func `the same record twice changes nothing`() async throws {
    try await withLead { bench in
      let mail = Records.mail()
      for name in ["a.eml", "b.eml"] { try bench.respond(mail, as: name) }
      let row = Records.call(disposition: "BUSY")
      for name in ["a.csv", "b.csv"] { try bench.respond(row, as: name) }
      try await bench.settleResponses()
      #expect(bench.number("SELECT count(*) FROM responses WHERE result = 'applied'") == 2)
      #expect(bench.number("SELECT attempts FROM leads") == 1)
    }
  }

  @Test func `a record that comes before its lead waits for it`() async throws {
    try await Bench.run(Self.office) { bench in
      try await bench.start()
      try bench.respond(Records.mail(), as: "copy.eml")
      try bench.respond(Records.call(to: "0034600100002", disposition: "BUSY"), as: "call.csv")
      try await bench.until("waiting") {
        bench.column("SELECT result FROM evidence") == ["waiting", "waiting"]
      }
      for number in [1, 2] { try bench.drop(Records.lead(number), as: "\(number).json") }
      let answered = try await bench.entry("lead-answered")
      #expect(answered.fields["LEADCLOCK_BY"] == "ana")
      try await bench.settle(leads: 2)
      #expect(bench.number("SELECT count(*) FROM evidence") == 0)
      #expect(bench.column("SELECT sum(attempts) FROM leads") == ["1"])
    }
  }

  @Test func `what was written before the lead is about something else`() async throws {
    try await Bench.run(Self.office) { bench in
      try await bench.start()
      try bench.respond(Records.mail(at: -3600), as: "copy.eml")
      try await bench.settleResponses()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }

  @Test func `of a mail to nobody we know nothing stays`() async throws {
    try await withLead { bench in
      let mail = Records.mail(
        to: 77, more: ["Bcc: secret@friend.example"], text: "Aunt Olga is ill.")
      try bench.respond(mail, as: "olga-77.eml")
      try bench.respond(Records.call(to: "0034600777777"), as: "olga-call.csv")
      try await bench.settleResponses()
      try await bench.until("kept as hashes") {
        bench.number("SELECT count(*) FROM evidence WHERE result = 'waiting'") == 2
      }
      try await bench.until("names forgotten") {
        bench.number("SELECT count(*) FROM files WHERE path LIKE '%.removed' AND name <> x''") == 0
      }
      #expect(try await bench.stop() == .exited(0))
      for text in ["Olga", "olga", "ida77", "saffron", "777777", "secret@friend"] {
        #expect(bench.files(holding: text).isEmpty, "\(text)")
      }
    }
  }

  @Test func `nothing personal of a record is in the journal`() async throws {
    try await withLead { bench in
      try bench.respond(Records.call(disposition: "BUSY"), as: "ida1-600100001.csv")
      try bench.respond(Records.mail(more: ["Auto-Submitted: auto-replied"]), as: "ida1.eml")
      try await bench.entry("response-recorded", count: 2)
      try bench.respond(Records.mail(id: "m2"), as: "ida1-again.eml")
      try await bench.entry("lead-answered")
      try bench.respond(Records.bounce(of: "m2"), as: "ida1-bounce.eml")
      try await bench.entry("lead-reopened")
      for text in ["ida1", "customer.example", "600100001", "saffron", "m2@"] {
        #expect(bench.files(holding: text).filter { $0.hasPrefix("log.") } == [], "\(text)")
      }
    }
  }

  @Test func `a batch of a thousand calls answers the lead that is in it`() async throws {
    try await withLead(
      Configuration(
        limits: "grace: 1s, file: 1MiB", personal: ["ana": #"extensions: ["2000"]"#])
    ) { bench in
      var rows = (1..<1000).map { Records.call(to: "0034611\(100_000 + $0)", id: $0) }
      rows.insert(Records.call(id: 2000), at: 500)
      try bench.respond(rows.joined(), as: "calls.csv")
      try await bench.entry("lead-answered")
      try await bench.settleResponses()
      #expect(bench.number("SELECT count(*) FROM evidence") == 999)
      #expect(bench.number("SELECT count(*) FROM responses") == 1)
    }
  }

  @Test func `a row that is no call record costs the others nothing`() async throws {
    try await withLead { bench in
      try bench.respond(Records.call(to: "0034611000000") + "broken,row\n" + Records.call(id: 2))
      try await bench.entry("lead-answered")
      let entry = try await bench.entry("file-ignored")
      #expect(entry.message.contains("1 record cannot be read"))
    }
  }

  @Test func `of two leads with one number the newest waits no more`() async throws {
    try await withLead { bench in
      let second = Records.lead(2, ago: 100).replacing("+34600100002", with: "+34600100001")
      try bench.drop(second, as: "second.json")
      try await bench.settle(leads: 2)
      try bench.respond(Records.call(), as: "call.csv")
      let answered = try await bench.entry("lead-answered")
      #expect(answered.lead == "L-2")
      #expect(answered.message.contains("it fits L-1 too"))
      #expect(bench.column("SELECT state FROM leads ORDER BY id") == ["open", "answered"])
    }
  }

  @Test func `a reply to the lead's own message answers it whatever its address`() async throws {
    try await Bench.run(Self.office) { bench in
      try await bench.start()
      let enquiry = Records.mail(from: "Ida <ida1@customer.example>", id: "ask", at: -120)
        .replacing("To: Ida <ida1@customer.example>", with: "To: sales@example.com")
      try bench.drop(enquiry, as: "ask.eml")
      try await bench.settle(leads: 1)
      let other = Records.mail(to: 9, more: ["In-Reply-To: <other@mail.example.com>"])
      try bench.respond(other, as: "other.eml")
      try await bench.settleResponses()
      #expect(bench.entries("lead-answered").isEmpty)
      let reply = Records.mail(to: 9, id: "m2", more: ["In-Reply-To: <ask@mail.example.com>"])
      try bench.respond(reply, as: "reply.eml")
      try await bench.entry("lead-answered")
    }
  }

  @Test(.enabled(if: Clock.isPossible, "libfaketime is not installed (package faketime)"))
  func `what fits nothing is forgotten after seven days`() async throws {
    try await Bench.run(Self.office) { bench in
      let words = try Clock.words(bench)
      try Clock.set(-8 * 86_400, bench)
      try await bench.start(as: words)
      try bench.respond(Records.call(to: "0034600777777"), as: "call.csv")
      try await bench.until("kept") { bench.number("SELECT count(*) FROM evidence") == 1 }
      #expect(bench.number("SELECT count(*) FROM evidence_keys") > 0)
      #expect(try await bench.stop() == .exited(0))
      try Clock.set(0, bench)
      try await bench.start(as: words)
      try await bench.until("forgotten") {
        bench.rows("SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM evidence_keys)")
          == [["0", "0"]]
      }
    }
  }

  @Test func `a file that nobody can read is put aside`() async throws {
    try await withLead { bench in
      try bench.respond("neither a mail nor a call", as: "odd.txt")
      try await bench.entry("file-quarantined")
      #expect(bench.column("SELECT state FROM leads") == ["open"])
    }
  }
}
