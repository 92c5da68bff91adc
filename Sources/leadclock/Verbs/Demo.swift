import ArgumentParser
import CLinux
import Glibc
import LeadClock
import Ledger

/// The whole story in half a minute.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play the whole story in half a minute, in a temporary folder.",
    discussion: """
      Starts the real daemon with thresholds in seconds, drops leads as several form handlers \
      would, and shows them arrive, escalate and be answered. Nothing is installed and nothing \
      stays, but for --keep.

        leadclock demo
        leadclock demo --keep
      """)

  @Flag(help: "Keep the folder, and say where it is.") var keep = false

  func run() throws {
    let screen = Screen.current()
    let stage = try DemoStage(account: People.account() ?? "nobody", screen: screen)
    do {
      try DemoPlay(stage: stage, screen: screen).run()
    } catch {
      stage.strike(keep: keep)
      throw error
    }
    stage.strike(keep: keep)
    for line in farewell(stage) { Output.line(line) }
  }

  private func farewell(_ stage: DemoStage) -> [String] {
    [
      "", "That was it. To go on:",
      "  sudo make install                               the programs, their service, a configuration",
      "  sudo systemctl enable --now leadclock.target    from now on nobody waits unseen",
      "  sudo leadclock source add website --user www-data",
    ] + (keep ? ["Everything lies in \(stage.folder)"] : [])
  }
}

/// The story, step by step.
struct DemoPlay {
  let stage: DemoStage
  let screen: Screen

  /// A line of the story, with the time to read it.
  private func say(_ text: String) throws {
    Output.line(screen.dress("→ \(text)", .green))
    try stage.wait(milliseconds: 600)
  }

  func run() throws {
    try say("leadclockd starts on \(stage.folder); a lead is late after 4 seconds here")
    try stage.startDaemon()
    try stage.wait(milliseconds: 700)
    try arrive()
    try answer()
    try stumble()
    try say("who waits now")
    try stage.type(["list"])
    try stage.wait(milliseconds: 500)
    try say("the daemon ends; what is open stays in the ledger and is caught up at the next start")
  }

  private func arrive() throws {
    try say("PHP writes a form's JSON in place, slowly: a half-written lead is never taken")
    let half = DemoScript.website.utf8.count / 2
    let file = try open("website/lead.json")
    try write(String(decoding: DemoScript.website.utf8.prefix(half), as: UTF8.self), to: file)
    try stage.wait(milliseconds: 500)
    try write(String(decoding: DemoScript.website.utf8.dropFirst(half), as: UTF8.self), to: file)
    close(file)
    try stage.wait(milliseconds: 1000)
    try say("a shop sends its form as a browser would, and renames the file when it is whole")
    try place(DemoScript.shop, "shop", ".order.tmp", "order") { rename($0, $1) }
    try stage.wait(milliseconds: 1000)
    try say("a contact form's mail is linked into its folder, as mail programs do")
    try place(DemoScript.mailbox(sent: WallClock.now()), "mailbox", ".message.tmp", "message.eml") {
      link($0, $1)
    }
    unlink(path("mailbox/.message.tmp"))
    try stage.wait(milliseconds: 600)
  }

  private func answer() throws {
    try say("Ana calls the shop's customer back; the other two go on waiting")
    guard let lead = try lead(from: "shop") else {
      throw Failure(.data, "the shop's lead has not arrived; the lines above say why")
    }
    try stage.type([
      "answer", lead.text, "--channel", "call", "--next", "send the quote", "--due", "2d",
    ])
    try stage.wait(milliseconds: 5500)
    try say("nobody has answered the website's lead: owner, backup and manager have been told")
    try stage.wait(milliseconds: 1500)
  }

  private func stumble() throws {
    try say("the same enquiry once more, a test lead, and a file whose writer was killed")
    try place(DemoScript.again, "website", ".again.tmp", "again.json") { rename($0, $1) }
    try place(DemoScript.trial, "website", ".test.tmp", "test.json") { rename($0, $1) }
    let file = try open("website/broken.json")
    try write(DemoScript.broken, to: file)
    close(file)
    try stage.wait(milliseconds: 6500)
    if let lead = try lead(from: "mailbox") {
      try say("the mail's lead is answered too, late: that stays on record")
      try stage.type(["answer", lead.text, "--channel", "mail", "--waiting-on", "them"])
      try stage.wait(milliseconds: 1000)
      try stage.type(["show", lead.text])
    }
    try stage.wait(milliseconds: 1000)
  }

  /// The lead of a source, waiting a little for it.
  private func lead(from source: String) throws -> LeadID? {
    let installation = try stage.installation()
    for _ in 0..<60 {
      let ledger = try installation.ledger()
      defer { ledger.close() }
      let filter = LeadFilter(standing: .all, source: source)
      let found = try installation.ask { () throws(LedgerError) in try ledger.leads(filter) }
      if let lead = found.first { return lead.id }
      try stage.wait(milliseconds: 50)
    }
    return nil
  }

  private func path(_ name: String) -> String { "\(stage.folder)/spool/inbox/\(name)" }

  private func open(_ name: String) throws -> Int32 {
    let file = leadclock_open_new(AT_FDCWD, path(name), 0o640)
    guard file >= 0 else { throw Failure.system(errno, path(name)) }
    return file
  }

  private func write(_ text: String, to file: Int32) throws { Output.write(text, to: file) }

  /// Writes a file under a temporary name and publishes it by `way`.
  private func place(
    _ text: String, _ source: String, _ temporary: String, _ name: String,
    by way: (String, String) -> Int32
  ) throws {
    let file = try open("\(source)/\(temporary)")
    try write(text, to: file)
    close(file)
    guard way(path("\(source)/\(temporary)"), path("\(source)/\(name)")) == 0 else {
      throw Failure.system(errno, path("\(source)/\(name)"))
    }
  }
}
