import Glibc
import LeadClock
import LeadFormats
import Testing

@testable import leadclock

@Suite struct `Answers` {
  @Test func `an answer is queued while the daemon is down and counts from now`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1042)
    let before = WallClock.now()
    let ending = try sandbox.run("answer", "1042", "--json")
    #expect(ending.status == 0)
    let verdict = try ending.json()
    #expect(verdict.members?.map(\.name) == ["id", "state", "lead"])
    #expect(verdict["state"] == "queued" && verdict["lead"] == "L-1042")
    let name = try #require(sandbox.names("spool/responses").first)
    #expect(name == (verdict["id"]?.text ?? "") + ".json")
    let text = try sandbox.read(sandbox.spool + "/responses/" + name)
    let response = try ResponseFile.read(Array(text.utf8))
    #expect(response.kind == .contact && response.by == "ana" && response.lead == "L-1042")
    let at = try #require(response.at)
    #expect(before <= at && at <= WallClock.now())
  }

  @Test func `everything that was said is in the file`() throws {
    let sandbox = try Sandbox()
    let ending = try sandbox.run(
      "answer", "phone:+34600000001", "--by", "ben", "--channel", "call", "--note", "a \"note\"\n2",
      "--at", "2026-01-02T03:04:05+01:00", "--next", "send the quote", "--due",
      "2027-11-22T12:00:00Z", "--waiting-on", "us")
    #expect(ending.status == 0 && ending.output.contains("queued"))
    let name = try #require(sandbox.names("spool/responses").first)
    let path = sandbox.spool + "/responses/" + name
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    var json = try JSONReader.read(Array(try sandbox.read(path).utf8))
    let members = try #require(json.members)
    json = .object(members.filter { $0.name != "id" })
    #expect(
      json == [
        "lead": "phone:+34600000001", "kind": "contact", "channel": "call", "by": "ben",
        "at": "2026-01-02T02:04:05.000Z", "note": "a \"note\"\n2",
        "next_step": [
          "what": "send the quote", "due": "2027-11-22T12:00:00.000Z", "waiting_on": "us",
        ],
      ])
    let id = members[0].value.text ?? ""
    #expect(id.utf8.count == 36 && Array(id)[14] == "4" && "89ab".contains(Array(id)[19]))
  }

  @Test func `each verb drops its kind`() throws {
    let verbs: [(arguments: [String], kind: ResponseKind)] = [
      (["attempt", "x-1"], .attempt), (["claim", "x-1"], .claim),
      (["assign", "x-1", "--to", "sales"], .assign),
      (["close", "x-1", "--outcome", "won"], .close), (["reopen", "x-1"], .reopen),
      (["undo", "x-1"], .undo), (["note", "x-1", "prefers", "mornings"], .note),
    ]
    for verb in verbs {
      let sandbox = try Sandbox()
      #expect(try sandbox.finish(sandbox.start(verb.arguments)).status == 0)
      let name = try #require(sandbox.names("spool/responses").first)
      let text = try sandbox.read(sandbox.spool + "/responses/" + name)
      let response = try ResponseFile.read(Array(text.utf8))
      #expect(response.kind == verb.kind && response.lead == "x-1")
      #expect(response.to == (verb.kind == .assign ? "sales" : nil))
      #expect(response.outcome == (verb.kind == .close ? .won : nil))
      #expect(response.note == (verb.kind == .note ? "prefers mornings" : nil))
    }
  }

  @Test func `the daemon's verdict is what is printed`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1042)
    let daemon = try FakeDaemon(sandbox)
    let spoken = try sandbox.start(["answer", "L-1042"])
    try story.answer(1042, response: try daemon.response().id)
    let ending = try sandbox.finish(spoken)
    #expect(ending.status == 0)
    #expect(ending.output == "L-1042 answered by ana after 3m12s, target 5m\n")
    let silent = try sandbox.start(["answer", "L-1042", "--json"])
    try story.answer(1042, response: try daemon.response().id)
    let json = try sandbox.finish(silent).json()
    #expect(
      json.members?.map(\.name) == [
        "id", "state", "lead", "sentence", "elapsed_seconds", "business_seconds",
      ])
    #expect(json["state"] == "applied" && json["elapsed_seconds"] == 192)
  }

  @Test func `a rejected answer is an error with the daemon's sentence`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1)
    let daemon = try FakeDaemon(sandbox)
    let run = try sandbox.start(["undo", "1"])
    try story.answer(
      1, response: try daemon.response().id, result: "rejected", sentence: "L-1: nothing to undo")
    let ending = try sandbox.finish(run)
    #expect(ending.status == 65)
    #expect(ending.errors == "leadclock: L-1: nothing to undo\n" && ending.output.isEmpty)
  }

  @Test func `a daemon that says nothing within two seconds leaves the answer queued`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1)
    let daemon = try FakeDaemon(sandbox)
    let start = WallClock.now()
    let ending = try sandbox.run("answer", "1", "--json")
    #expect(try ending.json()["state"] == "queued")
    #expect(ending.status == 0 && WallClock.now() - start >= .seconds(2))
    _ = try daemon.response()
  }

  @Test func `a lead that the ledger does not have is refused before anything is dropped`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1)
    let ending = try sandbox.run("answer", "1", "L-99")
    #expect(ending.status == 66 && ending.errors.contains("no lead L-99"))
    #expect(sandbox.names("spool/responses").isEmpty)
  }

  @Test func `no part of an answer is ever to be seen`() throws {
    let sandbox = try Sandbox()
    let note = String(repeating: "long ", count: 10_000)
    for _ in 0..<8 {
      let run = try sandbox.start(["note", "x-1", "--note", note])
      var status: Int32 = 0
      while waitpid(run.child.process, &status, WNOHANG) == 0 {
        for name in sandbox.names("spool/responses") where !name.hasPrefix(".") {
          let text = try sandbox.read(sandbox.spool + "/responses/" + name)
          #expect(try ResponseFile.read(Array(text.utf8)).note == note)
        }
      }
      #expect(status == 0)
    }
    #expect(sandbox.names("spool/responses").allSatisfy { !$0.hasPrefix(".") })
    #expect(sandbox.names("spool/responses").count == 8)
  }

  @Test func `all that waits for a person can be given away`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1)
    try story.lead(2, owner: "ben")
    try story.lead(3)
    let ending = try sandbox.run("assign", "--from", "ana", "--to", "ben", "--json")
    #expect(try ending.json().elements?.map { $0["lead"]?.text } == ["L-1", "L-3"])
    #expect(try sandbox.run("assign", "--to", "ben").status == 64)
  }

  @Test func `closing many says first which they would be`() throws {
    let sandbox = try Sandbox()
    let story = try Story(sandbox)
    try story.lead(1, ago: .hours(5))
    try story.lead(2, ago: .minutes(5))
    try story.lead(3, source: "portal")
    let bulk = ["close", "--outcome", "spam", "--source", "website", "--since", "2h"]
    let dry = try sandbox.finish(sandbox.start(bulk + ["--dry-run"]))
    #expect(dry.output == "would close 1 as spam:\n  L-2\n")
    #expect(sandbox.names("spool/responses").isEmpty)
    #expect(try sandbox.finish(sandbox.start(bulk)).status == 0)
    #expect(sandbox.names("spool/responses").count == 1)
  }
}
