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
  /// Whether its name was given to it whole, by a rename or a move.
  var arrivedWhole: Bool
  /// What it was when it was last looked at.
  var facts: FileFacts?
  /// When to look again.
  var dueMonotonic: Int64
  /// How often the reader broke over it.
  var strikes = 0
  /// Whether something happened to the name while it was with the reader or waited to be moved.
  var isTouched = false

  var key: Key { Key(folder: folder.number, name: name) }

  struct Key: Hashable {
    let folder: Int
    let name: FileName
  }
}

/// What to do with a candidate after looking at it.
enum Sighting {
  /// It is gone.
  case gone
  /// Look again after that many milliseconds.
  case wait(Int64)
  /// Put it aside unread.
  case quarantine(String)
  /// Its bytes, unchanged while they were read.
  case content([UInt8], FileFacts)
}
