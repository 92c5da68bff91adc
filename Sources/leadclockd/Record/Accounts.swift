import Glibc

/// Names of the accounts that write response files, asked once each.
final class Accounts {
  private var names: [UInt32: String?] = [:]

  func name(of uid: UInt32) -> String? {
    if let known = names[uid] { return known }
    let name = Self.ask(uid)
    names[uid] = .some(name)
    return name
  }

  private static func ask(_ uid: UInt32) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    return String(cString: entry.pw_name)
  }
}
