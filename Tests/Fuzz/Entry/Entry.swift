import Glibc

/// The target of this program: it is started under the target's name.
nonisolated(unsafe) private var target: FuzzTarget?

/// What an input of at most `linearSize` bytes may take, in nanoseconds of this thread: ten times
/// what it may take in the product, because instrumented code is slow.
private let timeLimit: UInt64 = 1_000_000_000
private let linearSize = 65_536

/// Called once by libFuzzer.
@_cdecl("LLVMFuzzerInitialize")
public func initialise(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> Int32 {
  let path = String(cString: arguments.pointee[0])
  let name = path.split(separator: "/").last.map(String.init) ?? ""
  target = FuzzTarget.named(name)
  if target == nil {
    let known = FuzzTarget.all.map(\.name).joined(separator: "\n")
    print(known)
    exit(name == "fuzz" ? 0 : 64)
  }
  return 0
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let target else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let began = threadTime()
  do throws(Broken) {
    try target.check(bytes)
    let taken = threadTime() - began
    guard taken < timeLimit || count > linearSize else {
      throw Broken("\(count) bytes took \(taken / 1_000_000) ms")
    }
    let repeated = threadTime()
    try target.checkRepeated(bytes, upTo: linearSize)
    let long = threadTime() - repeated
    guard long < timeLimit else {
      throw Broken("these bytes repeated to \(linearSize) took \(long / 1_000_000) ms")
    }
  } catch {
    fatalError("\(target.name): \(error.description)")
  }
  return 0
}

private func threadTime() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
