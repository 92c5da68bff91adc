import Foundation
import Testing

/// Records of answers that are too large or cut short: no copy of a mail stays anywhere.
@Suite struct UnreadableEvidenceTests {
  /// A daemon with one enquiry of two minutes ago.
  private func withLead(
    _ configuration: Configuration, _ body: (Bench) async throws -> Void
  ) async throws {
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try bench.drop(Records.lead(1), as: "lead.json")
      try await bench.settle(leads: 1)
      try await body(bench)
    }
  }

  @Test func `a mail that is too large answers by its head and leaves nothing`() async throws {
    try await withLead(
      Configuration(limits: "grace: 1s, file: 300KiB", personal: ["ana": #"extensions: ["2000"]"#])
    ) { bench in
      let text = "Hello, your saffron.\r\n" + String(repeating: "saffron again\r\n", count: 30_000)
      try bench.respond(Records.mail(text: text), as: "large.eml")
      try await bench.entry("lead-answered")
      try await bench.settleResponses()
      #expect(bench.names("quarantine").isEmpty)
      #expect(bench.files(holding: "saffron").isEmpty)
    }
  }

  @Test func `what is too large and no mail is put aside`() async throws {
    try await withLead(
      Configuration(limits: "grace: 1s, file: 300KiB", personal: ["ana": #"extensions: ["2000"]"#])
    ) { bench in
      try bench.respond("{" + String(repeating: " ", count: 400_000) + "}", as: "large.json")
      let entry = try await bench.entry("file-quarantined")
      #expect(entry.message.contains("the limit is"))
    }
  }

  @Test func `an invitation that is cut short leaves nothing`() async throws {
    try await withLead(Configuration(limits: "grace: 1s")) { bench in
      let whole = Records.invitation()
      let cut = String(whole.prefix(whole.utf8.count / 2)) + "\r\nSUMMARY:saffron\r\n"
      try bench.respond(cut, as: "cut.ics")
      let entry = try await bench.entry("file-ignored")
      #expect(entry.reason.contains("END:VCALENDAR"))
      try await bench.settleResponses()
      #expect(bench.names("quarantine").isEmpty)
      #expect(bench.files(holding: "saffron").isEmpty)
    }
  }
}
