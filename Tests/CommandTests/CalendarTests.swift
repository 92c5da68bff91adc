import LeadFormats
import Testing

@testable import leadclock

@Suite struct `Business time on the command line` {
  private func sandbox(_ calendars: String) throws -> Sandbox {
    let sandbox = try Sandbox()
    let text = try sandbox.read(sandbox.configuration)
    try sandbox.write("leadclock.yaml", text + "\ncalendars:\n" + calendars)
    return sandbox
  }

  private let office = """
      office: { timezone: Europe/Berlin, hours: { mon-fri: ["09:00-12:30", "13:30-17:00"] }, holidays: [2026-12-25], special: { 2026-12-24: ["09:00-12:00"] } }
      nights: { timezone: Europe/Berlin, hours: { sat: ["22:00-06:00"] } }

    """

  @Test(arguments: [
    ("office", "2026-11-20T16:50:00+01:00", "14m", "2026-11-23T08:04:00.000Z"),
    ("office", "2026-11-20 16:50", "10m", "2026-11-20T16:00:00.000Z"),
    ("office", "2026-11-21T10:00:00Z", "0m", "2026-11-23T08:00:00.000Z"),
    ("office", "2026-12-23T16:30", "1h", "2026-12-24T08:30:00.000Z"),
    ("office", "2026-12-24T11:30:00+01:00", "2wd", "2026-12-29T10:30:00.000Z"),
    ("always", "2026-11-21T10:00:00.250Z", "90s", "2026-11-21T10:01:30.250Z"),
    ("nights", "2026-03-28T22:00:00+01:00", "7h", "2026-03-29T04:00:00.000Z"),
  ])
  func `due is one instant`(name: String, start: String, length: String, due: String) throws {
    let ending = try sandbox(office).run("calendar", "due", name, start, length)
    #expect(ending.output == due + "\n", "\(ending.errors)")
  }

  @Test(arguments: [
    ("office", "2026-11-20T16:50:00+01:00", "2026-11-23T09:04:00+01:00", "840"),
    ("office", "2026-11-23T09:00:00.000+01:00", "2026-11-23T09:00:00.005+01:00", "0.005"),
    ("office", "2026-11-23T09:00:00+01:00", "2026-11-20T09:00:00+01:00", "0"),
    ("nights", "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z", "25200"),
  ])
  func `between is one number of seconds`(
    name: String, from: String, until: String, seconds: String
  ) throws {
    let ending = try sandbox(office).run("calendar", "between", name, from, until)
    #expect(ending.output == seconds + "\n", "\(ending.errors)")
  }

  @Test func `show says why a day differs from its week`() throws {
    let output = try sandbox(office).run(
      "calendar", "show", "office", "--from", "2026-12-23", "--days", "4"
    ).output
    #expect(output.contains("Wed 2026-12-23  09:00-12:30 13:30-17:00  7h00m"))
    #expect(output.contains("Thu 2026-12-24  09:00-12:00              3h00m  special day"))
    #expect(output.contains("Fri 2026-12-25  closed                   -      holiday"))
    let night = try sandbox(office).run(
      "calendar", "show", "nights", "--from", "2026-03-28", "--days", "2", "--json"
    ).json()
    #expect(night["days"]?.elements?.map { $0["open_seconds"]?.compact } == ["7200", "18000"])
    #expect(
      night["days"]?.elements?.last?["reasons"]?.elements?.first?.text
        == "clocks go forward by 1h00m")
  }

  @Test(arguments: [
    (["due", "offcie", "2026-11-20T16:50:00Z", "5m"], 66 as Int32, "office"),
    (["due", "office", "yesterday", "5m"], 64, "is no time"),
    (["due", "office", "2026-11-20T16:50:00Z", "2d"], 64, "2wd"),
    (["between", "office", "2026-11-20T16:50:00Z", ""], 64, "is no time"),
    (["show", "office", "--days", "0"], 64, "1 to 3660"),
  ])
  func `what cannot be counted is refused with what to do`(
    arguments: [String], status: Int32, says: String
  ) throws {
    let ending = try sandbox(office).run(["calendar"] + arguments)
    #expect(ending.status == status && ending.errors.contains(says), "\(ending)")
  }
}
