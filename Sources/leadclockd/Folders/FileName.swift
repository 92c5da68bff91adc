import Glibc

/// A file's name as the kernel has it: bytes, not text.
struct FileName: Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// Calls `body` with the name as C wants it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }

  /// The name as text, for recognising an extension; never for a journal.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The name made harmless and at most `limit` bytes long: letters, digits, `.`, `_`, `-`; the
  /// extension is kept.
  func safe(limit: Int) -> String {
    let mapped = bytes.map { Self.isHarmless($0) ? $0 : UInt8(ascii: "_") }
    guard mapped.count > limit else { return String(decoding: mapped, as: UTF8.self) }
    let dot = mapped.lastIndex(of: UInt8(ascii: ".")) ?? mapped.endIndex
    let ending = mapped.count - dot <= 16 ? Array(mapped[dot...]) : []
    return String(decoding: mapped.prefix(limit - ending.count) + ending, as: UTF8.self)
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
