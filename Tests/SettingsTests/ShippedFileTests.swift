import LeadClock
import Testing

@testable import Settings

@Suite struct ShippedFileTests {
  @Test func `the shipped file holds, has twelve lines and one address`() throws {
    let path = shippedFile("leadclock.yaml")
    let settings = try Settings.load(path: path)
    #expect(settings.notes.isEmpty)
    #expect(settings.spool == "/var/spool/leadclock")
    #expect(settings.state == "/var/lib/leadclock")
    #expect(settings.rules.people.map(\.handle) == ["me"])
    #expect(settings.rules.people[0].emails == ["me@example.com"])
    #expect(settings.rules.policies[0].firstResponse == DefaultLadders.firstResponse)
    let text = try text(path)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 13)
    let address = text.split(separator: "\n", omittingEmptySubsequences: false)[7]
    #expect(address.contains("me@example.com"))
    #expect(text.contains("edit the address in line 8"))
    #expect(text.count(where: { $0 == "@" }) == 1)
  }

  @Test func `the full file holds and says what has no effect`() throws {
    let settings = try Settings.load(path: shippedFile("full.yaml"))
    let noted = settings.notes.map { $0.text.split(separator: "'")[0] }
    #expect(
      noted == [
        "quiet-hours", "after-hours", "waiting-on-them", "follow-up",
        "stay-in-touch",
        "channels", "digest", "drought", "believed", "stages", "heartbeat", "web",
      ])
    let rules = settings.rules
    #expect(rules.people.map(\.handle) == ["ana", "ben", "cleo"])
    #expect(rules.catchAll == PersonID(2))
    #expect(rules.policies.map(\.name) == ["default", "slow"])
    #expect(rules.policies[0].firstResponse == DefaultLadders.firstResponse)
    #expect(rules.policies[0].reply == DefaultLadders.reply)
    #expect(rules.policies[0].nextStep == DefaultLadders.nextStep)
    #expect(rules.routes.count == 5)
    #expect(rules.routes[3].match.message == "*urgent*")
    #expect(settings.limits == Limits())
    #expect(settings.ownDomains == ["example.com"])
    #expect(settings.sourceOptions["website"] == SourceOptions())
  }

  @Test func `what the full file says beside the rules is carried`() throws {
    let settings = try Settings.load(path: shippedFile("full.yaml"))
    #expect(
      settings.channels.map(\.kind) == [
        .smtp(url: "smtp://127.0.0.1:25", from: "leadclock@example.com"),
        .webhook(url: "https://example.com/hook", template: .json, credential: "page"),
        .command(["/usr/local/bin/send-sms"]),
      ])
    #expect(settings.channels.map(\.carriesPersonalData) == [true, false, false])
    let options = settings.policyOptions[0]
    #expect(options.afterHours?.target == .business(.hours(1)))
    #expect(options.afterHours?.digestAtOpening == true)
    #expect(options.waitingOnThem == .workingDays(3))
    #expect(options.followUp.count == 5)
    #expect(options.followUp.last == .workingDays(14))
    #expect(options.stayInTouch == .days(90))
    #expect(
      settings.quietHours == [PersonID(0): try #require(DayWindow(opens: 1200, closes: 1920))])
    #expect(settings.believed == .minutes(10))
    #expect(settings.digest == DigestPlan(beforeOpening: .minutes(30), recipients: [PersonID(2)]))
    #expect(settings.drought == DroughtPlan(factorThousandths: 1500, learn: .days(7)))
    #expect(settings.retention == .days(360))
    #expect(settings.heartbeat == Heartbeat(url: nil, every: .seconds(60)))
    #expect(
      settings.web
        == WebOptions(
          listen: "127.0.0.1:9464", url: "https://leads.example.com", credential: "web"))
    #expect(settings.stages == StageLabels())
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try FileBytes.read(path: path, limit: 100_000).get(), as: UTF8.self)
  }
}
