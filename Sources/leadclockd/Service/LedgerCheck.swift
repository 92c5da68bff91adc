import CLinux
import Glibc
import Ledger

/// The full check of the ledger after an unclean end: a process beside the loop, which a ledger of
/// years would hold up for minutes.
final class LedgerCheck {
  private var process: Int32

  /// Starts the check of the ledger in a state folder.
  init(program: String, folder: String) {
    process = leadclock_spawn(program, "--check-ledger", folder, -1)
  }

  /// Whether it has ended and found damage; asked when a child has ended.
  func hasFoundDamage() -> Bool {
    var status: Int32 = 0
    guard process > 0, waitpid(process, &status, WNOHANG) == process else { return false }
    process = 0
    // 65: data error. Anything else, a check that was killed included, says nothing of the ledger.
    return status & 0x7F == 0 && (status >> 8) & 0xFF == ExitCode.damage
  }

  /// The child: checks, and says by its exit status what it found.
  static func run(folder: String) -> Int32 {
    // It reads years of record: whatever is due goes first.
    _ = nice(19)
    do throws(LedgerError) {
      let ledger = try LedgerReader(folder: folder)
      defer { ledger.close() }
      return try ledger.isSound() ? 0 : ExitCode.damage
    } catch {
      return error.isDamage ? ExitCode.damage : ExitCode.inputOutput
    }
  }
}
