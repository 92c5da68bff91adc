/// Candidates that are to be looked at now, by urgency.
///
/// What people and the courier did comes before new leads: an answer that waits behind a burst
/// would let a level fire that is owed to nobody any more.
struct ReadyQueues {
  private var receipts = Queue()
  private var responses = Queue()
  private var leads = Queue()

  var isEmpty: Bool { receipts.isEmpty && responses.isEmpty && leads.isEmpty }

  /// Whether something comes before the leads.
  var hasDeeds: Bool { !receipts.isEmpty || !responses.isEmpty }

  mutating func append(_ key: Candidate.Key, role: WatchedFolder.Role) {
    switch role {
    case .receipts: receipts.append(key)
    case .responses: responses.append(key)
    case .inbox, .archive: leads.append(key)
    }
  }

  mutating func next() -> Candidate.Key? {
    receipts.next() ?? responses.next() ?? leads.next()
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
