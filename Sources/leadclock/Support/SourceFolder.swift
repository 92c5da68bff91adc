import CLinux
import Glibc
import LeadClock
import Settings

/// A source's folder in the inbox.
struct SourceFolder {
  let name: String
  let inbox: String

  /// Its path.
  var path: String { inbox + "/" + name }

  /// The folder of that name; throws when nothing may be called so.
  init(_ name: String, in settings: Settings) throws {
    try Self.check(name)
    self.name = name
    inbox = settings.spool + "/inbox"
  }

  /// Throws when no source may be called so.
  static func check(_ name: String) throws {
    let isAllowed = name.utf8.allSatisfy(isAllowed) && !name.hasPrefix(".")
    guard isAllowed, (1...64).contains(name.utf8.count) else {
      throw Failure(
        .usage,
        "a source's name is 1 to 64 of A-Z a-z 0-9 . _ - and does not begin with a dot")
    }
  }

  /// Whether a byte may be in a name that everything takes.
  static func isAllowed(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
  }

  /// What the folder should have and has not, with the cure.
  typealias Lacks = [String]

  /// Makes the folder with the owner, mode and access list of a drop folder, as far as this account
  /// may; what was there already is mended. A new one appears whole, under its name: the daemon
  /// would miss one that it cannot read yet.
  func make() throws -> Lacks {
    let above = leadclock_open_folder(AT_FDCWD, inbox)
    guard above >= 0 else {
      throw Failure.system(errno, inbox, hint: "run it as root")
    }
    defer { close(above) }
    let isThere = faccessat(above, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    let working = isThere ? name : ".\(name).new"
    if !isThere, mkdirat(above, working, 0o730) != 0, errno != EEXIST {
      throw Failure.system(errno, path, hint: "run it as root")
    }
    let lacks = try equip(working, in: above)
    if !isThere, leadclock_rename_new(above, working, above, name) != 0 {
      throw Failure.system(errno, path, hint: "run it as root")
    }
    return lacks
  }

  private func equip(_ working: String, in above: Int32) throws -> Lacks {
    // Never through a link: producers can make names in the inbox.
    let folder = leadclock_open_folder(above, working)
    guard folder >= 0 else { throw Failure.system(errno, path, hint: "run it as root") }
    defer { close(folder) }
    let lacks = Self.lacks()
    guard lacks.isEmpty, let owner = Self.user("leadclock"),
      let group = Self.group("leadclock-drop")
    else {
      guard fchmod(folder, 0o730) == 0 else {
        throw Failure.system(errno, path, hint: "run it as root")
      }
      return lacks
    }
    guard fchown(folder, owner, group) == 0 else { throw Failure.system(errno, path) }
    try AccessList.setOwn(AccessList.plain, of: folder)
    guard fchmod(folder, 0o3730) == 0 else { throw Failure.system(errno, path) }
    try AccessList.setInherited(AccessList.inherited, of: folder)
    return []
  }

  private static func lacks() -> Lacks {
    var lacks: Lacks = []
    if geteuid() != 0 {
      lacks.append("not root, so the folder keeps your owner and group: run it as root")
    }
    if user("leadclock") == nil { lacks.append("no user leadclock: make install") }
    if group("leadclock-drop") == nil { lacks.append("no group leadclock-drop: make install") }
    return lacks
  }

  private static func user(_ name: String) -> uid_t? { getpwnam(name)?.pointee.pw_uid }
  private static func group(_ name: String) -> gid_t? { getgrnam(name)?.pointee.gr_gid }

  /// Lets an account drop here.
  static func admit(_ account: String) throws {
    guard user(account) != nil else {
      throw Failure(.usage, "--user: there is no account '\(DisplayText.harmless(account))'")
    }
    guard geteuid() == 0 else {
      throw Failure(
        .notPermitted,
        "only root can add \(account) to the group: "
          + "usermod -aG leadclock-drop \(account)")
    }
    let status = try ChildProcess.run(
      anyOf: ["/usr/sbin/usermod", "/sbin/usermod"], ["-aG", "leadclock-drop", account])
    guard status == 0 else {
      throw Failure(.inputOutput, "usermod -aG leadclock-drop \(account) failed with \(status)")
    }
  }

  /// How a form handler writes here, in PHP and in the shell.
  var recipe: [String] {
    [
      "A form handler writes a hidden name and renames it once it is whole:",
      "",
      "  PHP    $inbox = '\(path)';",
      "         $name = bin2hex(random_bytes(8)) . '.json';",
      "         file_put_contents(\"$inbox/.$name.tmp\", json_encode($_POST));",
      "         rename(\"$inbox/.$name.tmp\", \"$inbox/$name\");",
      "",
      "  shell  inbox=\(path) name=$(date +%s)-$$.json",
      "         cat > \"$inbox/.$name.tmp\" && mv \"$inbox/.$name.tmp\" \"$inbox/$name\"",
      "",
      "WordPress (Contact Form 7, Gravity Forms, Elementor), webhooks, mail filters, and what brings",
      "the answers: /usr/share/doc/leadclock/examples",
    ]
  }
}
