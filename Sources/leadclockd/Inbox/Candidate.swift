import LeadClock

/// A file that has been seen and is not done with.
struct Candidate {
  /// Where it lies.
  var folder: WatchedFolder
  var name: FileName
  /// When it was first seen.
  var seenAt: Instant
  var seenMonotonic: Int64
  /// The last scan before it was seen: it cannot have arrived earlier.
  var notBefore: Instant?
  /// When something about it last changed, as far as was seen.
  var changedMonotonic: Int64
  /// What the kernel said of its name so far.
  var hints: Hints
  /// What it was when it was last looked at.
  var facts: FileFacts?
  var phase: Phase
  /// How often the reader broke over it.
  var strikes = 0
  /// Whether it was said that it waits for long.
  var isReported = false
  /// Whether it is read as what came before its writer died.
  var isSalvaged = false
  /// Why the whole of it could not be read.
  var salvageReason: String?

  /// What was odd about it: kept with its lead.
  var remarks: [String] = []
  /// Whether it counts as held in memory; what is committed and waits to be moved does not.
  var isCounted = true

  /// A hint about the name that came while it was held: another file may lie there by now.
  var again: (time: PassTime, hints: Hints)?

  /// Where it is on its way; it is in exactly one of these places.
  enum Phase {
    /// In the queue of those to be looked at.
    case ready
    /// Looked at again at that time.
    case waiting(until: Int64)
    /// With the reader, in the batch, or committed and not moved yet.
    case held
  }

  var key: Key { Key(folder: folder.number, name: name) }

  /// Whether its name was given to it when it was whole: by a rename, or by a link.
  ///
  /// A link gives a creation and no closing. The kernel reports the closing before it lets go of
  /// the writer, so once the lease probe finds no writer and no closing was reported, there was
  /// none.
  var arrivedWhole: Bool {
    hints.contains(.movedIn) || (hints.contains(.created) && !hints.contains(.written))
  }

  /// Takes in what the kernel says of the name. One that was given a second time before its file was
  /// read belongs to another file by now.
  mutating func take(_ new: Hints) {
    if !hints.isDisjoint(with: .given), !new.isDisjoint(with: .given) { remark(Self.replaced) }
    hints.formUnion(new)
  }

  /// Notes once that something is odd.
  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  static let replaced = "another file of its name lay there before it and was not read"

  /// What the kernel says of a name.
  struct Hints: OptionSet {
    let rawValue: UInt8
    static let created = Hints(rawValue: 1)
    static let written = Hints(rawValue: 2)
    static let movedIn = Hints(rawValue: 4)
    /// By which a file gets its name.
    static let given: Hints = [.created, .movedIn]
  }

  struct Key: Hashable {
    let folder: Int
    let name: FileName
  }
}

/// Why a file is not taken yet.
enum WaitReason {
  /// It changed just now, or may still change.
  case unsettled
  /// Somebody has it open for writing.
  case written
  /// It may not be read.
  case unreadable
  /// Its done-file is not there.
  case doneFileMissing
  /// It is a done-file, and its file is not there.
  case alone
  /// It is a folder in a source's folder.
  case folder
  /// Something is mounted on its name.
  case mounted

  /// What is said of a file that has waited for long; nil when waiting is as it should be.
  var notice: String? {
    switch self {
    case .unsettled: nil
    case .written: "somebody still writes to it"
    case .unreadable: "it may not be read; cure: install -m 0640 -g leadclock-drop"
    case .doneFileMissing: "its done-file is missing"
    case .alone: "it is a done-file whose file is missing"
    case .mounted: "something is mounted on its name; unmount it"
    case .folder: "it is a folder; files are taken from inbox/SOURCE itself, not from below it"
    }
  }
}

/// What to do with a candidate after looking at it.
enum Sighting {
  /// It is gone.
  case gone
  /// Look again after that many milliseconds, for this reason.
  case wait(Int64, WaitReason)
  /// Put it aside unread.
  case quarantine(String)
  /// Put it aside because it may not be read; it is somebody's enquiry all the same.
  case unreadable(String)
  /// Its bytes, unchanged while they were read.
  case content([UInt8], FileFacts)
  /// The head of one that is too large, and why the rest is not read.
  case head([UInt8], FileFacts, tooLarge: String)
}
