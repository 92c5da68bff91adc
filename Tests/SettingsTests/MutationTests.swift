import Testing

@testable import Settings

/// SplitMix64: small, good enough to disturb bytes, and the same on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct MutationTests {
  /// What YAML or the walk may stumble over.
  private static let fragments = [
    "", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\t", "\"", "'", "&a ", "*a", "!!x ", "---\n",
    "...\n", "~", "null", "0", "-1", "99999999999999999999", "2wd", "1d", "..", "2026-02-30",
    "24:00-24:00", "%", "@", "|\n", ">\n", "? ", "\u{FEFF}", "\u{85}", "\u{2028}", "é", "\0", "#",
    "<<: ", "always", "owner", "ana", "\r",
  ].map { Array($0.utf8) }

  @Test(arguments: 1...8)
  func `disturbed files are read or refused with a place in them`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let original = try FileBytes.read(path: shippedFile("full.yaml"), limit: 100_000).get()
    var refused = 0
    for _ in 0..<250 {
      let bytes = Self.disturb(original, &random)
      guard let found = check(bytes) else { continue }
      refused += 1
      #expect(found.isEmpty, "\(found) in \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(refused > 100)
  }

  /// Nil for a file that holds; else the complaints whose place is not in it.
  private func check(_ bytes: [UInt8]) -> [String]? {
    do throws(SettingsError) {
      let settings = try Settings.read(bytes, path: "c.yaml")
      return settings.rules.people.isEmpty ? ["settings without people"] : nil
    } catch {
      let lengths = Self.lineLengths(bytes)
      let outside = error.complaints.filter { complaint in
        !(1...lengths.count).contains(complaint.line)
          || !(1...lengths[complaint.line - 1] + 1).contains(complaint.column)
      }
      if error.complaints.isEmpty { return ["no complaint at all"] }
      return outside.map(\.description)
    }
  }

  private static func disturb(_ original: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<end)
      case 2:
        bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0..<at + 1, using: &random))
      case 3: bytes.removeSubrange(max(at, 1)...)
      default:
        bytes.replaceSubrange(at..<end, with: fragments.randomElement(using: &random) ?? [])
      }
      if bytes.isEmpty { return bytes }
    }
    return bytes
  }

  /// Characters of each line, the last one too when it is empty.
  private static func lineLengths(_ bytes: [UInt8]) -> [Int] {
    var lengths = [0]
    var isAfterReturn = false
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      if isAfterReturn, scalar == "\n" { continue }
      if ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        lengths.append(0)
      } else {
        lengths[lengths.count - 1] += 1
      }
    }
    return lengths
  }
}
