import Foundation
import Glibc
import Testing

/// How producers make files appear.
@Suite struct PublicationTests {
  @Test func `a file renamed from a temporary name is one lead, soon`() async throws {
    try await Bench.run(alone: true) { bench in
      try await bench.start()
      let start = Date()
      try bench.drop(Text.lead(1), as: "lead.json")
      let entry = try await bench.entry("lead-received")
      #expect(Date().timeIntervalSince(start) < 0.25)
      #expect(entry.source == "website")
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [Text.lead(1)])
    }
  }

  @Test func `a file linked into place is one lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.link(Text.lead(1), to: bench.inbox("lead.json"), by: bench.root + "/outside/a")
      try await bench.settle(leads: 1)
    }
  }

  @Test func `a file without a name that gets one is one lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try Drop.nameless(
        Text.lead(1), to: bench.inbox("lead.json"), in: bench.root + "/outside")
      try await bench.settle(leads: 1)
      #expect(bench.entries("lead-received").count == 1)
    }
  }

  @Test func `half a file that becomes whole within the grace is one lead`() async throws {
    var configuration = Configuration()
    configuration.limits = "grace: 5s"
    try await Bench.run(configuration) { bench in
      try await bench.start()
      let text = Text.lead(1)
      try Drop.place(String(text.prefix(30)), at: bench.inbox("lead.json"))
      try await bench.pause(1)
      #expect(bench.leadCount == 0)
      try Drop.place(String(text.dropFirst(30)), at: bench.inbox("lead.json"), flags: O_APPEND)
      try await bench.settle(leads: 1)
      #expect(bench.entries("file-quarantined").isEmpty)
      #expect(bench.archivedTexts == [text])
    }
  }

  @Test func `a writer that closes and reopens the file again and again is waited for`()
    async throws
  {
    var configuration = Configuration()
    configuration.limits = "grace: 3s"
    try await Bench.run(configuration) { bench in
      try await bench.start()
      var text = Text.lead(1)
      while !text.isEmpty {
        let part = String(text.prefix(40))
        text = String(text.dropFirst(40))
        try Drop.place(part, at: bench.inbox("lead.json"), flags: O_APPEND)
        #expect(text.isEmpty || bench.leadCount == 0)
        try await bench.pause(1)
      }
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [Text.lead(1)])
    }
  }

  @Test func `an empty file that is filled later is one lead`() async throws {
    var configuration = Configuration()
    configuration.limits = "empty: 10s"
    try await Bench.run(configuration) { bench in
      try await bench.start()
      try Drop.place("", at: bench.inbox("lead.json"))
      try await bench.pause(1.5)
      #expect(bench.names("inbox/website") == ["lead.json"])
      try Drop.place(Text.lead(1), at: bench.inbox("lead.json"))
      try await bench.settle(leads: 1)
      #expect(bench.entries("file-quarantined").isEmpty)
    }
  }

  @Test func `a file that a child still writes to is waited for after its parent closed it`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let parent = try Drop.open(bench.inbox("lead.json"), O_WRONLY | O_CREAT)
      let child = fcntl(parent, F_DUPFD_CLOEXEC, 0)
      let text = Text.lead(1)
      Drop.write(text, to: parent)
      close(parent)
      try await bench.pause(1.5)
      #expect(bench.leadCount == 0)
      Drop.write("\n", to: child)
      close(child)
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [text + "\n"])
    }
  }

  @Test func `a file written through memory is waited for although no descriptor is open`()
    async throws
  {
    try await Bench.run { bench in
      try await bench.start()
      let bytes = Array(Text.lead(1).utf8)
      let file = try Drop.open(bench.inbox("lead.json"), O_RDWR | O_CREAT)
      ftruncate(file, bytes.count)
      let memory = mmap(nil, bytes.count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
      close(file)
      try await bench.pause(1.5)
      #expect(bench.leadCount == 0)
      #expect(bench.entries("file-quarantined").isEmpty)
      memory?.copyMemory(from: bytes, byteCount: bytes.count)
      munmap(memory, bytes.count)
      try await bench.settle(leads: 1)
    }
  }

  @Test(arguments: [1_000_000_000, 4_000_000_000])
  func `a modification time says nothing of when a lead arrived`(seconds: Int) async throws {
    try await Bench.run { bench in
      try await bench.start()
      let path = bench.root + "/outside/lead.json"
      try Drop.place(Text.lead(1), at: path)
      let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
      utimensat(AT_FDCWD, path, times, 0)
      let now = Int(Date().timeIntervalSince1970 * 1000)
      rename(path, bench.inbox("lead.json"))
      try await bench.settle(leads: 1)
      let arrived = bench.number("SELECT arrived_ms FROM leads")
      #expect(abs(arrived - now) < 2000)
      #expect(bench.number("SELECT started_ms FROM clocks") == arrived)
    }
  }

  @Test func `a file renamed over one that was not read yet is read instead of it`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      bench.daemon?.signal(SIGSTOP)
      try bench.drop(Text.lead(1), as: "lead.json")
      try bench.drop(Text.lead(2), as: "lead.json")
      bench.daemon?.signal(SIGCONT)
      try await bench.settle(leads: 1)
      #expect(bench.archivedTexts == [Text.lead(2)])
    }
  }

  @Test func `a temporary name is left alone until it is renamed`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      let names = [".lead.json", "lead.json.part", "lead.tmp", "lead.filepart", "lead.json~"]
      for name in names { try Drop.place(Text.lead(1), at: bench.inbox(name)) }
      try await bench.pause(1)
      #expect(bench.names("inbox/website") == names.sorted())
      #expect(bench.leadCount == 0)
      rename(bench.inbox("lead.json.part"), bench.inbox("lead.json"))
      let left = names.filter { $0 != "lead.json.part" }.sorted()
      try await bench.until("the renamed one is taken") {
        bench.leadCount == 1 && bench.names("inbox/website") == left
      }
    }
  }

  @Test func `the same name every day is a new lead every time`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      for number in 1...3 {
        try bench.drop(Text.lead(number), as: "lead.json")
        try await bench.settle(leads: number)
      }
      #expect(Set(bench.archivedTexts) == Set((1...3).map { Text.lead($0) }))
    }
  }

  @Test func `identical bytes are two deliveries and one lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      try bench.drop(Text.lead(1), as: "a.json")
      try bench.drop(Text.lead(1), as: "b.json")
      try await bench.entry("lead-duplicate")
      try await bench.settle(leads: 1)
      #expect(bench.archive.count == 2)
      #expect(bench.number("SELECT duplicates FROM leads") == 1)
    }
  }

  @Test func `an inode that is used again at once is a new lead`() async throws {
    try await Bench.run { bench in
      try await bench.start()
      var inodes: Set<UInt64> = []
      for number in 1...8 {
        try Drop.place(Text.lead(number), at: bench.inbox("lead.json"))
        try await bench.until("archived") { bench.archive.count == 1 }
        inodes.insert(bench.inode(bench.archive[0]))
        unlink(bench.spool + "/" + bench.archive[0])
      }
      try await bench.settle(leads: 8)
      #expect(bench.entries("lead-duplicate").isEmpty)
      // Not every file system gives one out again; where it does, nothing may depend on it.
      #expect(inodes.count <= 8)
    }
  }

  @Test func `what lands while the daemon starts is there once`() async throws {
    try await Bench.run { bench in
      for number in 0..<20 { try bench.drop(Text.lead(number), as: "\(number).json") }
      try await bench.start(awaited: false)
      for number in 20..<120 {
        try bench.drop(Text.lead(number), as: "\(number).json")
        if number.isMultiple(of: 10) { try await bench.pause(0.01) }
      }
      try await bench.settle(leads: 120)
      #expect(bench.archive.count == 120)
    }
  }
}
