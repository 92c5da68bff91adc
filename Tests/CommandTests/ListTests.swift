import Glibc
import LeadClock
import LeadFormats
import Ledger
import Testing

@testable import leadclock

/// The keys of a lead for programs, in their order.
let leadKeys = [
  "id", "kind", "source", "origin", "state", "stage", "owner", "policy", "arrived_at",
  "submitted_at", "answered_at", "waiting_on", "next_step", "clocks", "contact",
  "contact_pending", "missing", "format", "file", "suspect",
]

@Suite struct `The list of leads` {
  @Test func `a lead for programs has exactly the agreed keys`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1042)
    let ending = try sandbox.run("list", "--json")
    #expect(ending.status == 0)
    let lead = try #require(try ending.json().elements?.first)
    #expect(lead.members?.map(\.name) == leadKeys)
    #expect(lead["id"] == "L-1042" && lead["stage"] == "attract" && lead["waiting_on"] == "us")
    #expect(lead["missing"] == ["phone"] && lead["file"] == "F-000412")
    #expect(lead["contact"] == ["full_name": "Zoë Example", "email": "zoe1042@example.com"])
    let clock = try #require(lead["clocks"]?.elements?.first)
    #expect(
      clock.members?.map(\.name) == [
        "name", "started_at", "due_at", "level", "elapsed_seconds", "business_seconds", "state",
      ])
    #expect(clock["state"] == "running" && clock["level"] == "new")
    let elapsed = try #require(clock["elapsed_seconds"]?.double)
    #expect((180..<240).contains(elapsed))
    #expect(lead["arrived_at"]?.text?.hasSuffix("Z") == true)
  }

  @Test func `an answered lead has a clock of fixed length and a next step`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(7)
    try story.answer(7, response: "r-1")
    #expect(try sandbox.run("list", "--json").json() == [])
    let lead = try #require(try sandbox.run("list", "--all", "--json").json().elements?.first)
    #expect(lead["state"] == "answered" && lead["stage"] == "convert")
    #expect(lead["next_step"]?["what"] == "send the quote")
    #expect(lead["clocks"]?.elements?.first?["elapsed_seconds"] == 192)
    #expect(lead["clocks"]?.elements?.first?["state"] == "stopped")
  }

  @Test func `the most urgent lead comes first and late ones can be had alone`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1, ago: .minutes(1))
    try story.lead(2, owner: "ben", ago: .minutes(9), level: "late")
    try story.lead(3, source: "portal", ago: .minutes(3))
    func ids(_ arguments: String...) throws -> [String?] {
      let run = try sandbox.start(["list", "--json"] + arguments)
      return try sandbox.finish(run).json().elements?.map { $0["id"]?.text } ?? []
    }
    #expect(try ids() == ["L-2", "L-3", "L-1"])
    #expect(try ids("--late") == ["L-2"])
    #expect(try ids("--owner", "ana") == ["L-3", "L-1"])
    #expect(try ids("--source", "portal") == ["L-3"])
  }

  @Test func `a hostile name cannot touch the terminal`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1, name: "\u{1B}]0;owned\u{7}\u{202E}evil\n\u{9B}2J")
    for verb in [["list"], ["show", "1"]] {
      let ending = try sandbox.finish(sandbox.start(verb))
      #expect(ending.status == 0)
      let marks = ending.output.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
      }
      #expect(marks.isEmpty)
      #expect(ending.output.contains("evil"))
    }
  }

  @Test func `a ledger that was left by a killed daemon can be read`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1)
    // As the files lie after SIGKILL: everything of the batch is in the WAL alone.
    let other = try Sandbox()
    let copy = try ChildProcess.start(
      "/bin/sh", ["-c", "cp \(sandbox.folder)/state/ledger.db* \(other.folder)/state/"])
    #expect(copy.wait() == 0)
    try story.ledger.close()
    #expect(other.names("state").contains("ledger.db-wal"))
    let ending = try other.run("list", "--json")
    #expect(ending.status == 0)
    #expect(try ending.json().elements?.count == 1)
  }

  @Test(.enabled(if: geteuid() == 0, "another account's rights are tried as root"))
  func `who may only read reads while the daemon runs, after its death and after its end`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1)
    let dead = try Sandbox()
    for (place, name) in [(sandbox, "running"), (dead, "killed"), (sandbox, "ended")] {
      if name == "killed" {
        let copy = try ChildProcess.start(
          "/bin/sh", ["-c", "cp \(sandbox.folder)/state/ledger.db* \(dead.folder)/state/"])
        #expect(copy.wait() == 0)
      }
      if name == "ended" { try story.ledger.close() }
      let files = place.names("state")
      for file in files { chmod("\(place.folder)/state/\(file)", 0o644) }
      let ending = try place.run("list", "--json", as: "nobody")
      #expect(ending.status == 0, "\(name): \(ending.errors)")
      #expect(try ending.json().elements?.count == 1, "\(name)")
      #expect(place.names("state") == files, "\(name)")
    }
  }

  @Test(arguments: [40, 60, 80, 200])
  func `a screen shows what fits and says how many there are`(width: Int) throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    for number in 1...3 { try story.lead(Int64(number), name: "李伟 of a very long company name") }
    let place = try ConfigurationOption.parse(["--config", sandbox.configuration]).installation()
    let ledger = try place.ledger()
    let views = try ledger.leads(LeadFilter(limit: 2)).map {
      try LeadView($0, in: place, ledger: ledger, now: WallClock.now())
    }
    let lines = try List.parse([]).lines(
      views, of: 3, zone: .utc, screen: Screen(width: width, hasColour: false))
    #expect(lines.count == 4 && lines[3] == "2 of 3; --json shows all")
    #expect(lines.allSatisfy { DisplayText.width($0) <= width })
    #expect(lines[1].contains("李"))
    #expect(lines[1].hasSuffix("website") == (width >= 80))
  }

  @Test func `a narrow screen leaves out whole columns, the least first`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1042, name: "Zoë of a very long company name", level: nil)
    try story.lead(7)
    try story.answer(7, response: "r-1")
    let place = try ConfigurationOption.parse(["--config", sandbox.configuration]).installation()
    let ledger = try place.ledger()
    let views = try ledger.leads(LeadFilter(standing: .all)).map {
      try LeadView($0, in: place, ledger: ledger, now: WallClock.now())
    }
    func lines(_ width: Int) throws -> [String] {
      try List.parse([]).lines(
        views, of: 2, zone: .utc, screen: Screen(width: width, hasColour: false))
    }
    #expect(try lines(60)[0].hasSuffix("OWNER"))
    #expect(try lines(60)[0].contains("WHO"))
    #expect(try lines(60)[1].hasSuffix("ana"))
    #expect(try lines(200)[0].hasSuffix("SOURCE"))
    for width in 30...100 {
      let lines = try lines(width)
      #expect(lines.allSatisfy { DisplayText.width($0) <= width })
      #expect(width < 42 || !lines[0].hasSuffix("…"))
    }
    // Before its first level a clock has none.
    let words = try lines(200)[1].split(separator: " ", omittingEmptySubsequences: true)
    #expect(words[2] == "-")
  }

  @Test func `whose move nobody has said is unclear`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(7)
    try story.answer(7, response: "r-1", says: false)
    #expect(try sandbox.run("list", "--all").output.contains("unclear"))
    #expect(try sandbox.run("show", "7").output.contains("unclear"))
  }

  @Test func `a source or a person that nothing knows is refused, with what was meant`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1, owner: "gone")
    mkdir(sandbox.spool + "/inbox/fair", 0o755)
    let source = try sandbox.run("list", "--source", "websit")
    #expect(source.status == 66 && source.errors.contains("did you mean 'website'?"))
    let person = try sandbox.run("list", "--owner", "bne")
    #expect(person.status == 64 && person.errors.contains("did you mean 'ben'?"))
    for known in ["website", "portal", "fair"] {
      #expect(try sandbox.run("list", "--source", known).status == 0, "\(known)")
    }
    // Who has gone from the configuration may still own leads.
    #expect(try sandbox.run("list", "--owner", "gone").output.contains("L-1"))
    #expect(try sandbox.run("close", "--source", "websit", "--outcome", "spam").status == 66)
    #expect(try sandbox.run("assign", "--from", "bne", "--to", "ben").status == 64)
  }

  @Test func `history for programs says the deed, the target and the next step`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(7)
    try story.answer(7, response: "r-1")
    let json = try sandbox.run("show", "7", "--json").json()
    let history = try #require(json["history"]?.elements)
    let answered = try #require(history.last)
    #expect(answered["deed"] == "contact" && answered["target"] == "5m")
    #expect(answered["waiting_on"] == "us")
    #expect(answered["next_step"]?["what"] == "send the quote")
    #expect(answered["next_step"]?["due"]?.text?.hasSuffix("Z") == true)
    #expect(history.first?["kind"] == "request" && history.first?["has"] == "email, request")
  }

  @Test func `nobody who waits is said in words`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).ledger.close()
    #expect(try sandbox.run("list").output == "Nobody waits.\n")
    #expect(try sandbox.run("list", "--all").output == "There are no leads yet.\n")
    #expect(try sandbox.run("list", "--json").output == "[]\n")
  }

  @Test func `show has the history with its notes`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(7, message: "two\nlines")
    try story.answer(7, response: "r-1")
    let text = try sandbox.run("show", "order-7").output
    #expect(text.hasPrefix("L-7  Zoë Example\n"))
    for part in [
      "new from website: email, request", "answered after 3m12s, target 5m", "wants chairs",
      "us, send the quote", "    two\n    lines\n", "F-000007, archive/2026-11-22/lead7.json",
    ] { #expect(text.contains(part), "\(part)") }
    let json = try sandbox.run("show", "email:ZOE7@example.com", "--json").json()
    #expect(
      json.members?.map(\.name) == leadKeys + [
        "message", "sort", "intake", "warnings", "duplicates", "repeats", "notes", "history",
        "spam",
      ])
    #expect(json["notes"] == ["wants chairs"])
  }
}
