/// Candidates that are to be looked at now, by urgency.
///
/// What people and the courier did comes before new leads: an answer that waits behind a burst
/// would let a level fire that is owed to nobody any more. Among the leads the folders take turns:
/// one lead of a quiet source does not wait behind the flood of another.
struct ReadyQueues {
  private var receipts = Queue()
  private var responses = Queue()
  private var leads: [Int: Queue] = [:]
  /// Folders with leads in their queue, in the order of their turns.
  private var turns: [Int] = []

  var isEmpty: Bool { receipts.isEmpty && responses.isEmpty && turns.isEmpty }

  /// Whether something comes before the leads.
  var hasDeeds: Bool { !receipts.isEmpty || !responses.isEmpty }

  mutating func append(_ key: Candidate.Key, role: WatchedFolder.Role) {
    switch role {
    case .receipts: receipts.append(key)
    case .responses: responses.append(key)
    case .inbox, .archive:
      if leads[key.folder] == nil { turns.append(key.folder) }
      leads[key.folder, default: Queue()].append(key)
    }
  }

  mutating func next() -> Candidate.Key? {
    receipts.next() ?? responses.next() ?? nextLead()
  }

  private mutating func nextLead() -> Candidate.Key? {
    guard !turns.isEmpty else { return nil }
    let folder = turns.removeFirst()
    let key = leads[folder]?.next()
    if leads[folder]?.isEmpty ?? true {
      leads[folder] = nil
    } else {
      turns.append(folder)
    }
    return key
  }

  /// First in, first out; what was taken is given back in large pieces.
  private struct Queue {
    private var keys: [Candidate.Key] = []
    private var head = 0

    var isEmpty: Bool { head == keys.count }

    mutating func append(_ key: Candidate.Key) { keys.append(key) }

    mutating func next() -> Candidate.Key? {
      guard head < keys.count else { return nil }
      defer {
        head += 1
        if head == keys.count || head == 1024 {
          keys.removeFirst(head)
          head = 0
        }
      }
      return keys[head]
    }
  }
}
