import Glibc
import LeadClock
import Ledger
import Testing

@testable import leadclock

@Suite struct `Exit codes` {
  @Test(arguments: [
    ["answer"], ["answer", "1", "--by", "zed"], ["answer", "1", "--at", "2999-01-01T00:00:00Z"],
    ["answer", "1", "--at", "yesterday"], ["answer", "1", "--due", "2x"],
    ["answer", "1", "--waiting-on", "you"], ["assign", "1"], ["assign", "1", "--to", "nobody"],
    ["close", "1", "--outcome", "sold"], ["close", "--outcome", "spam"],
    ["close", "1", "--outcome", "spam", "--source", "web"], ["note", "1"],
    ["list", "--owner", "zed"],
    ["source", "add", ".hidden"], ["source", "add", "a/b"], ["nonsense"], ["list", "--nonsense"],
  ])
  func `what makes no sense exits with 64`(arguments: [String]) throws {
    let sandbox = try Sandbox()
    let ending = try sandbox.finish(sandbox.start(arguments))
    #expect(ending.status == 64 && !ending.errors.isEmpty && ending.output.isEmpty)
    #expect(sandbox.names("spool/responses").isEmpty)
  }

  @Test func `an unknown person is told who there is`() throws {
    let sandbox = try Sandbox()
    let ending = try sandbox.run("answer", "1", "--by", "zed")
    #expect(ending.errors == "leadclock: --by 'zed': nobody of that name; there are ana, ben\n")
  }

  @Test func `a claim needs a name when the account has none`() throws {
    let sandbox = try Sandbox(login: "somebody-else")
    #expect(try sandbox.run("claim", "x-1").status == 64)
    #expect(try sandbox.run("claim", "x-1", "--by", "ben").status == 0)
  }

  @Test func `no ledger and no daemon exit with 69 and say what to do`() throws {
    let sandbox = try Sandbox()
    for verb in [["list"], ["show", "1"], ["reload"]] {
      let ending = try sandbox.finish(sandbox.start(verb))
      #expect(ending.status == 69 && ending.errors.contains("systemctl start leadclockd"))
    }
  }

  @Test func `a missing lead, source or file exits with 66`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1)
    #expect(try sandbox.run("show", "2").status == 66)
    #expect(try sandbox.run("show", "order-9").status == 66)
    #expect(try sandbox.run("source", "test", "nowhere").status == 66)
    #expect(try sandbox.run("parse", sandbox.folder + "/nothing.json").status == 66)
  }

  @Test func `a ledger of another program exits with 74`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("state/ledger.db", "no database at all, only some text that is long enough")
    let ending = try sandbox.run("list")
    #expect(ending.status == 74 && !ending.errors.isEmpty)
  }

  @Test func `the configuration can be named by a variable`() throws {
    let sandbox = try Sandbox()
    let other = try Sandbox()
    let variables = ["LEADCLOCK_CONFIG=" + sandbox.configuration]
    let named = try other.finish(
      other.start(["check-config"], config: false, variables: variables))
    #expect(named.output.contains(sandbox.spool))
    // What is said on the command line goes first.
    let said = try other.finish(other.start(["check-config"], variables: variables))
    #expect(said.output.contains(other.spool))
  }

  @Test func `a configuration that is missing or wrong exits with 78`() throws {
    let sandbox = try Sandbox()
    let missing = try sandbox.run("list", "--config", "/nowhere.yaml", config: false)
    #expect(missing.status == 78 && missing.errors.contains("--config PATH"))
    try sandbox.write("bad.yaml", "spool: /a\nstate: /b\npeopel: {}\n")
    let wrong = try sandbox.run("list", "--config", sandbox.folder + "/bad.yaml", config: false)
    #expect(wrong.status == 78 && wrong.errors.contains("bad.yaml:3:1: unknown key 'peopel'"))
  }

  @Test(.enabled(if: geteuid() == 0, "another account's rights are tried as root"))
  func `what this account may not exits with 77 and names the group`() throws {
    let sandbox = try Sandbox()
    try Story(sandbox).lead(1)
    chmod(sandbox.spool + "/responses", 0o700)
    let drop = try sandbox.run("answer", "x-1", as: "nobody")
    #expect(drop.status == 77 && drop.errors.contains("leadclock-ops"))
    chmod(sandbox.folder + "/state", 0o700)
    let read = try sandbox.run("list", as: "nobody")
    #expect(read.status == 77 && read.errors.contains("leadclock-ops"))
    chmod(sandbox.configuration, 0o600)
    let configuration = try sandbox.run("list", as: "nobody")
    #expect(configuration.status == 77 && configuration.errors.contains("leadclock-ops"))
  }

  @Test(.enabled(if: geteuid() == 0, "another account's rights are tried as root"))
  func `who may write and not list answers all the same`() throws {
    let sandbox = try Sandbox()
    chmod(sandbox.spool + "/responses", 0o1733)
    let ending = try sandbox.run("answer", "x-1", "--by", "ben", as: "nobody")
    #expect(ending.status == 0)
    #expect(sandbox.names("spool/responses").count == 1)
  }
}
