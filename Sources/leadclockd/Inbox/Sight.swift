import CLinux
import Glibc
import LeadClock
import Settings

/// Looking at one candidate: is it a file, is it whole as far as the kernel knows, what is in it.
struct Sight {
  var limits: Limits
  /// How long nothing may change where leases do not work, and before formats that do not say
  /// where they end are believed.
  var settle: TimeSpan

  /// How soon to look again at a file that somebody writes to: the close is an event, and this is
  /// for those that give none.
  private static let writerInterval: Int64 = 250

  /// How much of a mail is read that is too large, in bytes.
  private static let head = 256 << 10

  /// Looks, and reads when everything allows it. Notes in the candidate what changed.
  func look(at candidate: inout Candidate, monotonic: Int64) -> Sighting {
    do throws(SystemError) {
      guard let folder = candidate.folder.folder else { return .gone }
      guard let facts = try folder.facts(of: candidate.name) else { return .gone }
      note(facts, in: &candidate, monotonic: monotonic)
      let isOverdue = monotonic - candidate.seenMonotonic >= limits.deferral.milliseconds
      let quiet = isOverdue ? .max : monotonic - candidate.changedMonotonic
      if let verdict = shape(facts, quiet: quiet) { return verdict }
      let file = try folder.open(candidate.name)
      return try read(file, candidate: candidate, quiet: quiet, monotonic: monotonic)
    } catch {
      return refused(error, candidate: candidate, monotonic: monotonic)
    }
  }

  private func note(_ facts: FileFacts, in candidate: inout Candidate, monotonic: Int64) {
    if let known = candidate.facts, !known.isSameContent(as: facts) {
      candidate.changedMonotonic = monotonic
      // Another file under the same name was put there, or the same one was written to: what is
      // known of the first says nothing of it.
      if known.inode != facts.inode {
        candidate.strikes = 0
        candidate.remark(Candidate.replaced)
      }
    }
    candidate.facts = facts
  }

  /// What can be said without opening it.
  private func shape(_ facts: FileFacts, quiet: Int64) -> Sighting? {
    if facts.isFolder { return .wait(5000, .folder) }
    guard facts.isRegular else { return .quarantine("it is \(facts.kindText), not a file") }
    if facts.links > 1 {
      return later(quiet, limits.grace, "it has \(facts.links) names (hard links)")
    }
    if facts.size == 0 { return later(quiet, limits.empty, "the file is empty") }
    return nil
  }

  private func later(_ quiet: Int64, _ limit: TimeSpan, _ reason: String) -> Sighting {
    quiet >= limit.milliseconds
      ? .quarantine(reason) : .wait(min(1000, limit.milliseconds - quiet), .unsettled)
  }

  private func read(
    _ file: Descriptor, candidate: Candidate, quiet: Int64, monotonic: Int64
  ) throws(SystemError) -> Sighting {
    let before = try FileFacts.of(file)
    guard let seen = candidate.facts, before.isSameContent(as: seen), before.isRegular else {
      return .wait(0, .unsettled)
    }
    if candidate.folder.polled != nil, quiet < settle.milliseconds {
      return .wait(settle.milliseconds - quiet, .unsettled)
    }
    if leadclock_lease_probe(file.number) != 0 {
      let waited = monotonic - candidate.seenMonotonic
      if errno == EAGAIN {
        return waited >= limits.deferral.milliseconds
          ? .quarantine("somebody still writes to it after \(limits.deferral.text)")
          : .wait(Self.writerInterval, .written)
      }
      // No lease to be had here: what has not changed for a while is taken to be closed.
      if quiet < settle.milliseconds { return .wait(settle.milliseconds - quiet, .unsettled) }
    }
    guard before.size <= Int64(limits.file) else {
      let reason = "it has \(before.size) bytes, the limit is \(limits.file)"
      guard candidate.folder.role == .responses, ImportName(candidate.name) == nil else {
        return .quarantine(reason)
      }
      // A copy of a mail is told by its head, and must not lie about for its attachments.
      let head = try file.readAll(expecting: Self.head, limit: Self.head)
      return .head(Array(head.prefix(Self.head)), before, tooLarge: reason)
    }
    let bytes = try file.readAll(expecting: Int(before.size), limit: limits.file)
    let after = try FileFacts.of(file)
    guard after.isSameContent(as: before), bytes.count == Int(after.size) else {
      return .wait(0, .unsettled)
    }
    return .content(bytes, after)
  }

  private func refused(
    _ error: SystemError, candidate: Candidate, monotonic: Int64
  ) -> Sighting {
    let waited = monotonic - candidate.seenMonotonic
    switch error.code {
    case ENOENT, ENOTDIR: return .gone
    case ELOOP: return .quarantine("it is a symbolic link, not a file")
    case EXDEV: return .wait(5000, .mounted)
    case ENXIO, ENODEV: return .quarantine("it is no regular file")
    case EMFILE, ENFILE, ENOMEM: return .wait(1000, .unsettled)
    case EACCES, EPERM:
      let mode = String((candidate.facts?.mode ?? 0) & 0o7777, radix: 8)
      let owner = candidate.facts?.owner ?? 0
      let reason =
        "unreadable: mode 0\(mode), owner \(owner); cure: install -m 0640 -g leadclock-drop"
      return waited >= limits.stalled.milliseconds ? .unreadable(reason) : .wait(500, .unreadable)
    default:
      return waited >= limits.stalled.milliseconds
        ? .quarantine(error.sentence) : .wait(1000, .unsettled)
    }
  }
}
