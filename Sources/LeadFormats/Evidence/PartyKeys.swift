/// The keys under which people, ours and leads, are known in records of every sort.
public enum PartyKeys {
  /// `email:…` in lower case; nil when it is no address.
  public static func email(_ raw: String) -> String? {
    Identity.email(raw).map { "email:" + $0.lowercased() }
  }

  /// A number as it may have been kept: in full by the region's rules, as its digits, and in full
  /// where it begins with the international `00`. The fullest form first.
  public static func phone(_ raw: String, _ rules: PhoneRules) -> [String] {
    let written = raw.trimmed.prefix { $0 != "@" && $0 != ";" }
    guard let digits = Identity.phone(raw.first == " " ? " " + written : String(written)) else {
      return []
    }
    var keys: [String] = []
    let number =
      digits.hasPrefix("+") ? rules.read(digits) : rules.known(String(written), plain: digits)
    if let number {
      keys.append("phone:" + number.e164)
    }
    if digits.hasPrefix("00"), digits.utf8.count >= 10 {
      keys.append("phone:+" + digits.dropFirst(2))
    }
    keys.append("phone:" + digits)
    return keys.unique
  }

  /// A telephone extension, or the name that an exchange gives a person's telephone.
  public static func phoneExtension(_ raw: some StringProtocol) -> String? {
    let text = raw.trimmed
    guard (1...40).contains(text.utf8.count),
      text.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || [0x2D, 0x2E, 0x5F].contains(byte)
      })
    else { return nil }
    return "extension:" + text.lowercased()
  }

  /// A call's end: a number, an extension, or `sip:2000@host` and `client:ana`.
  static func line(_ raw: String, _ rules: PhoneRules) -> [String] {
    var text = raw.trimmed
    for scheme in ["sip:", "sips:", "client:", "tel:"] where text.lowercased().hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    let user = text.prefix { $0 != "@" && $0 != ";" }
    let isLong = user.utf8.filter { (0x30...0x39).contains($0) }.count > 6
    let own = phoneExtension(user).map { [$0] } ?? []
    return phone((raw.first == " " ? " " : "") + user, rules)
      + (isLong && user.contains("+") ? [] : own)
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
