import LeadClock
import LeadFormats
import Ledger

/// A file that has been read and understood, or not, and waits to be committed.
struct TakenFile {
  /// What becomes of it.
  enum Content {
    case leads([Finding], source: String?)
    case response(ResponseFile, uid: UInt32)
    /// Records from elsewhere that may answer leads.
    case evidence([Finding], uid: UInt32)
    case receipt(ReceiptFile)
    /// A record from elsewhere that cannot be read, of which nothing may stay, and why.
    case unread(String)
    /// It is put aside for this reason; what could be read of it starts its clocks all the same.
    case unusable(String, [Finding] = [])

    /// How much is to be recorded of it.
    var records: Int {
      switch self {
      case .leads(let findings, _), .evidence(let findings, _), .unusable(_, let findings):
        max(findings.count, 1)
      case .response, .receipt, .unread: 1
      }
    }
  }

  var candidate: Candidate
  var facts: FileFacts
  var digest: [UInt8]
  /// When it arrived: the earlier of first sight and the file's own time.
  var arrivedAt: Instant
  var content: Content
  /// The number it had while it was put aside, when somebody sent it back.
  var retriedFrom: Int64?

  /// A receipt is removed where it lies, all else is moved.
  var isReceipt: Bool {
    if case .receipt = content { true } else { false }
  }
}

/// What is committed together: one transaction, all or nothing.
struct Batch {
  /// Files in the order in which they were read.
  var files: [TakenFile] = []
  /// Events that come from the service itself.
  var notices: [EventRow] = []
  /// When the first file came in, in monotonic milliseconds.
  var since: Int64 = 0

  /// What the files hold, in bytes.
  private(set) var bytes: Int64 = 0
  /// What was found in them: leads and what is no lead.
  private(set) var records = 0

  /// Files in one transaction at most: a pass stays short beside the clocks.
  static let limit = 256
  /// Bytes after which no file is added: the largest file has room, and a hundred of them have not.
  static let byteLimit: Int64 = 4 << 20
  /// Records after which no file is added.
  static let recordLimit = 2000
  /// How long a batch may wait for more files, in milliseconds.
  static let patience: Int64 = 20

  var isEmpty: Bool { files.isEmpty && notices.isEmpty }

  /// Whether it is to be committed before anything is added.
  var isFull: Bool {
    files.count >= Self.limit || bytes >= Self.byteLimit || records >= Self.recordLimit
  }

  mutating func append(_ file: TakenFile, at monotonic: Int64) {
    if files.isEmpty { since = monotonic }
    files.append(file)
    bytes += file.facts.size
    records += file.content.records
  }
}

/// What was done after a commit and is noted with the next one: each effect has its own mark.
struct Marks {
  var movedFiles: [Int64] = []
  var redirectedFiles: [(file: Int64, path: String)] = []
  /// Files that were put aside and lie in their folder again.
  var returnedFiles: [(file: Int64, path: String, inode: UInt64)] = []
  var publishedDeliveries: [String] = []
  var removedDeliveries: [String] = []
  /// When the first mark was made, in monotonic milliseconds.
  var since: Int64?

  var isEmpty: Bool {
    movedFiles.isEmpty && redirectedFiles.isEmpty && returnedFiles.isEmpty && areOutboxMarksEmpty
  }

  var areOutboxMarksEmpty: Bool { publishedDeliveries.isEmpty && removedDeliveries.isEmpty }

  /// How long marks wait for a transaction of their own, in milliseconds.
  static let patience: Int64 = 1000

  func write(to ledger: Ledger) throws(LedgerError) {
    for entry in redirectedFiles { try ledger.redirect(file: entry.file, to: entry.path) }
    for entry in returnedFiles {
      try ledger.keep(retried: entry.file, path: entry.path, inode: entry.inode)
    }
    for file in movedFiles { try ledger.markMoved(file: file) }
    for key in publishedDeliveries { try ledger.markPublished(delivery: key) }
    for key in removedDeliveries { try ledger.markRemoved(delivery: key) }
  }
}
