import LeadClock
import LeadFormats
import Ledger

/// What people do about files that were put aside.
extension Transaction {
  /// Sends the file that a response names back to where it came from, or gives it up.
  ///
  /// Both are a move that is decided here and made after the commit, like every other: a crash in
  /// between is made good at the next start.
  mutating func resolve(_ response: ResponseFile, _ given: ResponseRow) throws(LedgerError) {
    var verdict = given
    let put: FileRow
    let sent: FileRow
    do throws(Rejection) {
      put = try putAside(response.target ?? "")
      sent = response.kind == .quarantineRetry ? try sentBack(put) : givenUp(put)
    } catch {
      return try refuse(verdict, error.sentence)
    }
    try ledger.resolve(file: sent)
    unmoved.append(
      UnmovedFile(row: sent, source: host.spool.quarantine, detail: nil, candidate: nil))
    var event = resolution(of: put, response, given)
    event.sequence = try append(event)
    verdict.event = event.sequence
    verdict.result = "applied"
    verdict.sentence =
      Wording(event: event, zone: host.settings.timezone).line + Self.whatFollows(sent)
    try ledger.keep(response: verdict)
    if sent.resolved == FileRow.discarded { try closeUnread(put.id, response, given) }
    // No lead: the note belongs to the response alone.
    try ledger.keep(note: response.note, nextStep: nil, response: response.id, lead: LeadID(0))
  }

  /// What stood for the file is over: it is given up.
  private mutating func closeUnread(
    _ file: Int64, _ response: ResponseFile, _ given: ResponseRow
  ) throws(LedgerError) {
    for row in try placeholders(ofFile: file) {
      var context = Context(file: file)
      context.response = "\(response.id)-\(row.id.text)"
      context.deed = response.kind.rawValue
      context.reason = "\(FileRow.text(file)) was given up"
      try close(row, by: given.by.flatMap { host.names.person($0) }, context)
    }
  }

  /// The file of that number, when it lies in quarantine.
  private func putAside(_ target: String) throws(Rejection) -> FileRow {
    guard let number = FileRow.number(target), let row = try file(number), row.reason != nil else {
      throw Rejection("there is no such file in quarantine; leadclock quarantine list")
    }
    let name = FileRow.text(number)
    if let done = row.resolved { throw Rejection("\(name) was \(done) already") }
    guard !host.unmoved.contains(number), !unmoved.contains(where: { $0.row.id == number }) else {
      throw Rejection("\(name) is still on its way into quarantine; try again in a moment")
    }
    return row
  }

  private func file(_ number: Int64) throws(Rejection) -> FileRow? {
    do throws(LedgerError) { return try ledger.file(number) } catch { throw Rejection(error) }
  }

  /// Back to its folder under its old name. What had changed in the archive after it was read goes
  /// to the inbox itself: the archive is no folder that is scanned.
  private func sentBack(_ put: FileRow) throws(Rejection) -> FileRow {
    let name = FileRow.text(put.id)
    let facts: FileFacts?
    do throws(SystemError) {
      facts = try host.spool.quarantine.facts(of: Self.quarantinedName(put))
    } catch { throw Rejection(error.sentence) }
    guard facts != nil else {
      throw Rejection(
        "\(name) is not in the quarantine folder any more; leadclock quarantine discard \(name)")
    }
    let folder = put.folder.hasPrefix("archive/") ? "inbox" : put.folder
    guard (try? Folder(path: host.spool.root.path + "/" + folder)) != nil else {
      throw Rejection("\(folder) is not there any more; make it again, then retry \(name)")
    }
    return moved(put, to: "\(folder)/\(Self.oldName(put))", as: FileRow.retried)
  }

  private func givenUp(_ put: FileRow) -> FileRow {
    let day = host.settings.timezone.local(now).date.text
    return moved(put, to: "archive/\(day)/\(Self.quarantinedName(put).text)", as: FileRow.discarded)
  }

  /// The same delivery, on its way out of quarantine.
  private func moved(_ put: FileRow, to path: String, as word: String) -> FileRow {
    var row = put
    row.folder = "quarantine"
    row.name = Self.quarantinedName(put).bytes
    row.path = path
    row.resolved = word
    return row
  }

  private static func quarantinedName(_ put: FileRow) -> FileName {
    FileName(put.path.split(separator: "/").last.map(String.init) ?? "")
  }

  /// A path is text: a name that is none becomes harmless.
  private static func oldName(_ put: FileRow) -> String {
    String(validating: put.name, as: UTF8.self) ?? FileName(put.name).safe(limit: 255)
  }

  private func resolution(
    of put: FileRow, _ response: ResponseFile, _ given: ResponseRow
  ) -> EventRow {
    var row = EventRow(.responseRecorded, at: now)
    row.key = Hashing.key(["response-recorded", response.id], secret: host.secret)
    row.priority = Int64(Priority.info.rawValue)
    row.file = put.id
    let source = put.folder.hasPrefix("inbox/") ? String(put.folder.dropFirst(6)) : put.folder
    row.source = NameRules.source(FileName(source))
    row.deed = response.kind.rawValue
    row.by = given.by
    row.uid = given.uid.map { Int64($0) }
    row.givenAt = given.givenAt
    row.response = response.id
    return row
  }

  private static func whatFollows(_ sent: FileRow) -> String {
    let folder = sent.path.split(separator: "/").dropLast().joined(separator: "/")
    return sent.resolved == FileRow.retried ? "; read anew from \(folder)" : "; kept in \(folder)"
  }
}

extension ResponseKind {
  /// Whether it is about a file that was put aside.
  var isAboutQuarantine: Bool { self == .quarantineRetry || self == .quarantineDiscard }
}
