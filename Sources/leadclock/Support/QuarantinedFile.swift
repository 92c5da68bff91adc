import Glibc
import LeadClock
import LeadFormats
import Ledger

/// A file that was put aside, with what the ledger and the spool say of it.
struct QuarantinedFile {
  let row: FileRow
  /// What was recorded of it, oldest first.
  let events: [EventRow]
  let place: Installation
  /// Its number when it was put aside before and sent back; nil when it was not.
  let predecessor: Int64?
  /// The number under which it was read again; nil when it was not.
  let successor: Int64?
  /// The leads that came of it then.
  let leads: [LeadID]

  /// Its number as people write it.
  var number: String { FileRow.text(row.id) }

  /// When it was put aside; nil when the ledger has forgotten.
  var at: Instant? { events.first { $0.kind == .fileQuarantined }?.at }

  /// Where it came from: the folder in the inbox, `responses` or `receipts`.
  var source: String { events.first { $0.kind == .fileQuarantined }?.source ?? row.folder }

  /// Where it lies, or is on its way to.
  var path: String { place.settings.spool + "/" + row.path }

  /// Those that nobody has seen to, oldest first; with a source those from there alone.
  static func waiting(
    from source: String?, _ ledger: LedgerReader, in place: Installation
  ) throws -> [QuarantinedFile] {
    try place.ask { () throws(LedgerError) in try ledger.quarantined() }
      .map { try QuarantinedFile($0, ledger, in: place) }
      .filter { source == nil || $0.source == source }
  }

  /// The file of that number; throws when none was put aside under it.
  static func find(
    _ text: String, _ ledger: LedgerReader, in place: Installation
  ) throws -> QuarantinedFile {
    let known = try number(text).flatMap { number in
      try place.ask { () throws(LedgerError) in try ledger.file(number) }
    }
    guard let known, known.reason != nil else {
      throw Failure(
        .noInput,
        "no file \(DisplayText.harmless(text)) was put aside; leadclock quarantine list")
    }
    return try QuarantinedFile(known, ledger, in: place)
  }

  /// `F-00001a`, with or without its letter's case.
  static func number(_ text: String) throws -> Int64? {
    guard let number = FileRow.number(text), number > 0 else {
      throw Failure(.usage, "'\(DisplayText.harmless(text))' is no file's number, such as F-00001a")
    }
    return number
  }

  private init(_ row: FileRow, _ ledger: LedgerReader, in place: Installation) throws {
    self.row = row
    self.place = place
    events = try place.ask { () throws(LedgerError) in try ledger.events(ofFile: row.id) }
    predecessor = try place.ask { () throws(LedgerError) in
      try ledger.predecessor(ofFile: row.id)
    }
    successor = try place.ask { () throws(LedgerError) in try ledger.successor(ofFile: row.id) }
    let next = successor
    let since = events.last?.sequence ?? 0
    leads = try place.ask { () throws(LedgerError) in
      guard let next else { return [] }
      return Set(try ledger.events(ofFile: next, after: since).compactMap(\.lead)).sorted()
        .map { LeadID($0) }
    }
  }

  /// `F-00001b, L-1042`; empty when it was not read again.
  var becameText: String {
    let number = successor.map { FileRow.text($0) }
    return ([number].compactMap { $0 } + leads.map(\.text)).joined(separator: ", ")
  }

  /// The file as a list has it, for programs.
  func json(now: Instant) -> JSONValue {
    [
      "file": .string(number), "source": .string(source), "at": Moment.json(at),
      "age_seconds": Moment.seconds(at.map { now - $0 }), "size": .integer(row.size),
      "reason": .optional(row.reason), "path": .string(row.path),
      "was": .optional(predecessor.map(FileRow.text)),
    ]
  }
}

extension QuarantinedFile {
  /// Bytes of a file that are looked at for its first lines.
  private static let looked = 4096
  private static let lines = 10

  /// The first lines as a terminal may show them; nil when this account cannot read them, or there
  /// is no file with lines in it.
  func firstLines() -> [String]? {
    guard let bytes = Self.beginning(of: path, limit: Self.looked) else { return nil }
    let isCut = bytes.count == Self.looked
    var lines = DisplayText.harmlessLines(String(decoding: bytes, as: UTF8.self))
    if lines.last == "" { lines.removeLast() }
    let shown = lines.prefix(Self.lines).map { DisplayText.cut($0, to: 200) }
    return shown + (isCut || lines.count > Self.lines ? ["…"] : [])
  }

  /// What was written beside it when it was put aside, wherever it lies by now.
  func reasonRecord() -> JSONValue? {
    let name = number + ".reason.json"
    let zone = place.settings.timezone
    let days = events.filter { $0.kind == .responseRecorded }.map { zone.local($0.at).date.text }
    for folder in ["quarantine"] + days.map({ "archive/\($0)" }) {
      let path = "\(place.settings.spool)/\(folder)/\(name)"
      if let bytes = Self.beginning(of: path, limit: 65_536),
        let record = try? JSONReader.read(bytes)
      {
        return record
      }
    }
    return nil
  }

  /// A link, a pipe or a device that somebody dropped is not looked into.
  private static func beginning(of path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(file, &bytes, limit)
    return count < 0 ? nil : Array(bytes[..<count])
  }

  /// What the file system says of it: kind, mode and owner; nil when it is not to be seen.
  func status() -> String? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: "file"
      case S_IFLNK: "symbolic link"
      case S_IFIFO: "pipe"
      case S_IFSOCK: "socket"
      case S_IFDIR: "folder"
      default: "device"
      }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    let owner = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
    return "\(kind), mode 0\(mode), owner \(owner ?? String(status.st_uid))"
  }
}
