import CNettle
import LeadClock

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) by nettle.
enum Hashing {
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes)
    return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      nettle_sha256_digest(&context, 32, buffer.baseAddress)
      count = 32
    }
  }

  /// What stands for an address in the ledger: keyed, so that a list of addresses cannot be tried.
  static func keyed(_ text: String, secret: [UInt8]) -> [UInt8] {
    var context = hmac_sha256_ctx()
    nettle_hmac_sha256_set_key(&context, secret.count, secret)
    let bytes = Array(text.utf8)
    nettle_hmac_sha256_update(&context, bytes.count, bytes)
    return [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      nettle_hmac_sha256_digest(&context, 16, buffer.baseAddress)
      count = 16
    }
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The idempotency key of something that happens once: 32 hexadecimal digits from its parts.
  static func key(_ parts: [String], secret: [UInt8]) -> String {
    hex(keyed(parts.joined(separator: "\u{1F}"), secret: secret))
  }
}
