import Glibc

/// A generator with a seed, so that what failed fails again (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Whether one of that many times has come.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One of these.
  mutating func one<Element>(of elements: some Collection<Element>) -> Element? {
    elements.randomElement(using: &self)
  }
}

/// How many histories are played: 300, or as many as LEADCLOCK_SEEDS says.
let seedCount: Int = getenv("LEADCLOCK_SEEDS").flatMap { Int(String(cString: $0)) } ?? 300
