import LeadClock

/// Walks one document and gathers what is wrong with it.
///
/// Every method that reads something gives nil after it has complained, so that the walk goes on
/// and all of a file is reported at once.
final class Checker {
  static let sizeLimit = 1024 * 1024
  static let reportLimit = 50
  /// Looking for what was meant costs time; beyond this many nobody reads on.
  private static let gatherLimit = 200

  let path: String
  let zoneFolder: String
  private(set) var complaints: [Complaint] = []
  private(set) var notes: [Complaint] = []
  /// Where the text ends: libyaml puts the end of an unfinished last line on a line of its own.
  private var end = Position(line: .max, column: .max)
  var names = Tables()
  var quietHours: [PersonID: DayWindow] = [:]

  init(path: String, zoneFolder: String) {
    self.path = path
    self.zoneFolder = zoneFolder
  }

  /// By position, the first 50.
  var sortedComplaints: [Complaint] {
    Array(Self.sorted(complaints).prefix(Self.reportLimit))
  }
  /// By position.
  var sortedNotes: [Complaint] { Self.sorted(notes) }

  private static func sorted(_ complaints: [Complaint]) -> [Complaint] {
    complaints.sorted { ($0.line, $0.column, $0.text) < ($1.line, $1.column, $1.text) }
  }

  /// Whether nobody would read a further complaint.
  var isFull: Bool { complaints.count >= Self.gatherLimit }

  /// Says what is wrong at a place; the text is not even made when nobody would read it.
  func complain(_ position: Position, _ text: @autoclosure () -> String) {
    guard !isFull else { return }
    let place = min(position, end)
    complaints.append(
      Complaint(file: path, line: place.line, column: place.column, text: text()))
  }

  /// Says that what is known has no effect yet.
  func note(_ key: String, _ position: Position) {
    // The daemon does its part of these: what is missing is who delivers.
    let text =
      key == "channels"
      ? "'channels': notifications are written to outbox/, and nothing in this version sends them"
      : "'\(key)' is read but has no effect in this version"
    note(text, at: position)
  }

  /// Says something that does not stand in the way.
  func note(_ text: String, at position: Position) {
    notes.append(
      Complaint(file: path, line: position.line, column: position.column, text: text))
  }

  /// Notes those of `keys` that are there.
  func note(_ keys: [String], in fields: Fields) {
    for pair in fields.pairs where keys.contains(pair.key) { note(pair.key, pair.position) }
  }

  /// The document's tree; nil when it has none, for which there is a complaint then.
  func tree(_ bytes: [UInt8]) -> YAMLNode? {
    guard bytes.count <= Self.sizeLimit else {
      complain(.start, "larger than 1 MiB, which no configuration is")
      return nil
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let refused = SourceText.firstRefused(in: text) {
      complain(refused.position, refused.reason)
      return nil
    }
    end = SourceText.end(of: text)
    do {
      let builder = YAMLTree(text) { self.complain($0, $1) }
      guard let root = try builder.document(), !root.isNull else {
        complain(.start, "nothing is configured; " + Self.minimalFile)
        return nil
      }
      return root
    } catch {
      complain(error.position, SourceText.explain(error, in: text))
      return nil
    }
  }

  static let minimalFile = "a minimal file has spool, state, one person and one policy"
}
